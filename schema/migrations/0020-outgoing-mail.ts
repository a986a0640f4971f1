import type { MigrationInterface, QueryRunner } from 'typeorm'

const ref = 'BIGINT UNSIGNED NOT NULL'
const instant = 'DATETIME(3) NOT NULL'
const ascii = 'CHARACTER SET ascii COLLATE ascii_bin'

export class OutgoingMail1764000020000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`CREATE TABLE outgoing_mail (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      account_id ${ref},
      kind VARCHAR(24) ${ascii} NOT NULL,
      about VARCHAR(80) ${ascii} NOT NULL,
      to_address VARCHAR(190) NOT NULL,
      subject VARCHAR(200) NOT NULL,
      text TEXT NOT NULL,
      created_at ${instant},
      next_try_at DATETIME(3) NULL,
      tries INT UNSIGNED NOT NULL DEFAULT 0,
      sent_at DATETIME(3) NULL,
      problem VARCHAR(200) NULL,
      UNIQUE KEY written_once (account_id, kind, about),
      KEY mails_due (next_try_at),
      KEY mails_old (created_at),
      CONSTRAINT outgoing_mail_account FOREIGN KEY (account_id) REFERENCES account (id)
    ) ENGINE = InnoDB`)
    await run.query('ALTER TABLE account ADD COLUMN mail_unseen BOOLEAN NOT NULL DEFAULT TRUE')
  }

  async down(run: QueryRunner) {
    await run.query('ALTER TABLE account DROP COLUMN mail_unseen')
    await run.query('DROP TABLE outgoing_mail')
  }
}
