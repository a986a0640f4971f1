import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { Presence } from '../../schema/words/team.js'
import { badInput } from '../errors.js'
import { agentChanged } from '../events.js'

/** What an agent is from now on, as long as a console of theirs is connected. `until`: of `do-not-disturb` only; null: until they say otherwise. */
export async function setPresence(
  tx: Tx,
  { id, accountId }: Agent,
  chosenPresence: Presence,
  until: Date | null,
): Promise<Agent> {
  if (until && chosenPresence !== Presence.DO_NOT_DISTURB) {
    throw badInput('until', 'Only “do not disturb” ends by itself.')
  }
  if (until && until <= tx.now) throw badInput('until', 'This moment is over.')
  if (until && until.getTime() > tx.now.getTime() + mostDays * 86_400_000) {
    throw badInput('until', `At most ${mostDays} days from now.`)
  }
  await updateRow(tx.db, Agent, { id, accountId }, { chosenPresence, doNotDisturbUntil: until })
  tx.publish(agentChanged, { accountId, agentId: id })
  return tx.db.findOneByOrFail(Agent, { id, accountId })
}

const mostDays = 60

/** Those whose time without disturbance is over are online again. Answers how many. */
export async function endDoNotDisturb(tx: Tx): Promise<number> {
  const over: { id: string; accountId: string }[] = await tx.db.query(
    `SELECT id, account_id AS accountId FROM agent WHERE do_not_disturb_until <= ? LIMIT 100 FOR UPDATE SKIP LOCKED`,
    [tx.now],
  )
  for (const { id, accountId } of over) {
    const changes = { chosenPresence: Presence.ONLINE, doNotDisturbUntil: null }
    await updateRow(tx.db, Agent, { id, accountId }, changes)
    tx.publish(agentChanged, { accountId, agentId: id })
  }
  return over.length
}
