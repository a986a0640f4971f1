import { rowsOf, type Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { Ticket } from '../../schema/ticket.js'
import { TicketStatus } from '../../schema/words/ticket.js'
import { badInput } from '../errors.js'
import { refuseStrangers, ticketFilter, type TicketFilter } from './ticket-filter.js'

export type InboxView = 'all' | 'mine' | 'unassigned' | 'snoozed' | 'closed'
export type InboxSort = 'waiting' | 'activity' | 'waking'

/** Where a page begins: behind this ticket. */
export interface InboxPlace {
  position: string
  id: string
}

/** One page of a view: one range of one index, however many tickets there are. A filter skips what it does not want. */
export async function findInbox(
  db: Db,
  agent: Agent,
  {
    view,
    sort = sortOf(view),
    filter = {},
    after,
    limit,
  }: {
    view: InboxView
    sort?: InboxSort
    filter?: TicketFilter
    after: InboxPlace | null
    limit: number
  },
): Promise<Ticket[]> {
  if (sort === 'waking' && view !== 'snoozed') throw badInput('sort', 'Only snoozed tickets wake.')
  const { status, ...others } = filter
  const shown = viewOf(view, agent, status)
  const narrowed = ticketFilter(others)
  await refuseStrangers(db, agent.accountId, filter)
  const order = orders[sort]
  const place = after ? order.behind(after) : { filter: '', values: [] }
  const where = `WHERE account_id = ? AND ${shown.sql} ${narrowed.sql} ${place.filter}`
  return rowsOf(db, Ticket, `${where} ORDER BY ${order.by} LIMIT ?`, [
    ...[agent.accountId, ...shown.values, ...narrowed.values],
    ...[...place.values, limit],
  ])
}

/** As each view is best read: who comes back next, and otherwise who waits longest; of the closed, the last one first. */
export const sortOf = (view: InboxView): InboxSort => (view === 'snoozed' ? 'waking' : 'waiting')

export const placeOf = (ticket: Ticket, sort: InboxSort): InboxPlace => ({
  position: orders[sort].positionOf(ticket),
  id: ticket.id,
})

// Said as `a >= x AND NOT (…)`, because the database reads `(a, b) > (x, y)` from the start of the index.
const orders = {
  waiting: {
    by: 'queue_position, id',
    positionOf: ({ queuePosition }: Ticket) => queuePosition,
    behind: ({ position, id }: InboxPlace) => ({
      filter: 'AND queue_position >= ? AND NOT (queue_position = ? AND id <= ?)',
      values: [position, position, id],
    }),
  },
  activity: {
    by: 'last_message_at DESC, id DESC',
    positionOf: ({ lastMessageAt }: Ticket) => String(lastMessageAt.getTime()),
    behind: ({ position, id }: InboxPlace) => ({
      filter: 'AND last_message_at <= ? AND NOT (last_message_at = ? AND id >= ?)',
      values: [new Date(Number(position)), new Date(Number(position)), id],
    }),
  },
  waking: {
    by: 'snoozed_until, id',
    positionOf: ({ snoozedUntil }: Ticket) => String(snoozedUntil!.getTime()),
    behind: ({ position, id }: InboxPlace) => ({
      filter: 'AND snoozed_until >= ? AND NOT (snoozed_until = ? AND id <= ?)',
      values: [new Date(Number(position)), new Date(Number(position)), id],
    }),
  },
}

function viewOf(view: InboxView, agent: Agent, wished?: TicketStatus): { sql: string; values: string[] } {
  const status = statusOf(view, wished)
  switch (view) {
    case 'mine':
      return { sql: 'status = ? AND assignee_id = ?', values: [status, agent.id] }
    case 'unassigned':
      return { sql: 'status = ? AND assignee_id IS NULL', values: [status] }
    default:
      return { sql: 'status = ?', values: [status] }
  }
}

function statusOf(view: InboxView, wished?: TicketStatus): TicketStatus {
  if (view !== 'snoozed' && view !== 'closed') return wished ?? TicketStatus.OPEN
  if (wished && wished !== view) throw badInput('filter.status', 'This view shows another status.')
  return view
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
