import type { MigrationInterface, QueryRunner } from 'typeorm'

const ref = 'BIGINT UNSIGNED NOT NULL'
const instant = 'DATETIME(3) NOT NULL'

export class ProfileNotes1764000015000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`CREATE TABLE profile_note (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      account_id ${ref},
      profile_id ${ref},
      agent_id ${ref},
      text TEXT NOT NULL,
      client_id BINARY(16) NOT NULL,
      content_hash BINARY(32) NOT NULL,
      at ${instant},
      deleted_at DATETIME(3) NULL,
      deleted_by_id BIGINT UNSIGNED NULL,
      UNIQUE KEY noted_once (account_id, client_id),
      KEY of_profile (profile_id, deleted_at, id),
      CONSTRAINT profile_note_profile FOREIGN KEY (account_id, profile_id) REFERENCES profile (account_id, id),
      CONSTRAINT profile_note_agent FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id),
      CONSTRAINT profile_note_deleter FOREIGN KEY (account_id, deleted_by_id) REFERENCES agent (account_id, id)
    ) ENGINE = InnoDB`)
  }

  async down(run: QueryRunner) {
    await run.query('DROP TABLE profile_note')
  }
}
