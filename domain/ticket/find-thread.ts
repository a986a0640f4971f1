import { rowsOf, type Db } from '../../platform/rows.js'
import { Message } from '../../schema/message.js'
import { TicketEvent } from '../../schema/ticket-event.js'

export type ThreadEntry = Message | TicketEvent

export const isMessage = (entry: ThreadEntry): entry is Message => 'text' in entry

/** The newest `last` messages and events before a number, oldest first; one more than that was asked tells whether there are earlier ones. */
export async function findThreadBefore(
  db: Db,
  ticketId: string,
  before: number,
  last: number,
): Promise<ThreadEntry[]> {
  const tail = 'WHERE ticket_id = ? AND number < ? ORDER BY number DESC LIMIT ?'
  return (await both(db, tail, [ticketId, before, last])).slice(-last)
}

/** The first `limit` messages and events after a number, in order and without gaps. */
export async function findThreadAfter(
  db: Db,
  ticketId: string,
  after: number,
  limit: number,
): Promise<ThreadEntry[]> {
  const tail = 'WHERE ticket_id = ? AND number > ? ORDER BY number LIMIT ?'
  return (await both(db, tail, [ticketId, after, limit])).slice(0, limit)
}

/** Both tables take their numbers from one sequence, so the newest (or first) few of both hold the newest (or first) few of all. */
async function both(db: Db, tail: string, values: unknown[]): Promise<ThreadEntry[]> {
  const [messages, events] = await Promise.all([
    rowsOf(db, Message, tail, values),
    rowsOf(db, TicketEvent, tail, values),
  ])
  return [...messages, ...events].sort((a, b) => a.number - b.number)
}
