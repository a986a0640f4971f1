import type { MigrationInterface, QueryRunner } from 'typeorm'

const ref = 'BIGINT UNSIGNED NOT NULL'

export class ApiKeys1764000016000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`CREATE TABLE api_key (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      account_id ${ref},
      agent_id ${ref},
      name VARCHAR(80) NOT NULL,
      scopes JSON NOT NULL,
      token_hash BINARY(32) NOT NULL,
      token_end VARCHAR(4) NOT NULL,
      former_hash BINARY(32) NULL,
      former_until DATETIME(3) NULL,
      client_id BINARY(16) NOT NULL,
      content_hash BINARY(32) NOT NULL,
      rotation_id BINARY(16) NULL,
      created_at DATETIME(3) NOT NULL,
      expires_at DATETIME(3) NULL,
      last_used_at DATETIME(3) NULL,
      revoked_at DATETIME(3) NULL,
      UNIQUE KEY by_token (token_hash),
      UNIQUE KEY by_former (former_hash),
      UNIQUE KEY created_once (account_id, client_id),
      CONSTRAINT api_key_agent FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id)
    ) ENGINE = InnoDB`)
  }

  async down(run: QueryRunner) {
    await run.query('DROP TABLE api_key')
  }
}
