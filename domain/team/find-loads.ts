import type { Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'

/** What an agent has on the desk at this moment. */
export interface Load {
  open: number
  snoozed: number
  waiting: number
  longestSince: Date | null
}

/** What each of these agents of one account has; reckoned by the database, in one statement. */
export async function findLoads(db: Db, agents: readonly Agent[]): Promise<Load[]> {
  const rows: {
    agentId: string
    open: string
    snoozed: string
    waiting: string
    longestSince: Date | null
  }[] = await db.query(
    `SELECT assignee_id AS agentId, SUM(status = 'open') AS open, SUM(status = 'snoozed') AS snoozed,
        COUNT(waiting_since) AS waiting, MIN(waiting_since) AS longestSince
       FROM ticket
       WHERE account_id = ? AND assignee_id IN (${agents.map(() => '?').join(', ')}) AND status IN ('open', 'snoozed')
       GROUP BY assignee_id`,
    [agents[0]!.accountId, ...agents.map(({ id }) => id)],
  )
  const loads = new Map(
    rows.map(({ agentId, open, snoozed, waiting, longestSince }) => [
      agentId,
      { open: Number(open), snoozed: Number(snoozed), waiting: Number(waiting), longestSince },
    ]),
  )
  return agents.map(({ id }) => loads.get(id) ?? { open: 0, snoozed: 0, waiting: 0, longestSince: null })
}
