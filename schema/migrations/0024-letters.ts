import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Letters1764000024000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query('ALTER TABLE message ADD COLUMN by_email BOOLEAN NOT NULL DEFAULT FALSE')
    await run.query(`ALTER TABLE outgoing_mail
      ADD COLUMN ticket_id BIGINT UNSIGNED NULL,
      ADD COLUMN message_number INT UNSIGNED NULL,
      MODIFY COLUMN text MEDIUMTEXT NOT NULL`)
  }

  async down(run: QueryRunner) {
    await run.query(`ALTER TABLE outgoing_mail
      DROP COLUMN ticket_id,
      DROP COLUMN message_number,
      MODIFY COLUMN text TEXT NOT NULL`)
    await run.query('ALTER TABLE message DROP COLUMN by_email')
  }
}
