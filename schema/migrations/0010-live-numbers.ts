import type { MigrationInterface, QueryRunner } from 'typeorm'

export class LiveNumbers1764000010000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(
      'ALTER TABLE agent ADD COLUMN last_reply_at DATETIME(3) NULL, ADD COLUMN last_seen_at DATETIME(3) NULL',
    )
    await run.query(
      `UPDATE agent SET last_reply_at =
        (SELECT MAX(at) FROM message WHERE account_id = agent.account_id AND agent_id = agent.id)`,
    )
    // All that a report asks of a closed ticket stands in the index.
    await run.query(
      `ALTER TABLE ticket ADD COLUMN open_seconds INT UNSIGNED NULL,
        ADD KEY closed (account_id, closed_at, channel, created_at, open_seconds)`,
    )
  }

  async down(run: QueryRunner) {
    await run.query('ALTER TABLE ticket DROP KEY closed, DROP COLUMN open_seconds')
    await run.query('ALTER TABLE agent DROP COLUMN last_seen_at, DROP COLUMN last_reply_at')
  }
}

export class WidgetSeen1764000010001 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(
      'ALTER TABLE account ADD COLUMN widget_seen_at DATETIME(3) NULL, ADD COLUMN widget_seen_origin VARCHAR(200) NULL',
    )
  }

  async down(run: QueryRunner) {
    await run.query('ALTER TABLE account DROP COLUMN widget_seen_origin, DROP COLUMN widget_seen_at')
  }
}
