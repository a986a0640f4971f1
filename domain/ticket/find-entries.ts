import { rowsOf, type Db } from '../../platform/rows.js'
import { Message } from '../../schema/message.js'
import { Note } from '../../schema/note.js'
import { TicketEvent } from '../../schema/ticket-event.js'
import type { ThreadEntry } from './find-thread.js'

export interface EntryKey {
  ticketId: string
  number: number
}

/** What stands at these places of threads; null: nothing. */
export async function findEntries(db: Db, keys: readonly EntryKey[]): Promise<(ThreadEntry | null)[]> {
  const tail = `WHERE (ticket_id, number) IN (${keys.map(() => '(?, ?)').join(', ')})`
  const values = keys.flatMap(({ ticketId, number }) => [ticketId, number])
  const found = await Promise.all([
    rowsOf(db, Message, tail, values),
    rowsOf(db, Note, tail, values),
    rowsOf(db, TicketEvent, tail, values),
  ])
  const entries = new Map(found.flat().map((entry) => [nameOf(entry), entry]))
  return keys.map((key) => entries.get(nameOf(key)) ?? null)
}

const nameOf = ({ ticketId, number }: EntryKey) => `${ticketId}.${number}`
