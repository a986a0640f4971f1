import type { MigrationInterface, QueryRunner } from 'typeorm'

const id = 'BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY'
const ref = 'BIGINT UNSIGNED NOT NULL'
const instant = 'DATETIME(3) NOT NULL'
const word = 'VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin'
/** Names that people would call the same are the same: capitals and accents do not count, whatever the database's own collation. */
const name = (length: number) =>
  `VARCHAR(${length}) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL`

const labels = [
  `CREATE TABLE label (
    id ${id},
    account_id ${ref},
    name ${name(40)},
    colour ${word} NOT NULL,
    client_id BINARY(16) NOT NULL,
    content_hash BINARY(32) NOT NULL,
    created_at ${instant},
    UNIQUE KEY one_label_per_name (account_id, name),
    UNIQUE KEY label_made_once (account_id, client_id),
    UNIQUE KEY label_within_account (account_id, id),
    CONSTRAINT label_account FOREIGN KEY (account_id) REFERENCES account (id)
  )`,
  `CREATE TABLE ticket_label (
    ticket_id ${ref},
    label_id ${ref},
    account_id ${ref},
    PRIMARY KEY (ticket_id, label_id),
    KEY labelled (account_id, label_id, ticket_id),
    CONSTRAINT ticket_label_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id),
    CONSTRAINT ticket_label_label FOREIGN KEY (account_id, label_id) REFERENCES label (account_id, id) ON DELETE CASCADE
  )`,
]

export class Labels1764000005000 implements MigrationInterface {
  async up(run: QueryRunner) {
    for (const table of labels) await run.query(`${table} ENGINE = InnoDB`)
    await run.query('ALTER TABLE ticket_event ADD COLUMN label_name VARCHAR(40) NULL')
  }

  async down(run: QueryRunner) {
    await run.query('ALTER TABLE ticket_event DROP COLUMN label_name')
    await run.query('DROP TABLE ticket_label')
    await run.query('DROP TABLE label')
  }
}

const savedReply = `CREATE TABLE saved_reply (
  id ${id},
  account_id ${ref},
  title VARCHAR(100) NOT NULL,
  shortcut VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  category VARCHAR(60) NULL,
  text_en TEXT NULL,
  text_fr TEXT NULL,
  is_holding BOOLEAN NOT NULL,
  used_count INT UNSIGNED NOT NULL DEFAULT 0,
  last_used_at DATETIME(3) NULL,
  last_used_by_id BIGINT UNSIGNED NULL,
  version INT UNSIGNED NOT NULL,
  client_id BINARY(16) NOT NULL,
  content_hash BINARY(32) NOT NULL,
  created_at ${instant},
  UNIQUE KEY one_saved_reply_per_shortcut (account_id, shortcut),
  UNIQUE KEY saved_reply_made_once (account_id, client_id),
  UNIQUE KEY saved_reply_within_account (account_id, id),
  CONSTRAINT saved_reply_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT saved_reply_last_user FOREIGN KEY (account_id, last_used_by_id) REFERENCES agent (account_id, id)
)`

export class SavedReplies1764000005001 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`${savedReply} ENGINE = InnoDB`)
  }

  async down(run: QueryRunner) {
    await run.query('DROP TABLE saved_reply')
  }
}

// The first key answers which tickets have a word, newest last; the second which words a ticket has.
const searchWord = `CREATE TABLE search_word (
  account_id ${ref},
  word VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  ticket_id ${ref},
  number INT UNSIGNED NOT NULL,
  PRIMARY KEY (account_id, word, ticket_id),
  KEY of_ticket (account_id, ticket_id, word),
  CONSTRAINT search_word_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
)`

export class Search1764000005002 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`${searchWord} ENGINE = InnoDB`)
    await run.query(
      `ALTER TABLE ticket ADD COLUMN indexed_up_to INT UNSIGNED NOT NULL DEFAULT 0,
        ADD COLUMN index_pending_since DATETIME(3) NULL, ADD KEY index_due (index_pending_since)`,
    )
    await run.query('UPDATE ticket SET index_pending_since = created_at')
  }

  async down(run: QueryRunner) {
    await run.query('ALTER TABLE ticket DROP KEY index_due')
    await run.query('ALTER TABLE ticket DROP COLUMN index_pending_since, DROP COLUMN indexed_up_to')
    await run.query('DROP TABLE search_word')
  }
}

export class SnoozedByTime1764000005003 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query('ALTER TABLE ticket ADD KEY view_snoozed (account_id, status, snoozed_until, id)')
  }

  async down(run: QueryRunner) {
    await run.query('ALTER TABLE ticket DROP KEY view_snoozed')
  }
}
