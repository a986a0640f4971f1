import type { MigrationInterface, QueryRunner } from 'typeorm'

export class ProfileBlocks1764000028000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`ALTER TABLE profile
      ADD COLUMN blocked_at DATETIME(3) NULL,
      ADD COLUMN blocked_by_id BIGINT UNSIGNED NULL,
      ADD KEY blocked_by (account_id, blocked_by_id),
      ADD CONSTRAINT profile_blocker FOREIGN KEY (account_id, blocked_by_id) REFERENCES agent (account_id, id)`)
  }

  async down(run: QueryRunner) {
    await run.query(`ALTER TABLE profile
      DROP FOREIGN KEY profile_blocker, DROP KEY blocked_by, DROP COLUMN blocked_at, DROP COLUMN blocked_by_id`)
  }
}
