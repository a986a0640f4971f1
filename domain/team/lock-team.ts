import { rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { lockAccount } from '../account/lock-account.js'
import type { Action } from '../account/permissions.rules.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { notFound, Refusal } from '../errors.js'

/**
 * Holds the team of an account until the transaction ends, and answers who acts, as that person is by now: two owners
 * who make each other agents at the same moment would leave an account that nobody can change any more.
 */
export async function lockTeam(tx: Tx, { accountId, id }: Agent, action: Action): Promise<Agent> {
  await lockAccount(tx, accountId)
  const acting = await findColleague(tx, accountId, id)
  if (!acting) throw new Refusal('UNAUTHENTICATED', 'Sign in first.')
  refuseUnlessMay(acting, action)
  return acting
}

/** Somebody who is in the team today. */
const findColleague = (tx: Tx, accountId: string, agentId: string): Promise<Agent | null> =>
  rowOf(tx.db, Agent, 'WHERE id = ? AND account_id = ? AND deactivated_at IS NULL', [agentId, accountId])

export async function needColleague(tx: Tx, accountId: string, agentId: string): Promise<Agent> {
  const agent = await findColleague(tx, accountId, agentId)
  if (!agent) throw notFound('agent')
  return agent
}
