import type { MigrationInterface, QueryRunner } from 'typeorm'

// What lies in the bin has no key, and NULLs never collide: so a shortcut is unique among the living.
const up = [
  `ALTER TABLE saved_reply
    ADD COLUMN deleted_at DATETIME(3) NULL,
    ADD COLUMN deleted_by_id BIGINT UNSIGNED NULL,
    ADD COLUMN living_shortcut VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin
      GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN shortcut END) VIRTUAL,
    ADD KEY bin (deleted_at),
    ADD CONSTRAINT saved_reply_deleter FOREIGN KEY (account_id, deleted_by_id) REFERENCES agent (account_id, id)`,
  'ALTER TABLE saved_reply DROP KEY one_saved_reply_per_shortcut',
  'ALTER TABLE saved_reply ADD UNIQUE KEY one_saved_reply_per_shortcut (account_id, living_shortcut)',
]

const down = [
  'DELETE FROM saved_reply WHERE deleted_at IS NOT NULL',
  'ALTER TABLE saved_reply DROP KEY one_saved_reply_per_shortcut',
  'ALTER TABLE saved_reply ADD UNIQUE KEY one_saved_reply_per_shortcut (account_id, shortcut)',
  'ALTER TABLE saved_reply DROP FOREIGN KEY saved_reply_deleter',
  'ALTER TABLE saved_reply DROP KEY bin, DROP KEY saved_reply_deleter',
  'ALTER TABLE saved_reply DROP COLUMN living_shortcut',
  'ALTER TABLE saved_reply DROP COLUMN deleted_by_id, DROP COLUMN deleted_at',
]

export class SavedReplyBin1764000011000 implements MigrationInterface {
  async up(run: QueryRunner) {
    for (const statement of up) await run.query(statement)
  }

  async down(run: QueryRunner) {
    for (const statement of down) await run.query(statement)
  }
}
