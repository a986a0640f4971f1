import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput } from '../errors.js'
import { agentChanged } from '../events.js'
import { faultOfName } from './person.rules.js'

export type MyChanges = Partial<Pick<Agent, 'name' | 'language' | 'mailsRings'>>

/** What an agent changes of their own. */
export async function changeMe(tx: Tx, agent: Agent, changes: MyChanges): Promise<Agent> {
  const { id, accountId } = agent
  const fault = changes.name === undefined ? null : faultOfName(changes.name)
  if (fault) throw badInput('name', fault)
  const before = await tx.db.findOneOrFail(Agent, {
    where: { id, accountId },
    lock: { mode: 'pessimistic_write' },
  })
  const after = { ...before, ...changes, name: (changes.name ?? before.name).trim() }
  const { name, language, mailsRings } = after
  const isSame = name === before.name && language === before.language && mailsRings === before.mailsRings
  if (isSame) return before
  await updateRow(tx.db, Agent, { id, accountId }, { name, language, mailsRings })
  await writeAudit(tx, agent, { action: 'agent-changed', subject: 'agent', id, before, after })
  tx.publish(agentChanged, { accountId, agentId: id })
  return after
}
