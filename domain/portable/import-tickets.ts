import { addRow, addRows, insertRow, insertRows, rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { AutoReplyDecision } from '../../schema/auto-reply-decision.js'
import { Imported } from '../../schema/imported.js'
import { TicketLabel } from '../../schema/label.js'
import { Message } from '../../schema/message.js'
import { Note } from '../../schema/note.js'
import type { Profile } from '../../schema/profile.js'
import { SmsTicket } from '../../schema/sms.js'
import { TicketEvent } from '../../schema/ticket-event.js'
import { TicketWait } from '../../schema/ticket-wait.js'
import { Ticket } from '../../schema/ticket.js'
import { colleaguesOf } from './find-colleague.js'
import type { Entry, LineOf, Person } from './format.js'
import { findImported, hashOfSource, importedRow, type Import } from './imported.js'
import { holdProfiles } from './import-about-profiles.js'
import { closeOf, isClosedIn, openSecondsOf, rowOfTicket, type Close } from './row-of-ticket.js'
import type { Unit } from './units-of.js'
import { endedByClose, waitsOf } from './waits.rules.js'

type TicketUnit = Extract<Unit, { kind: 'ticket' }>

/** A ticket that was open in its file, and is closed by the import. */
export interface ClosedByImport {
  ticketId: string
  /** By which the file names it. */
  source: string
  /** Since when its shopper waits; null: nobody waited. */
  waitingSince: Date | null
}

export interface ImportedTickets {
  tickets: number
  messages: number
  known: number
  closed: ClosedByImport[]
}

/**
 * Tickets as they were, closed for good. They are rows and nothing else: no bell, no automatic reply, no letter, no event of
 * the feed, for all that was long ago; only the search hears of them.
 */
export async function importTickets(
  tx: Tx,
  from: Import,
  units: TicketUnit[],
  labels: Map<string, string>,
): Promise<ImportedTickets> {
  const done: ImportedTickets = { tickets: 0, messages: 0, known: 0, closed: [] }
  const known = await findKnown(tx, from, units)
  const fresh = units.filter(({ ticket }) => !known.has(ticket.id))
  done.known = units.length - fresh.length
  const profiles = await holdProfiles(
    tx,
    from,
    fresh.map(({ ticket }) => ticket.profile),
  )
  const colleague = colleaguesOf(tx, from)
  for (const unit of fresh) {
    const profile = profiles.get(unit.ticket.profile)!
    const close = closeOf(unit, tx.now)
    const ticketId = await writeTicket(tx, from, { unit, profile, close, colleague, labels })
    done.tickets++
    done.messages += unit.entries.filter(({ type }) => type === 'message').length
    if (isClosedIn(unit.ticket)) continue
    const waits = unit.ticket.waits ?? waitsOf(unit.entries, close)
    const open = waits.find(({ endedAt, endedBy }) => endedAt === null || endedBy === 'close')
    done.closed.push({ ticketId, source: unit.ticket.id, waitingSince: open?.since ?? null })
  }
  return done
}

async function findKnown(tx: Tx, from: Import, units: TicketUnit[]): Promise<Set<string>> {
  const imported = await findImported(
    tx,
    from,
    'ticket',
    units.map(({ ticket }) => ticket.id),
  )
  const known = new Set(imported.keys())
  const ids = units.map(({ ticket }) => ticket.id).filter((id) => /^\d{1,20}$/.test(id))
  if (!from.isOwn || ids.length === 0) return known
  const rows = await rowsOf(tx.db, Ticket, 'WHERE account_id = ? AND id IN (?)', [from.account.id, ids])
  const times = new Map(rows.map(({ id, createdAt }) => [id, createdAt.getTime()]))
  for (const { ticket } of units)
    if (times.get(ticket.id) === ticket.createdAt.getTime()) known.add(ticket.id)
  return known
}

interface Writing {
  unit: TicketUnit
  profile: Pick<Profile, 'id' | 'erasedAt'>
  close: Close
  colleague(person: Person | null): Promise<string | null>
  labels: Map<string, string>
}

async function writeTicket(tx: Tx, from: Import, writing: Writing): Promise<string> {
  const { unit, profile, close, colleague, labels } = writing
  const { ticket } = unit
  const accountId = from.account.id
  // Of somebody who has been forgotten here no word comes back (R79).
  const entries = profile.erasedAt ? unit.entries.map(withoutWords) : unit.entries
  const assigneeId = await colleague(ticket.assignee)
  const closedById = await colleague(close.agent)
  const row = rowOfTicket(from, { ticket, entries, profileId: profile.id, close }, tx.now)
  const id = await insertRow(tx.db, Ticket, { ...row, assigneeId, closedById })
  await addRow(tx.db, Imported, importedRow(tx, from, 'ticket', ticket.id, id))
  await writeEntries(tx, from, { id, entries, colleague })
  if (close.isToBeNoted)
    await addRow(tx.db, TicketEvent, {
      ...{ ticketId: id, number: entries.length + 1, accountId, kind: 'closed', agentId: closedById },
      ...{ reason: close.by === 'auto' ? 'imported' : null, at: close.at },
    })
  await writeWaits(tx, from, { id, unit, close, colleague })
  if (ticket.channel === 'sms') {
    const number = profile.erasedAt ? '' : (ticket.number ?? '')
    await addRow(tx.db, SmsTicket, { ticketId: id, accountId, number, followsId: null })
  }
  const labelIds = new Set(ticket.labels?.flatMap((name) => labels.get(name) ?? []))
  await addRows(
    tx.db,
    TicketLabel,
    [...labelIds].map((labelId) => ({ ticketId: id, labelId, accountId })),
  )
  return id
}

const withoutWords = (entry: Entry): Entry => (entry.type === 'event' ? entry : { ...entry, text: '' })

async function writeWaits(
  tx: Tx,
  from: Import,
  { id: ticketId, unit, close, colleague }: Pick<Writing, 'unit' | 'close' | 'colleague'> & { id: string },
) {
  const waits = unit.ticket.waits?.map((wait) => endedByClose(wait, close)) ?? waitsOf(unit.entries, close)
  const rows = []
  for (const { agent, ...wait } of waits) {
    const openSeconds = wait.openSeconds ?? openSecondsOf(from, wait.since, wait.endedAt!)
    rows.push({ ...wait, ticketId, accountId: from.account.id, agentId: await colleague(agent), openSeconds })
  }
  await addRows(tx.db, TicketWait, rows)
}

const rowsAtOnce = 200

async function writeEntries(
  tx: Tx,
  from: Import,
  { id: ticketId, entries, colleague }: Pick<Writing, 'colleague'> & { id: string; entries: Entry[] },
) {
  const accountId = from.account.id
  // What travels together has to fit into one packet of the database.
  const put = entries.length > rowsAtOnce ? insertRows : addRows
  for (let start = 0; start < entries.length; start += rowsAtOnce) {
    const [messages, notes, events, decisions]: [object[], object[], object[], object[]] = [[], [], [], []]
    for (const [place, entry] of entries.slice(start, start + rowsAtOnce).entries()) {
      const number = start + place + 1
      const key = { ticketId, number, accountId, agentId: await colleague(entry.agent), at: entry.at }
      if (entry.type === 'message') {
        messages.push({ ...key, ...messageOf(entry) })
        if (entry.autoReply)
          decisions.push({
            ...{ ticketId, number, accountId, ...entry.autoReply },
            // Versions are of the desk that the file comes from.
            ...{ hoursVersion: null, arrivedAt: entry.at },
          })
      } else if (entry.type === 'note') {
        const clientId = hashOfSource(from, 'note', `${entry.ticket} ${number}`).subarray(0, 16)
        notes.push({ ...key, text: entry.text, clientId })
      } else {
        const { kind, upTo, label: labelName, until, reason } = entry
        events.push({ ...key, kind, upTo, labelName, until, reason })
      }
    }
    await put(tx.db, Message, messages)
    await put(tx.db, Note, notes)
    await put(tx.db, TicketEvent, events)
    await put(tx.db, AutoReplyDecision, decisions)
  }
}

/** Without an id of a client’s: nobody sends it again. */
const messageOf = ({ from: author, text, isHolding, byEmail }: LineOf<'message'>) => ({
  ...{ author, text, isHolding, byEmail, clientId: null },
})
