import type { Tx } from '../../platform/transaction.js'
import { Profile } from '../../schema/profile.js'
import type { ProvenIdentity } from '../session/prove-identity.js'

/** The profile of a shopper who has come with a proof: made at the first visit, brought up to date at each. */
export async function meetShopper(tx: Tx, identity: ProvenIdentity): Promise<Profile> {
  const { accountId, externalId, name, email, language, timeZone } = identity
  await indexAgain(tx, identity)
  await tx.db.query(
    `INSERT INTO profile (account_id, external_id, name, email, language, time_zone, created_at, last_seen_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE name = COALESCE(?, name), email = COALESCE(?, email),
       language = COALESCE(?, language), time_zone = COALESCE(?, time_zone), last_seen_at = ?`,
    [
      ...[accountId, externalId, name ?? externalId.slice(0, 100), email, language, timeZone, tx.now, tx.now],
      ...[name, email, language, timeZone, tx.now],
    ],
  )
  return tx.db.findOneByOrFail(Profile, { accountId, externalId })
}

/** Who comes under another name or address is to be found by it. */
async function indexAgain(tx: Tx, { accountId, externalId, name, email }: ProvenIdentity) {
  await tx.db.query(
    `UPDATE ticket SET index_pending_since = ? WHERE account_id = ? AND profile_id = (
       SELECT id FROM profile WHERE account_id = ? AND external_id = ?
         AND NOT (name = COALESCE(?, name) AND email <=> COALESCE(?, email)))`,
    [tx.now, accountId, accountId, externalId, name, email],
  )
}
