import type { MigrationInterface, QueryRunner } from 'typeorm'

const ref = 'BIGINT UNSIGNED NOT NULL'

export class ProfileErasures1764000023000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query('ALTER TABLE profile ADD COLUMN erased_at DATETIME(3) NULL')
    await run.query(`CREATE TABLE profile_erasure (
      account_id ${ref},
      profile_id ${ref},
      begun_at DATETIME(3) NOT NULL,
      last_ticket_id BIGINT UNSIGNED NOT NULL DEFAULT 0,
      tickets INT UNSIGNED NOT NULL DEFAULT 0,
      messages INT UNSIGNED NOT NULL DEFAULT 0,
      pending_since DATETIME(3) NULL,
      PRIMARY KEY (account_id, profile_id),
      KEY erasures_due (pending_since),
      CONSTRAINT profile_erasure_profile FOREIGN KEY (account_id, profile_id) REFERENCES profile (account_id, id)
    ) ENGINE = InnoDB`)
  }

  async down(run: QueryRunner) {
    await run.query('DROP TABLE profile_erasure')
    await run.query('ALTER TABLE profile DROP COLUMN erased_at')
  }
}
