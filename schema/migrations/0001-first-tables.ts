import type { MigrationInterface, QueryRunner } from 'typeorm'

const id = 'BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY'
const ref = 'BIGINT UNSIGNED NOT NULL'
const optionalRef = 'BIGINT UNSIGNED NULL'
const instant = 'DATETIME(3) NOT NULL'
const optionalInstant = 'DATETIME(3) NULL'
const number = 'INT UNSIGNED NOT NULL DEFAULT 0'
const word = 'VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin'
/**
 * Compared letter for letter: a language's collation would call some different ids equal. Spaces at the end still do
 * not count, so whoever takes such an id in refuses them.
 */
const exact = (length: number) => `VARCHAR(${length}) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL`

const tables = [
  `CREATE TABLE account (
    id ${id},
    public_id ${exact(40)},
    name VARCHAR(100) NOT NULL,
    time_zone VARCHAR(64) NOT NULL,
    language ${word} NOT NULL,
    version INT UNSIGNED NOT NULL,
    hub_enabled BOOLEAN NOT NULL,
    web_chat_visibility ${word} NOT NULL,
    launcher_enabled BOOLEAN NOT NULL,
    welcome_message VARCHAR(300) NULL,
    privacy_url VARCHAR(500) NULL,
    terms_url VARCHAR(500) NULL,
    auto_reply_in_hours VARCHAR(500) NOT NULL,
    auto_reply_out_of_hours VARCHAR(500) NOT NULL,
    reminders_enabled BOOLEAN NOT NULL,
    reminders_always BOOLEAN NOT NULL,
    remind_after_minutes INT UNSIGNED NOT NULL,
    escalate_after_minutes INT UNSIGNED NOT NULL,
    repeat_every_minutes INT UNSIGNED NOT NULL,
    repeat_limit INT UNSIGNED NOT NULL,
    created_at ${instant},
    UNIQUE KEY one_account_per_public_id (public_id)
  )`,
  `CREATE TABLE identity_key (
    id ${id},
    account_id ${ref},
    kid ${exact(40)},
    algorithm ${word} NOT NULL,
    material VARCHAR(2000) NOT NULL,
    created_at ${instant},
    revoked_at ${optionalInstant},
    UNIQUE KEY one_key_per_kid (account_id, kid),
    CONSTRAINT identity_key_account FOREIGN KEY (account_id) REFERENCES account (id)
  )`,
  `CREATE TABLE agent (
    id ${id},
    account_id ${ref},
    name VARCHAR(100) NOT NULL,
    email ${exact(190)},
    role ${word} NOT NULL,
    language ${word} NOT NULL,
    password_hash VARCHAR(200) NOT NULL,
    created_at ${instant},
    deactivated_at ${optionalInstant},
    UNIQUE KEY one_agent_per_email (email),
    UNIQUE KEY agent_within_account (account_id, id),
    CONSTRAINT agent_account FOREIGN KEY (account_id) REFERENCES account (id)
  )`,
  `CREATE TABLE agent_session (
    token_hash BINARY(32) NOT NULL PRIMARY KEY,
    account_id ${ref},
    agent_id ${ref},
    created_at ${instant},
    expires_at ${instant},
    KEY expired (expires_at),
    CONSTRAINT agent_session_agent FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id)
  )`,
  `CREATE TABLE profile (
    id ${id},
    account_id ${ref},
    external_id ${exact(190)},
    name VARCHAR(100) NOT NULL,
    email VARCHAR(190) NULL,
    phone VARCHAR(20) NULL,
    language ${word} NULL,
    time_zone VARCHAR(64) NULL,
    created_at ${instant},
    last_seen_at ${optionalInstant},
    UNIQUE KEY one_profile_per_shopper (account_id, external_id),
    UNIQUE KEY profile_within_account (account_id, id),
    CONSTRAINT profile_account FOREIGN KEY (account_id) REFERENCES account (id)
  )`,
  `CREATE TABLE shopper_session (
    token_hash BINARY(32) NOT NULL PRIMARY KEY,
    account_id ${ref},
    profile_id ${ref},
    created_at ${instant},
    expires_at ${instant},
    KEY expired (expires_at),
    CONSTRAINT shopper_session_profile FOREIGN KEY (account_id, profile_id) REFERENCES profile (account_id, id)
  )`,
  `CREATE TABLE used_identity_token (
    account_id ${ref},
    jti_hash BINARY(32) NOT NULL,
    expires_at ${instant},
    PRIMARY KEY (account_id, jti_hash),
    KEY expired (expires_at)
  )`,
  `CREATE TABLE profile_event (
    id ${id},
    account_id ${ref},
    profile_id ${ref},
    external_id ${exact(100)},
    kind ${word} NOT NULL,
    title VARCHAR(300) NOT NULL,
    occurred_at ${instant},
    UNIQUE KEY reported_once (account_id, external_id),
    KEY timeline (profile_id, occurred_at, id),
    CONSTRAINT profile_event_profile FOREIGN KEY (account_id, profile_id) REFERENCES profile (account_id, id)
  )`,
  `CREATE TABLE office_hours (
    id ${id},
    account_id ${ref},
    version INT UNSIGNED NOT NULL,
    time_zone VARCHAR(64) NOT NULL,
    week JSON NOT NULL,
    exceptions JSON NOT NULL,
    effective_from ${instant},
    UNIQUE KEY one_office_hours_per_version (account_id, version),
    CONSTRAINT office_hours_account FOREIGN KEY (account_id) REFERENCES account (id)
  )`,
  // A closed chat has no key, and NULLs never collide: so at most one web chat of a profile is active (R11), whoever races.
  `CREATE TABLE ticket (
    id ${id},
    account_id ${ref},
    profile_id ${ref},
    channel ${word} NOT NULL,
    status ${word} NOT NULL,
    assignee_id ${optionalRef},
    last_number ${number},
    read_up_to ${number},
    seen_up_to ${number},
    seen_at ${optionalInstant},
    unread_count ${number},
    preview VARCHAR(200) NOT NULL,
    last_author ${word} NOT NULL,
    last_message_at ${instant},
    changed_at ${instant},
    waiting_since ${optionalInstant},
    wait_no ${number},
    rung_steps ${number},
    next_ring_at ${optionalInstant},
    auto_pending_since ${optionalInstant},
    auto_decided_up_to ${number},
    snoozed_until ${optionalInstant},
    queue_position BIGINT UNSIGNED NOT NULL,
    created_at ${instant},
    closed_at ${optionalInstant},
    closed_by ${word} NULL,
    active_chat_of BIGINT UNSIGNED
      GENERATED ALWAYS AS (CASE WHEN channel = 'chat' AND status <> 'closed' THEN profile_id END) VIRTUAL,
    UNIQUE KEY one_active_chat_per_profile (active_chat_of),
    UNIQUE KEY ticket_within_account (account_id, id),
    KEY view_all (account_id, status, queue_position, id),
    KEY view_activity (account_id, status, last_message_at, id),
    KEY view_assignee (account_id, assignee_id, status, queue_position, id),
    KEY of_profile (profile_id, id),
    KEY recent (changed_at),
    KEY rings_due (next_ring_at),
    KEY auto_replies_due (auto_pending_since),
    KEY snoozes_due (snoozed_until),
    CONSTRAINT ticket_profile FOREIGN KEY (account_id, profile_id) REFERENCES profile (account_id, id),
    CONSTRAINT ticket_assignee FOREIGN KEY (account_id, assignee_id) REFERENCES agent (account_id, id)
  )`,
  `CREATE TABLE message (
    ticket_id ${ref},
    number INT UNSIGNED NOT NULL,
    account_id ${ref},
    author ${word} NOT NULL,
    agent_id ${optionalRef},
    text TEXT NOT NULL,
    client_id BINARY(16) NULL,
    at ${instant},
    PRIMARY KEY (ticket_id, number),
    UNIQUE KEY sent_once (account_id, client_id),
    CONSTRAINT message_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
  )`,
  `CREATE TABLE ticket_event (
    ticket_id ${ref},
    number INT UNSIGNED NOT NULL,
    account_id ${ref},
    kind ${word} NOT NULL,
    agent_id ${optionalRef},
    up_to INT UNSIGNED NULL,
    at ${instant},
    PRIMARY KEY (ticket_id, number),
    CONSTRAINT ticket_event_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
  )`,
  `CREATE TABLE auto_reply_decision (
    ticket_id ${ref},
    number INT UNSIGNED NOT NULL,
    account_id ${ref},
    text ${word} NULL,
    reason VARCHAR(40) NOT NULL,
    in_hours BOOLEAN NULL,
    local_time VARCHAR(35) NOT NULL,
    hours_version INT UNSIGNED NULL,
    reply_number INT UNSIGNED NULL,
    arrived_at ${instant},
    PRIMARY KEY (ticket_id, number),
    CONSTRAINT decision_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
  )`,
  `CREATE TABLE reminder (
    ticket_id ${ref},
    wait_no INT UNSIGNED NOT NULL,
    step INT UNSIGNED NOT NULL,
    account_id ${ref},
    outcome ${word} NOT NULL,
    agent_id ${optionalRef},
    is_escalation BOOLEAN NOT NULL,
    due_at ${instant},
    settled_at ${instant},
    PRIMARY KEY (ticket_id, wait_no, step),
    CONSTRAINT reminder_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
  )`,
  `CREATE TABLE outbox (
    id ${id},
    entries JSON NOT NULL,
    created_at ${instant},
    KEY oldest (created_at)
  )`,
]

export class FirstTables1764000000000 implements MigrationInterface {
  async up(run: QueryRunner) {
    for (const table of tables) await run.query(`${table} ENGINE = InnoDB`)
  }

  async down(run: QueryRunner) {
    for (const table of [...tables].reverse()) {
      await run.query(`DROP TABLE ${/CREATE TABLE (\w+)/.exec(table)![1]}`)
    }
  }
}
