import { rowsOf, type Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { Draft } from '../../schema/draft.js'

/** What this agent has begun to write on these tickets, replies before notes. */
export function findDrafts(
  db: Db,
  { accountId, id }: Pick<Agent, 'accountId' | 'id'>,
  ticketIds: readonly string[],
): Promise<Draft[]> {
  const places = ticketIds.map(() => '?').join(', ')
  return rowsOf(
    db,
    Draft,
    `WHERE account_id = ? AND agent_id = ? AND ticket_id IN (${places}) AND text <> '' ORDER BY kind DESC`,
    [accountId, id, ...ticketIds],
  )
}
