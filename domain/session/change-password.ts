import { verify } from '@node-rs/argon2'
import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput } from '../errors.js'
import { endSessions } from './end-sessions.js'
import { faultOfPassword } from './password.rules.js'
import { hashPassword } from './sign-in.js'

/** Only who knows the old one. All other sessions of the agent end, since a password is changed when others may know it. */
export async function changePassword(
  tx: Tx,
  { id, accountId }: Agent,
  { oldPassword, newPassword, token }: { oldPassword: string; newPassword: string; token: string | null },
): Promise<Agent> {
  const agent = await tx.db.findOneOrFail(Agent, {
    where: { id, accountId },
    lock: { mode: 'pessimistic_write' },
  })
  if (!(await verify(agent.passwordHash, oldPassword))) {
    throw badInput('oldPassword', 'This is not your password.')
  }
  const fault = faultOfPassword(newPassword, agent)
  if (fault) throw badInput('newPassword', fault)
  await updateRow(tx.db, Agent, { id, accountId }, { passwordHash: await hashPassword(newPassword) })
  await endSessions(tx, id, token)
  await writeAudit(tx, agent, { action: 'password-changed', subject: 'agent', id })
  return agent
}
