import type { MigrationInterface, QueryRunner } from 'typeorm'

export class WebhookHeaders1764000027000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`ALTER TABLE webhook_attempt
      ADD COLUMN sent_headers TEXT NOT NULL,
      ADD COLUMN answer_headers TEXT NOT NULL`)
  }

  async down(run: QueryRunner) {
    await run.query('ALTER TABLE webhook_attempt DROP COLUMN sent_headers, DROP COLUMN answer_headers')
  }
}
