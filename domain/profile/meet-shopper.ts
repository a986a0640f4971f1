import { defer, insertRow, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Profile } from '../../schema/profile.js'
import type { ProvenIdentity } from '../session/prove-identity.js'
import { lockByExternalId } from './lock-profile.js'
import { rememberIdentities, type ToldIdentity } from './remember-identities.js'

/** The profile of a shopper who has come with a proof: made at the first visit, brought up to date at each. */
export async function meetShopper(tx: Tx, identity: ProvenIdentity): Promise<Profile> {
  const { accountId, externalId, email, isEmailVerified } = identity
  const known = await lockByExternalId(tx, accountId, externalId)
  const profile = known ? await bringUpToDate(tx, known, identity) : await makeProfile(tx, identity)
  const { id: profileId } = profile
  const told: ToldIdentity[] = [{ profileId, kind: 'external-id', value: externalId, isVerified: true }]
  if (email) told.push({ profileId, kind: 'email', value: email, isVerified: isEmailVerified })
  await rememberIdentities(tx, accountId, 'shop', told)
  return profile
}

/** Had another page of theirs made it just now, the key makes all of this run again. */
async function makeProfile(tx: Tx, identity: ProvenIdentity): Promise<Profile> {
  const { accountId, externalId, name, email, language, timeZone } = identity
  const row = {
    ...{ accountId, externalId, mergedIntoId: null, name: name ?? externalId.slice(0, 100) },
    ...{ email, phone: null, language, timeZone, createdAt: tx.now, lastSeenAt: tx.now },
    ...{ erasedAt: null, blockedAt: null, blockedById: null },
  }
  return { id: await insertRow(tx.db, Profile, row), ...row }
}

/** What the shop does not tell any more stays. Who comes under another name or address is to be found by it. */
async function bringUpToDate(tx: Tx, profile: Profile, identity: ProvenIdentity): Promise<Profile> {
  const { id, accountId } = profile
  const { name, email, language, timeZone } = identity
  const now = {
    name: name ?? profile.name,
    email: email ?? profile.email,
    language: language ?? profile.language,
    timeZone: timeZone ?? profile.timeZone,
    lastSeenAt: tx.now,
  }
  if (now.name !== profile.name || now.email !== profile.email)
    await defer(
      tx.db,
      'UPDATE ticket SET index_pending_since = COALESCE(index_pending_since, ?) WHERE account_id = ? AND profile_id = ?',
      [tx.now, accountId, id],
    )
  await updateRow(tx.db, Profile, { id, accountId }, now)
  return { ...profile, ...now }
}
