import { insertRow, isDuplicate } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { ShopperSession, UsedIdentityToken } from '../../schema/sessions.js'
import type { Page } from '../account/allowed-origins.rules.js'
import { refuseOrigin } from '../account/refuse-origin.js'
import { Refusal } from '../errors.js'
import { sessionEnded } from '../events.js'
import { meetShopper } from '../profile/meet-shopper.js'
import { proveIdentity, type ProvenIdentity } from './prove-identity.js'
import { hashOf, newToken } from './tokens.js'

const sessionHours = 12

/** Exchanges the shop's identity token, once, for a session of ours (R70). */
export async function startShopperSession(
  tx: Tx,
  identityToken: string,
  page: Page,
): Promise<{ token: string; expiresAt: Date; accountId: string }> {
  const identity = await proveIdentity(tx.db, identityToken, tx.now)
  await refuseOrigin(tx, identity.accountId, page)
  await useOnce(tx, identity.accountId, identity.jti, identity.expiresAt)
  const profile = await meetShopper(tx, identity)
  await holdKey(tx, identity)
  const token = newToken()
  const expiresAt = new Date(tx.now.getTime() + sessionHours * 3_600_000)
  await insertRow(tx.db, ShopperSession, {
    tokenHash: hashOf(token),
    accountId: profile.accountId,
    profileId: profile.id,
    identityKeyId: identity.keyId,
    createdAt: tx.now,
    expiresAt,
  })
  return { token, expiresAt, accountId: profile.accountId }
}

export async function endShopperSession(tx: Tx, token: string): Promise<void> {
  await tx.db.delete(ShopperSession, { tokenHash: hashOf(token) })
  tx.publish(sessionEnded, { tokenHash: hashOf(token).toString('hex') })
}

/** A key that is revoked at this moment ends the sessions that it can see; this one is seen, or is never begun. */
async function holdKey(tx: Tx, { accountId, keyId }: ProvenIdentity) {
  const [key] = await tx.db.query<{ revoked: number }[]>(
    'SELECT revoked_at IS NOT NULL AS revoked FROM identity_key WHERE account_id = ? AND id = ? LOCK IN SHARE MODE',
    [accountId, keyId],
  )
  if (Number(key?.revoked) !== 0) throw new Refusal('UNAUTHENTICATED', 'The identity token is not valid.')
}

async function useOnce(tx: Tx, accountId: string, jti: string, expiresAt: Date) {
  try {
    await insertRow(tx.db, UsedIdentityToken, { accountId, jtiHash: hashOf(jti), expiresAt })
  } catch (error) {
    if (isDuplicate(error, 'PRIMARY'))
      throw new Refusal('UNAUTHENTICATED', 'The identity token is not valid.')
    throw error
  }
}
