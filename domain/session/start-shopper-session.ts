import { insertRow, isDuplicate } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { ShopperSession, UsedIdentityToken } from '../../schema/sessions.js'
import { Refusal } from '../errors.js'
import { sessionEnded } from '../events.js'
import { meetShopper } from '../profile/meet-shopper.js'
import { proveIdentity } from './prove-identity.js'
import { hashOf, newToken } from './tokens.js'

const sessionHours = 12

/** Exchanges the shop's identity token, once, for a session of ours (R70). */
export async function startShopperSession(
  tx: Tx,
  identityToken: string,
): Promise<{ token: string; expiresAt: Date; accountId: string }> {
  const identity = await proveIdentity(tx.db, identityToken, tx.now)
  await useOnce(tx, identity.accountId, identity.jti, identity.expiresAt)
  const profile = await meetShopper(tx, identity)
  const token = newToken()
  const expiresAt = new Date(tx.now.getTime() + sessionHours * 3_600_000)
  await insertRow(tx.db, ShopperSession, {
    tokenHash: hashOf(token),
    accountId: profile.accountId,
    profileId: profile.id,
    createdAt: tx.now,
    expiresAt,
  })
  return { token, expiresAt, accountId: profile.accountId }
}

export async function endShopperSession(tx: Tx, token: string): Promise<void> {
  await tx.db.delete(ShopperSession, { tokenHash: hashOf(token) })
  tx.publish(sessionEnded, { tokenHash: hashOf(token).toString('hex') })
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
