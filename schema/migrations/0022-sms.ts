import type { MigrationInterface, QueryRunner } from 'typeorm'

const ref = 'BIGINT UNSIGNED NOT NULL'
const optionalRef = 'BIGINT UNSIGNED NULL'
const instant = 'DATETIME(3) NOT NULL'
const optionalInstant = 'DATETIME(3) NULL'
const ascii = 'CHARACTER SET ascii COLLATE ascii_bin'
const word = `VARCHAR(24) ${ascii}`
const phone = `VARCHAR(20) ${ascii}`

const tables = [
  `CREATE TABLE sms_settings (
    account_id ${ref} PRIMARY KEY,
    version INT UNSIGNED NOT NULL,
    is_enabled BOOLEAN NOT NULL,
    provider ${word} NOT NULL,
    number ${phone} NULL,
    base_url VARCHAR(300) NULL,
    account_sid VARCHAR(64) ${ascii} NULL,
    auth_token VARCHAR(200) ${ascii} NULL,
    answers_keywords BOOLEAN NOT NULL,
    CONSTRAINT sms_settings_account FOREIGN KEY (account_id) REFERENCES account (id)
  )`,
  `CREATE TABLE sms_contact (
    account_id ${ref},
    number ${phone} NOT NULL,
    profile_id ${optionalRef},
    ticket_id ${optionalRef},
    stopped_at ${optionalInstant},
    created_at ${instant},
    PRIMARY KEY (account_id, number),
    CONSTRAINT sms_contact_profile FOREIGN KEY (account_id, profile_id) REFERENCES profile (account_id, id),
    CONSTRAINT sms_contact_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
  )`,
  `CREATE TABLE sms_ticket (
    ticket_id ${ref} PRIMARY KEY,
    account_id ${ref},
    number ${phone} NOT NULL,
    follows_id ${optionalRef},
    CONSTRAINT sms_ticket_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id),
    CONSTRAINT sms_ticket_follows FOREIGN KEY (account_id, follows_id) REFERENCES ticket (account_id, id)
  )`,
  `CREATE TABLE sms_message (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id ${ref},
    number ${phone} NOT NULL,
    is_inbound BOOLEAN NOT NULL,
    ticket_id ${optionalRef},
    ticket_number INT UNSIGNED NULL,
    ref CHAR(32) ${ascii} NULL,
    sid VARCHAR(64) ${ascii} NULL,
    text TEXT NOT NULL,
    state ${word} NOT NULL,
    problem VARCHAR(40) ${ascii} NULL,
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    called_at ${optionalInstant},
    next_try_at ${optionalInstant},
    created_at ${instant},
    UNIQUE KEY one_text_per_sid (account_id, sid),
    UNIQUE KEY one_text_per_ref (account_id, ref),
    KEY texts_due (next_try_at),
    KEY unsettled (account_id, next_try_at),
    KEY of_number (account_id, number, id),
    KEY texts_old (created_at),
    CONSTRAINT sms_message_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
  )`,
]

/** The second channel (R77): how an account texts, whom, in which tickets, and each text on its way. */
export class Sms1764000022000 implements MigrationInterface {
  async up(run: QueryRunner) {
    for (const table of tables) await run.query(`${table} ENGINE = InnoDB`)
    await run.query('ALTER TABLE ticket_event ADD COLUMN reason VARCHAR(40) NULL')
  }

  async down(run: QueryRunner) {
    await run.query('ALTER TABLE ticket_event DROP COLUMN reason')
    for (const table of [...tables].reverse()) {
      await run.query(`DROP TABLE ${/CREATE TABLE (\w+)/.exec(table)![1]}`)
    }
  }
}
