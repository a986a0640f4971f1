import type { MigrationInterface, QueryRunner } from 'typeorm'

const up = [
  `ALTER TABLE account
    ADD COLUMN allowed_origins JSON NOT NULL DEFAULT (JSON_ARRAY()),
    ADD COLUMN origin_refused_at DATETIME(3) NULL,
    ADD COLUMN refused_origin VARCHAR(200) NULL`,
  'ALTER TABLE identity_key ADD UNIQUE KEY key_of_account (account_id, id)',
  // Null: begun before anybody wrote it down.
  `ALTER TABLE shopper_session
    ADD COLUMN identity_key_id BIGINT UNSIGNED NULL,
    ADD KEY begun_with (account_id, identity_key_id),
    ADD CONSTRAINT shopper_session_key FOREIGN KEY (account_id, identity_key_id) REFERENCES identity_key (account_id, id)`,
]

const down = [
  'ALTER TABLE shopper_session DROP FOREIGN KEY shopper_session_key',
  'ALTER TABLE shopper_session DROP KEY begun_with, DROP COLUMN identity_key_id',
  'ALTER TABLE identity_key DROP KEY key_of_account',
  'ALTER TABLE account DROP COLUMN refused_origin, DROP COLUMN origin_refused_at, DROP COLUMN allowed_origins',
]

export class AllowedOrigins1764000012000 implements MigrationInterface {
  async up(run: QueryRunner) {
    for (const statement of up) await run.query(statement)
  }

  async down(run: QueryRunner) {
    for (const statement of down) await run.query(statement)
  }
}
