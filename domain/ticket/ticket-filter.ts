import { rowsOf, type Db } from '../../platform/rows.js'
import { Agent } from '../../schema/agent.js'
import { Label } from '../../schema/label.js'
import type { Channel, TicketStatus } from '../../schema/words/ticket.js'
import { notFound } from '../errors.js'

/** Which tickets of a list are shown; what is left out does not matter. Each narrows it down. */
export interface TicketFilter {
  status?: TicketStatus
  channel?: Channel
  /** Null: nobody's. */
  assigneeId?: string | null
  /** All of them. */
  labelIds?: string[]
  unreadOnly?: boolean
}

/** As conditions on rows of `ticket` of an account that the query names. */
export function ticketFilter(filter: TicketFilter): { sql: string; values: unknown[] } {
  const parts: { sql: string; values: unknown[] }[] = []
  const { status, channel, assigneeId, labelIds = [], unreadOnly } = filter
  if (status) parts.push({ sql: 'status = ?', values: [status] })
  if (channel) parts.push({ sql: 'channel = ?', values: [channel] })
  if (assigneeId === null) parts.push({ sql: 'assignee_id IS NULL', values: [] })
  if (assigneeId) parts.push({ sql: 'assignee_id = ?', values: [assigneeId] })
  if (unreadOnly) parts.push({ sql: '(unread_count > 0 OR woken_at IS NOT NULL)', values: [] })
  for (const labelId of labelIds) {
    parts.push({
      sql: 'EXISTS (SELECT 1 FROM ticket_label WHERE ticket_id = ticket.id AND label_id = ?)',
      values: [labelId],
    })
  }
  return {
    sql: parts.map(({ sql }) => `AND ${sql}`).join(' '),
    values: parts.flatMap(({ values }) => values),
  }
}

/** Whom or what a filter names has to be of the account, or it does not exist. */
export async function refuseStrangers(
  db: Db,
  accountId: string,
  { assigneeId, labelIds = [] }: TicketFilter,
) {
  const tail = 'WHERE account_id = ? AND id IN (?)'
  if (assigneeId && (await rowsOf(db, Agent, tail, [accountId, [assigneeId]])).length === 0) {
    throw notFound('agent')
  }
  if (labelIds.length === 0) return
  const labels = await rowsOf(db, Label, tail, [accountId, labelIds])
  if (labels.length < new Set(labelIds).size) throw notFound('label')
}
