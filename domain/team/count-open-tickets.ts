import type { Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'

/** How many open and snoozed tickets each of these agents of one account has: what a leaver hands over (R48). */
export async function countOpenTickets(db: Db, agents: readonly Agent[]): Promise<number[]> {
  const rows: { agentId: string; tickets: string }[] = await db.query(
    `SELECT assignee_id AS agentId, COUNT(*) AS tickets FROM ticket
     WHERE account_id = ? AND assignee_id IN (${agents.map(() => '?').join(', ')}) AND status IN ('open', 'snoozed')
     GROUP BY assignee_id`,
    [agents[0]!.accountId, ...agents.map(({ id }) => id)],
  )
  const counts = new Map(rows.map(({ agentId, tickets }) => [agentId, Number(tickets)]))
  return agents.map(({ id }) => counts.get(id) ?? 0)
}
