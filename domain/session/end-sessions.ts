import { rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { AgentSession } from '../../schema/sessions.js'
import { sessionEnded } from '../events.js'
import { hashOf } from './tokens.js'

/** Ends an agent's sessions everywhere, on live sockets too; but for the one of `token`, if there is one. Answers how many. */
export async function endSessions(tx: Tx, agentId: string, token: string | null = null): Promise<number> {
  const kept = token === null ? null : hashOf(token)
  const all = await rowsOf(tx.db, AgentSession, 'WHERE agent_id = ? FOR UPDATE', [agentId])
  const ending = all.filter(({ tokenHash }) => !kept?.equals(tokenHash))
  for (const { tokenHash } of ending) {
    await tx.db.delete(AgentSession, { tokenHash })
    tx.publish(sessionEnded, { tokenHash: tokenHash.toString('hex') })
  }
  return ending.length
}
