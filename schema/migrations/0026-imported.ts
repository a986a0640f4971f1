import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Imported1764000026000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`CREATE TABLE imported (
      account_id BIGINT UNSIGNED NOT NULL,
      kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_hash BINARY(32) NOT NULL,
      row_id BIGINT UNSIGNED NOT NULL,
      at DATETIME(3) NOT NULL,
      PRIMARY KEY (account_id, kind, source_hash),
      CONSTRAINT imported_account FOREIGN KEY (account_id) REFERENCES account (id)
    ) ENGINE = InnoDB`)
  }

  async down(run: QueryRunner) {
    await run.query('DROP TABLE imported')
  }
}
