import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CloseReason1764000008000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`ALTER TABLE ticket
      ADD COLUMN closed_by_id BIGINT UNSIGNED NULL,
      ADD COLUMN close_reason VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NULL`)
    await run.query(`UPDATE ticket SET close_reason = CASE closed_by WHEN 'agent' THEN 'resolved' ELSE 'ended' END,
      closed_by_id = (SELECT agent_id FROM ticket_event WHERE ticket_id = ticket.id AND kind = 'closed')
      WHERE status = 'closed'`)
  }

  async down(run: QueryRunner) {
    await run.query('ALTER TABLE ticket DROP COLUMN close_reason, DROP COLUMN closed_by_id')
  }
}
