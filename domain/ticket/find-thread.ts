import { rowsOf, type Db } from '../../platform/rows.js'
import { Message } from '../../schema/message.js'
import { Note } from '../../schema/note.js'
import { TicketEvent } from '../../schema/ticket-event.js'

export type ThreadEntry = Message | Note | TicketEvent

export const isMessage = (entry: ThreadEntry): entry is Message => 'author' in entry
export const isNote = (entry: ThreadEntry): entry is Note => 'text' in entry && !isMessage(entry)

/** The newest `last` messages, notes and events before a number, oldest first. */
export async function findThreadBefore(
  db: Db,
  ticketId: string,
  before: number,
  last: number,
): Promise<ThreadEntry[]> {
  const tail = 'WHERE ticket_id = ? AND number < ? ORDER BY number DESC LIMIT ?'
  return withoutGaps(async () => (await all(db, tail, [ticketId, before, last])).slice(-last))
}

/** The first `limit` messages, notes and events after a number, in order and without gaps. */
export async function findThreadAfter(
  db: Db,
  ticketId: string,
  after: number,
  limit: number,
): Promise<ThreadEntry[]> {
  const tail = 'WHERE ticket_id = ? AND number > ? ORDER BY number LIMIT ?'
  return withoutGaps(
    async () => (await all(db, tail, [ticketId, after, limit])).slice(0, limit),
    (entries) => entries[0]!.number === after + 1,
  )
}

/** All tables take their numbers from one sequence, so the newest (or first) few of each hold the newest (or first) few of all. */
async function all(db: Db, tail: string, values: unknown[]): Promise<ThreadEntry[]> {
  const [messages, notes, events] = await Promise.all([
    rowsOf(db, Message, tail, values),
    rowsOf(db, Note, tail, values),
    rowsOf(db, TicketEvent, tail, values),
  ])
  return [...messages, ...notes, ...events].sort((a, b) => a.number - b.number)
}

const mostReadings = 20

/**
 * One table is read a moment before another. What was committed in between is seen in some of them only, and leaves a
 * gap in the numbers; whoever went on behind it would never hear of what fell into it. Read again, it is all there.
 */
async function withoutGaps(
  read: () => Promise<ThreadEntry[]>,
  beginsRight: (entries: ThreadEntry[]) => boolean = () => true,
): Promise<ThreadEntry[]> {
  for (let readings = 1; ; readings++) {
    const entries = await read()
    // A gap that stays is not of this kind, and better shown than waited for.
    if (entries.length === 0 || readings === mostReadings) return entries
    const isGapless = entries.every(({ number }, place) => number === entries[0]!.number + place)
    if (isGapless && beginsRight(entries)) return entries
  }
}
