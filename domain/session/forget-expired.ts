import { LessThan } from 'typeorm'
import type { Tx } from '../../platform/transaction.js'
import { AgentSession, ShopperSession, UsedIdentityToken } from '../../schema/sessions.js'

/** Sessions and identity tokens that nobody can use any more. */
export async function forgetExpired(tx: Tx): Promise<void> {
  for (const noun of [AgentSession, ShopperSession, UsedIdentityToken]) {
    await tx.db.delete(noun, { expiresAt: LessThan(tx.now) })
  }
}
