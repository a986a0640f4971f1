import { rowsOf, type Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { Ticket } from '../../schema/ticket.js'

export type InboxView = 'all' | 'mine' | 'unassigned' | 'snoozed' | 'closed'
export type InboxSort = 'waiting' | 'activity'

/** Where a page begins: behind this ticket. */
export interface InboxPlace {
  position: string
  id: string
}

/** One page of a view: one range of one index, however many tickets there are. */
export function findInbox(
  db: Db,
  agent: Agent,
  { view, sort, after, limit }: { view: InboxView; sort: InboxSort; after: InboxPlace | null; limit: number },
): Promise<Ticket[]> {
  const { filter, values } = filterOf(view, agent)
  const order = orders[sort]
  const place = after ? order.behind(after) : { filter: '', values: [] }
  return rowsOf(db, Ticket, `WHERE account_id = ? ${filter} ${place.filter} ORDER BY ${order.by} LIMIT ?`, [
    agent.accountId,
    ...values,
    ...place.values,
    limit,
  ])
}

export const placeOf = (ticket: Ticket, sort: InboxSort): InboxPlace => ({
  position: sort === 'waiting' ? ticket.queuePosition : String(ticket.lastMessageAt.getTime()),
  id: ticket.id,
})

// Said as `a >= x AND NOT (…)`, because the database reads `(a, b) > (x, y)` from the start of the index.
const orders = {
  waiting: {
    by: 'queue_position, id',
    behind: ({ position, id }: InboxPlace) => ({
      filter: 'AND queue_position >= ? AND NOT (queue_position = ? AND id <= ?)',
      values: [position, position, id],
    }),
  },
  activity: {
    by: 'last_message_at DESC, id DESC',
    behind: ({ position, id }: InboxPlace) => ({
      filter: 'AND last_message_at <= ? AND NOT (last_message_at = ? AND id >= ?)',
      values: [new Date(Number(position)), new Date(Number(position)), id],
    }),
  },
}

function filterOf(view: InboxView, agent: Agent): { filter: string; values: string[] } {
  switch (view) {
    case 'all':
      return { filter: "AND status = 'open'", values: [] }
    case 'mine':
      return { filter: "AND status = 'open' AND assignee_id = ?", values: [agent.id] }
    case 'unassigned':
      return { filter: "AND status = 'open' AND assignee_id IS NULL", values: [] }
    case 'snoozed':
      return { filter: "AND status = 'snoozed'", values: [] }
    case 'closed':
      return { filter: "AND status = 'closed'", values: [] }
  }
}

export interface InboxCounts {
  all: number
  mine: number
  unassigned: number
  snoozed: number
  unread: number
}

export async function countInbox(db: Db, { accountId, id }: Agent): Promise<InboxCounts> {
  const [row] = await db.query(
    `SELECT COUNT(CASE WHEN status = 'open' THEN 1 END) AS \`all\`,
      COUNT(CASE WHEN status = 'open' AND assignee_id = ? THEN 1 END) AS mine,
      COUNT(CASE WHEN status = 'open' AND assignee_id IS NULL THEN 1 END) AS unassigned,
      COUNT(CASE WHEN status = 'snoozed' THEN 1 END) AS snoozed,
      COUNT(CASE WHEN status = 'open' AND (unread_count > 0 OR woken_at IS NOT NULL) AND (assignee_id = ? OR assignee_id IS NULL) THEN 1 END) AS unread
    FROM ticket WHERE account_id = ? AND status IN ('open', 'snoozed')`,
    [id, id, accountId],
  )
  return Object.fromEntries(
    Object.entries(row).map(([view, count]) => [view, Number(count)]),
  ) as unknown as InboxCounts
}
