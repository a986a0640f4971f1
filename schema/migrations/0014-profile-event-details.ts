import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Kinds say what has happened, no longer only what it was about; what is known beside the sentence is kept as it is. */
export class ProfileEventDetails1764000014000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(
      'ALTER TABLE profile_event ADD COLUMN details JSON NULL, ADD KEY of_kind (profile_id, kind, occurred_at, id)',
    )
    for (const [before, now] of kinds)
      await run.query('UPDATE profile_event SET kind = ? WHERE kind = ?', [now, before])
  }

  async down(run: QueryRunner) {
    await run.query(`UPDATE profile_event SET kind = CASE
      WHEN kind LIKE 'order-%' THEN 'order'
      WHEN kind LIKE 'email-%' THEN 'email'
      WHEN kind LIKE 'sms-%' THEN 'sms'
      WHEN kind = 'chat' THEN 'chat'
      ELSE 'site' END`)
    await run.query('ALTER TABLE profile_event DROP KEY of_kind, DROP COLUMN details')
  }
}

const kinds = [
  ['order', 'order-placed'],
  ['email', 'email-sent'],
  ['sms', 'sms-sent'],
  ['site', 'page-viewed'],
]
