import type { MigrationInterface, QueryRunner } from 'typeorm'

const ref = 'BIGINT UNSIGNED NOT NULL'
const instant = 'DATETIME(3) NOT NULL'
const word = 'VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin'

export class Drafts1764000009000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`CREATE TABLE draft (
      account_id ${ref},
      agent_id ${ref},
      ticket_id ${ref},
      kind ${word} NOT NULL,
      text TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      written_at ${instant},
      PRIMARY KEY (account_id, agent_id, ticket_id, kind),
      KEY of_ticket (account_id, ticket_id),
      CONSTRAINT draft_agent FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id),
      CONSTRAINT draft_ticket FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id)
    ) ENGINE = InnoDB`)
  }

  async down(run: QueryRunner) {
    await run.query('DROP TABLE draft')
  }
}
