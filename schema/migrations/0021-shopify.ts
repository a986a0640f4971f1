import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Shopify1764000021001 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query('ALTER TABLE profile_identity ADD COLUMN told_at DATETIME(3) NULL')
    await run.query(`CREATE TABLE shopify_connection (
      account_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
      secret VARCHAR(200) NOT NULL,
      domain VARCHAR(100) NULL,
      is_external_id BOOLEAN NOT NULL,
      connected_at DATETIME(3) NOT NULL,
      last_event_at DATETIME(3) NULL,
      last_topic VARCHAR(60) NULL,
      refused_at DATETIME(3) NULL,
      CONSTRAINT shopify_connection_account FOREIGN KEY (account_id) REFERENCES account (id)
    ) ENGINE = InnoDB`)
  }

  async down(run: QueryRunner) {
    await run.query('DROP TABLE shopify_connection')
    await run.query('ALTER TABLE profile_identity DROP COLUMN told_at')
  }
}
