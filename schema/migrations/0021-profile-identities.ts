import type { MigrationInterface, QueryRunner } from 'typeorm'

const ref = 'BIGINT UNSIGNED NOT NULL'
const word = 'VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL'
const exact = 'VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin'

/** By what a shopper is known, and profiles that have become one. */
export class ProfileIdentities1764000021000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`ALTER TABLE profile
      MODIFY external_id ${exact} NULL,
      ADD COLUMN merged_into_id BIGINT UNSIGNED NULL,
      ADD KEY merged (account_id, merged_into_id),
      ADD KEY by_name (account_id, name),
      ADD KEY by_email (account_id, email),
      ADD CONSTRAINT profile_successor FOREIGN KEY (account_id, merged_into_id) REFERENCES profile (account_id, id)`)
    await run.query(`CREATE TABLE profile_identity (
      account_id ${ref},
      kind ${word},
      value ${exact} NOT NULL,
      profile_id ${ref},
      source ${word},
      is_verified BOOLEAN NOT NULL,
      since DATETIME(3) NOT NULL,
      PRIMARY KEY (account_id, kind, value),
      KEY of_profile (account_id, profile_id),
      CONSTRAINT profile_identity_profile FOREIGN KEY (account_id, profile_id) REFERENCES profile (account_id, id)
    ) ENGINE = InnoDB`)
    for (const [kind, value, isVerified] of known) {
      // Of several with one address, the first has it.
      await run.query(`INSERT IGNORE INTO profile_identity
        SELECT account_id, '${kind}', ${value}, id, 'shop', ${isVerified}, created_at
        FROM profile WHERE ${value} IS NOT NULL ORDER BY id`)
    }
  }

  async down(run: QueryRunner) {
    await run.query('DROP TABLE profile_identity')
    await run.query("UPDATE profile SET external_id = CONCAT('profile-', id) WHERE external_id IS NULL")
    await run.query(`ALTER TABLE profile
      DROP FOREIGN KEY profile_successor, DROP KEY merged, DROP KEY by_name, DROP KEY by_email,
      DROP COLUMN merged_into_id, MODIFY external_id ${exact} NOT NULL`)
  }
}

const known = [
  ['external-id', 'external_id', 'TRUE'],
  ['email', 'LOWER(email)', 'FALSE'],
  ['phone', 'phone', 'FALSE'],
]
