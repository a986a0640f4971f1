import type { MigrationInterface, QueryRunner } from 'typeorm'

const ref = 'BIGINT UNSIGNED NOT NULL'
const optionalRef = 'BIGINT UNSIGNED NULL'
const instant = 'DATETIME(3) NOT NULL'
const optionalInstant = 'DATETIME(3) NULL'
const word = 'VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin'

const up = [
  // A wait that runs already goes on: its bell counts from where it counted.
  `ALTER TABLE ticket
    ADD COLUMN bell_since ${optionalInstant} AFTER waiting_since,
    ADD COLUMN promised_since ${optionalInstant} AFTER bell_since,
    ADD COLUMN snoozed_at ${optionalInstant} AFTER snoozed_until,
    ADD COLUMN snoozed_for ${word} NULL AFTER snoozed_at,
    ADD COLUMN woken_at ${optionalInstant} AFTER snoozed_for`,
  'UPDATE ticket SET bell_since = waiting_since',
  'ALTER TABLE message ADD COLUMN is_holding BOOLEAN NOT NULL DEFAULT FALSE',
  `ALTER TABLE ticket_event ADD COLUMN until ${optionalInstant}`,
  `ALTER TABLE account
    ADD COLUMN check_in_after_minutes INT UNSIGNED NOT NULL DEFAULT 4 AFTER escalate_after_minutes,
    ADD COLUMN holding_text VARCHAR(500) NULL AFTER auto_reply_out_of_hours`,
  `CREATE TABLE note (
    ticket_id ${ref},
    number INT UNSIGNED NOT NULL,
    account_id ${ref},
    agent_id ${ref},
    text TEXT NOT NULL,
    client_id BINARY(16) NOT NULL,
    at ${instant},
    PRIMARY KEY (ticket_id, number),
    UNIQUE KEY noted_once (account_id, client_id),
    CONSTRAINT note_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id),
    CONSTRAINT note_agent FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id)
  ) ENGINE = InnoDB`,
  // An open wait has a key and an ended one has none: so a ticket has at most one.
  `CREATE TABLE ticket_wait (
    ticket_id ${ref},
    number INT UNSIGNED NOT NULL,
    account_id ${ref},
    since ${instant},
    ended_at ${optionalInstant},
    ended_by ${word} NULL,
    agent_id ${optionalRef},
    reply_number INT UNSIGNED NULL,
    open_seconds INT UNSIGNED NULL,
    open_of BIGINT UNSIGNED GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN ticket_id END) VIRTUAL,
    PRIMARY KEY (ticket_id, number),
    UNIQUE KEY one_open_wait_per_ticket (open_of),
    KEY of_account (account_id, since),
    CONSTRAINT ticket_wait_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
  ) ENGINE = InnoDB`,
]

const down = [
  'DROP TABLE ticket_wait',
  'DROP TABLE note',
  'ALTER TABLE account DROP COLUMN holding_text, DROP COLUMN check_in_after_minutes',
  'ALTER TABLE ticket_event DROP COLUMN until',
  'ALTER TABLE message DROP COLUMN is_holding',
  'ALTER TABLE ticket DROP COLUMN woken_at, DROP COLUMN snoozed_for, DROP COLUMN snoozed_at, DROP COLUMN promised_since, DROP COLUMN bell_since',
]

export class SnoozePromiseNote1764000002000 implements MigrationInterface {
  async up(run: QueryRunner) {
    for (const statement of up) await run.query(statement)
  }

  async down(run: QueryRunner) {
    for (const statement of down) await run.query(statement)
  }
}
