import type { MigrationInterface, QueryRunner } from 'typeorm'

const id = 'BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY'
const ref = 'BIGINT UNSIGNED NOT NULL'
const optionalRef = 'BIGINT UNSIGNED NULL'
const instant = 'DATETIME(3) NOT NULL'
const optionalInstant = 'DATETIME(3) NULL'
const word = 'VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin'

const up = [
  `ALTER TABLE ticket
    ADD COLUMN rung_at ${optionalInstant} AFTER rung_steps,
    ADD COLUMN on_it_since ${optionalInstant} AFTER rung_at,
    ADD COLUMN on_it_minutes INT UNSIGNED NULL AFTER on_it_since,
    ADD COLUMN ring_held_from ${optionalInstant} AFTER next_ring_at,
    ADD KEY ringing (account_id, rung_at)`,
  'UPDATE ticket SET rung_at = changed_at WHERE bell_since IS NOT NULL AND rung_steps > 0',
  `ALTER TABLE reminder
    ADD COLUMN held_from ${optionalInstant} AFTER due_at,
    ADD COLUMN settled_by ${optionalRef}`,
  `ALTER TABLE account ADD COLUMN escalate_to ${word} NOT NULL DEFAULT 'everybody' AFTER escalate_after_minutes`,
  `CREATE TABLE repair (
    id ${id},
    account_id ${ref},
    ticket_id ${ref},
    kind ${word} NOT NULL,
    at ${instant},
    KEY of_account (account_id, at),
    CONSTRAINT repair_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
  ) ENGINE = InnoDB`,
]

const down = [
  'DROP TABLE repair',
  'ALTER TABLE account DROP COLUMN escalate_to',
  'ALTER TABLE reminder DROP COLUMN settled_by, DROP COLUMN held_from',
  'ALTER TABLE ticket DROP KEY ringing, DROP COLUMN ring_held_from, DROP COLUMN on_it_minutes, DROP COLUMN on_it_since, DROP COLUMN rung_at',
]

export class BellLedger1764000006000 implements MigrationInterface {
  async up(run: QueryRunner) {
    for (const statement of up) await run.query(statement)
  }

  async down(run: QueryRunner) {
    for (const statement of down) await run.query(statement)
  }
}
