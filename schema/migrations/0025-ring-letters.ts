import type { MigrationInterface, QueryRunner } from 'typeorm'

const ref = 'BIGINT UNSIGNED NOT NULL'
const ascii = 'CHARACTER SET ascii COLLATE ascii_bin'

const up = [
  `ALTER TABLE agent
    ADD COLUMN mails_rings BOOLEAN NOT NULL DEFAULT TRUE,
    ADD COLUMN ring_mail_at DATETIME(3) NULL,
    ADD COLUMN ring_mailed_at DATETIME(3) NULL,
    ADD COLUMN ring_mail_token VARCHAR(43) ${ascii} NULL,
    ADD KEY ring_letters_due (ring_mail_at),
    ADD UNIQUE KEY one_agent_per_ring_mail_token (ring_mail_token)`,
  `CREATE TABLE mailed_ring (
    agent_id ${ref},
    ticket_id ${ref},
    wait_no INT UNSIGNED NOT NULL,
    step INT UNSIGNED NOT NULL,
    account_id ${ref},
    letter VARCHAR(80) ${ascii} NOT NULL,
    at DATETIME(3) NOT NULL,
    PRIMARY KEY (agent_id, ticket_id, wait_no, step),
    KEY of_ticket (account_id, ticket_id),
    KEY mailed_rings_old (at),
    CONSTRAINT mailed_ring_agent FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id),
    CONSTRAINT mailed_ring_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
  ) ENGINE = InnoDB`,
  'ALTER TABLE outgoing_mail ADD COLUMN unsubscribe_url VARCHAR(2000) NULL',
]

const down = [
  'ALTER TABLE outgoing_mail DROP COLUMN unsubscribe_url',
  'DROP TABLE mailed_ring',
  `ALTER TABLE agent
    DROP KEY one_agent_per_ring_mail_token,
    DROP KEY ring_letters_due,
    DROP COLUMN ring_mail_token,
    DROP COLUMN ring_mailed_at,
    DROP COLUMN ring_mail_at,
    DROP COLUMN mails_rings`,
]

export class RingLetters1764000025000 implements MigrationInterface {
  async up(run: QueryRunner) {
    for (const statement of up) await run.query(statement)
  }

  async down(run: QueryRunner) {
    for (const statement of down) await run.query(statement)
  }
}
