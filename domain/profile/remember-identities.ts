import { defer } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { IdentityKind, IdentitySource } from '../../schema/words/profile.js'

export interface ToldIdentity {
  profileId: string
  kind: IdentityKind
  /** E-mail addresses as they were written. */
  value: string
  isVerified?: boolean
}

/**
 * Whose it is already, it stays: that another profile is told to have the same address makes the two neither one nor
 * takes anything from the first. Only `mergeProfiles` does that. The caller holds the profiles.
 */
export async function rememberIdentities(
  tx: Tx,
  accountId: string,
  source: IdentitySource,
  told: ToldIdentity[],
): Promise<void> {
  if (told.length === 0) return
  const rows = told.map(({ profileId, kind, value, isVerified = false }) => {
    const written = kind === 'email' ? value.trim().toLowerCase() : value
    return [accountId, kind, written, profileId, source, isVerified, tx.now]
  })
  // In order, so that two who tell the same do not wait for each other.
  rows.sort((one, other) => (String(one.slice(1, 3)) < String(other.slice(1, 3)) ? -1 : 1))
  await defer(
    tx.db,
    `INSERT INTO profile_identity (account_id, kind, value, profile_id, source, is_verified, since) VALUES ?
     ON DUPLICATE KEY UPDATE
       is_verified = is_verified OR (profile_id = VALUES(profile_id) AND VALUES(is_verified))`,
    [rows],
  )
}
