import type { MigrationInterface, QueryRunner } from 'typeorm'

const ref = 'BIGINT UNSIGNED NOT NULL'
const number = 'INT UNSIGNED NOT NULL'
const instant = 'DATETIME(3) NOT NULL'
const word = 'VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin'

const what = `
  kind ${word} NOT NULL,
  ticket_id ${ref},
  ticket_number ${number},
  author ${word} NULL,
  agent_id BIGINT UNSIGNED NULL,
  at ${instant}`

// Without keys to tickets: a row of the feed outlives what it tells of, and one that waits is on the way of a message.
const tables = [
  `CREATE TABLE feed_pending (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id ${ref},${what},
    KEY of_account (account_id, id)
  )`,
  `CREATE TABLE feed_event (
    account_id ${ref},
    number ${number},${what},
    PRIMARY KEY (account_id, number),
    CONSTRAINT feed_event_account FOREIGN KEY (account_id) REFERENCES account (id)
  )`,
  `CREATE TABLE feed_head (
    account_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
    epoch ${word} NOT NULL,
    last_number ${number},
    forgotten_up_to ${number},
    numbered_at ${instant},
    CONSTRAINT feed_head_account FOREIGN KEY (account_id) REFERENCES account (id)
  )`,
]

export class Feed1764000017000 implements MigrationInterface {
  async up(run: QueryRunner) {
    for (const table of tables) await run.query(`${table} ENGINE = InnoDB`)
  }

  async down(run: QueryRunner) {
    for (const table of ['feed_head', 'feed_event', 'feed_pending']) await run.query(`DROP TABLE ${table}`)
  }
}
