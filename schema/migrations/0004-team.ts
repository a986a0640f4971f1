import type { MigrationInterface, QueryRunner } from 'typeorm'

const id = 'BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY'
const ref = 'BIGINT UNSIGNED NOT NULL'
const optionalRef = 'BIGINT UNSIGNED NULL'
const instant = 'DATETIME(3) NOT NULL'
const optionalInstant = 'DATETIME(3) NULL'
const word = 'VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin'
const exact = (length: number) => `VARCHAR(${length}) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL`

const up = [
  `ALTER TABLE account ADD COLUMN assignment ${word} NOT NULL DEFAULT 'manual'`,
  `ALTER TABLE agent
    ADD COLUMN chosen_presence ${word} NOT NULL DEFAULT 'online',
    ADD COLUMN do_not_disturb_until ${optionalInstant},
    ADD COLUMN last_assigned_at ${optionalInstant},
    ADD KEY do_not_disturb_over (do_not_disturb_until)`,
  `ALTER TABLE agent_session ADD KEY of_agent (agent_id)`,
  `ALTER TABLE identity_key
    ADD COLUMN client_id BINARY(16) NULL,
    ADD UNIQUE KEY key_added_once (account_id, client_id)`,
  // A row for each process that holds a live socket of an agent, for as long as it goes on saying so.
  `CREATE TABLE agent_socket (
    agent_id ${ref},
    holder BINARY(16) NOT NULL,
    account_id ${ref},
    alive_until ${instant},
    PRIMARY KEY (agent_id, holder),
    KEY of_holder (holder),
    KEY lost (alive_until),
    CONSTRAINT agent_socket_agent FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id)
  )`,
  `CREATE TABLE invitation (
    id ${id},
    account_id ${ref},
    client_id BINARY(16) NOT NULL,
    email ${exact(190)},
    role ${word} NOT NULL,
    invited_by ${ref},
    token_hash BINARY(32) NOT NULL,
    created_at ${instant},
    expires_at ${instant},
    accepted_at ${optionalInstant},
    revoked_at ${optionalInstant},
    UNIQUE KEY one_invitation_per_token (token_hash),
    UNIQUE KEY invited_once (account_id, client_id),
    CONSTRAINT invitation_inviter FOREIGN KEY (account_id, invited_by) REFERENCES agent (account_id, id)
  )`,
  `CREATE TABLE audit_entry (
    id ${id},
    account_id ${ref},
    agent_id ${optionalRef},
    action ${word} NOT NULL,
    subject_noun ${word} NOT NULL,
    subject_id ${ref},
    changes JSON NOT NULL,
    at ${instant},
    KEY newest (account_id, id),
    CONSTRAINT audit_entry_agent FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id)
  )`,
]

const down = [
  'DROP TABLE audit_entry',
  'DROP TABLE invitation',
  'DROP TABLE agent_socket',
  'ALTER TABLE identity_key DROP KEY key_added_once, DROP COLUMN client_id',
  'ALTER TABLE agent_session DROP KEY of_agent',
  `ALTER TABLE agent
    DROP KEY do_not_disturb_over,
    DROP COLUMN chosen_presence,
    DROP COLUMN do_not_disturb_until,
    DROP COLUMN last_assigned_at`,
  'ALTER TABLE account DROP COLUMN assignment',
]

export class Team1764000004000 implements MigrationInterface {
  async up(run: QueryRunner) {
    for (const statement of up) await run.query(statement)
  }

  async down(run: QueryRunner) {
    for (const statement of down) await run.query(statement)
  }
}
