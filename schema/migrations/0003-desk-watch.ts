import type { MigrationInterface, QueryRunner } from 'typeorm'

const id = 'BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY'
const ref = 'BIGINT UNSIGNED NOT NULL'
const optionalRef = 'BIGINT UNSIGNED NULL'
const instant = 'DATETIME(3) NOT NULL'
const optionalInstant = 'DATETIME(3) NULL'
const word = 'VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin'

const up = [
  // An account that nobody has looked at is due at once, however it came to be.
  `ALTER TABLE account
    ADD COLUMN desk_state ${word} NULL,
    ADD COLUMN desk_looked_at ${optionalInstant},
    ADD COLUMN desk_look_at ${instant} DEFAULT '2000-01-01 00:00:00.000',
    ADD KEY desk_looks_due (desk_look_at)`,
  `ALTER TABLE office_hours
    ADD COLUMN saved_by ${optionalRef},
    ADD CONSTRAINT office_hours_agent FOREIGN KEY (account_id, saved_by) REFERENCES agent (account_id, id)`,
  `CREATE TABLE desk_change (
    id ${id},
    account_id ${ref},
    state ${word} NOT NULL,
    at ${instant},
    noticed_at ${instant},
    hours_version INT UNSIGNED NULL,
    missed INT UNSIGNED NOT NULL,
    UNIQUE KEY noticed_once (account_id, at, state),
    UNIQUE KEY desk_change_within_account (account_id, id),
    KEY recent (noticed_at),
    CONSTRAINT desk_change_account FOREIGN KEY (account_id) REFERENCES account (id)
  ) ENGINE = InnoDB`,
  `CREATE TABLE follow_up (
    desk_change_id ${ref},
    place INT UNSIGNED NOT NULL,
    account_id ${ref},
    ticket_id ${ref},
    waiting_since ${instant},
    PRIMARY KEY (desk_change_id, place),
    UNIQUE KEY queued_once (desk_change_id, ticket_id),
    CONSTRAINT follow_up_change FOREIGN KEY (account_id, desk_change_id) REFERENCES desk_change (account_id, id),
    CONSTRAINT follow_up_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
  ) ENGINE = InnoDB`,
]

const down = [
  'DROP TABLE follow_up',
  'DROP TABLE desk_change',
  'ALTER TABLE office_hours DROP FOREIGN KEY office_hours_agent',
  'ALTER TABLE office_hours DROP KEY office_hours_agent, DROP COLUMN saved_by',
  'ALTER TABLE account DROP KEY desk_looks_due, DROP COLUMN desk_look_at, DROP COLUMN desk_looked_at, DROP COLUMN desk_state',
]

export class DeskWatch1764000003000 implements MigrationInterface {
  async up(run: QueryRunner) {
    for (const statement of up) await run.query(statement)
  }

  async down(run: QueryRunner) {
    for (const statement of down) await run.query(statement)
  }
}
