import { rowOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput, notFound } from '../errors.js'
import { endSessions } from './end-sessions.js'
import { faultOfPassword } from './password.rules.js'
import { hashPassword, normalEmail } from './sign-in.js'

/** Whoever runs the server gives an agent another password; all sessions of the agent end. */
export async function resetPassword(tx: Tx, email: string, password: string): Promise<Agent> {
  const tail = 'WHERE email = ? AND deactivated_at IS NULL'
  const agent = await rowOf(tx.db, Agent, tail, [normalEmail(email)], 'FOR UPDATE')
  if (!agent) throw notFound('agent')
  const { id, accountId } = agent
  const fault = faultOfPassword(password, agent)
  if (fault) throw badInput('password', fault)
  await updateRow(tx.db, Agent, { id, accountId }, { passwordHash: await hashPassword(password) })
  await endSessions(tx, id)
  await writeAudit(tx, { accountId, id: null }, { action: 'password-changed', subject: 'agent', id })
  return agent
}
