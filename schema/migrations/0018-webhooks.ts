import type { MigrationInterface, QueryRunner } from 'typeorm'

const ref = 'BIGINT UNSIGNED NOT NULL'
const word = 'VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin'

export class Webhooks1764000018000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`CREATE TABLE webhook (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      account_id ${ref},
      url VARCHAR(1000) NOT NULL,
      description VARCHAR(200) NOT NULL,
      kinds JSON NULL,
      secret VARCHAR(100) NOT NULL,
      former_secret VARCHAR(100) NULL,
      former_until DATETIME(3) NULL,
      paused_for ${word} NULL,
      paused_at DATETIME(3) NULL,
      failing_since DATETIME(3) NULL,
      last_delivered_at DATETIME(3) NULL,
      told_up_to INT UNSIGNED NOT NULL DEFAULT 0,
      client_id BINARY(16) NOT NULL,
      content_hash BINARY(32) NOT NULL,
      rotation_id BINARY(16) NULL,
      created_by_id ${ref},
      created_at DATETIME(3) NOT NULL,
      UNIQUE KEY of_account (account_id, id),
      UNIQUE KEY created_once (account_id, client_id),
      CONSTRAINT webhook_creator FOREIGN KEY (account_id, created_by_id) REFERENCES agent (account_id, id)
    ) ENGINE = InnoDB`)
    await run.query(`CREATE TABLE webhook_delivery (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      account_id ${ref},
      webhook_id ${ref},
      message_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      feed_number INT UNSIGNED NULL,
      client_id BINARY(16) NULL,
      type ${word} NOT NULL,
      body TEXT NOT NULL,
      state ${word} NOT NULL,
      created_at DATETIME(3) NOT NULL,
      tries INT UNSIGNED NOT NULL DEFAULT 0,
      tries_before INT UNSIGNED NOT NULL DEFAULT 0,
      next_try_at DATETIME(3) NULL,
      last_status INT UNSIGNED NULL,
      last_problem VARCHAR(200) NULL,
      last_milliseconds INT UNSIGNED NULL,
      UNIQUE KEY of_account (account_id, id),
      UNIQUE KEY told_once (webhook_id, feed_number),
      UNIQUE KEY tested_once (webhook_id, client_id),
      KEY due (webhook_id, next_try_at),
      KEY in_state (webhook_id, state, id),
      KEY by_age (created_at),
      CONSTRAINT webhook_delivery_webhook FOREIGN KEY (account_id, webhook_id)
        REFERENCES webhook (account_id, id) ON DELETE CASCADE
    ) ENGINE = InnoDB`)
    await run.query(`CREATE TABLE webhook_attempt (
      delivery_id ${ref},
      number INT UNSIGNED NOT NULL,
      account_id ${ref},
      at DATETIME(3) NOT NULL,
      status INT UNSIGNED NULL,
      problem VARCHAR(200) NULL,
      milliseconds INT UNSIGNED NOT NULL,
      answer TEXT NOT NULL,
      PRIMARY KEY (delivery_id, number),
      CONSTRAINT webhook_attempt_delivery FOREIGN KEY (account_id, delivery_id)
        REFERENCES webhook_delivery (account_id, id) ON DELETE CASCADE
    ) ENGINE = InnoDB`)
  }

  async down(run: QueryRunner) {
    await run.query('DROP TABLE webhook_attempt')
    await run.query('DROP TABLE webhook_delivery')
    await run.query('DROP TABLE webhook')
  }
}
