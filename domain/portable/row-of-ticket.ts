import { DateTime } from 'luxon'
import type { Ticket } from '../../schema/ticket.js'
import { Author, CloseReason, TicketStatus } from '../../schema/words/ticket.js'
import { openSecondsBetween } from '../office-hours/open-time.rules.js'
import { blankTicket } from '../ticket/open-ticket.js'
import { previewOf, queuePositionOf } from '../ticket/ticket.rules.js'
import type { Entry, LineOf, Person } from './format.js'
import type { Import } from './imported.js'

export interface Close {
  at: Date
  by: Author
  agent: Person | null
  reason: CloseReason
  /** Its thread does not say it yet. */
  isToBeNoted: boolean
}

type TicketLine = LineOf<'ticket'>

export const isClosedIn = ({ status }: TicketLine) => status === null || status === TicketStatus.CLOSED

/** How a ticket was closed; one that was not is closed now. */
export function closeOf({ ticket, entries }: { ticket: TicketLine; entries: Entry[] }, now: Date): Close {
  const isNoted = entries.some((entry) => entry.type === 'event' && entry.kind === 'closed')
  if (!isClosedIn(ticket))
    return { at: now, by: Author.AUTO, agent: null, reason: CloseReason.IMPORTED, isToBeNoted: true }
  const by = ticket.closedBy ?? (ticket.closedByAgent ? Author.AGENT : Author.AUTO)
  return {
    ...{ by, agent: ticket.closedByAgent, isToBeNoted: !isNoted },
    at: ticket.closedAt ?? entries.at(-1)!.at,
    reason: ticket.closeReason ?? (by === Author.AGENT ? CloseReason.RESOLVED : CloseReason.IMPORTED),
  }
}

/** The row, but for who has it and who closed it. */
export function rowOfTicket(
  from: Import,
  {
    ticket,
    entries,
    profileId,
    close,
  }: { ticket: TicketLine; entries: Entry[]; profileId: string; close: Close },
  now: Date,
): Omit<Ticket, 'id'> {
  const lastNumber = entries.length + (close.isToBeNoted ? 1 : 0)
  const said = entries.findLast((entry) => entry.type === 'message' && entry.from !== Author.AUTO)
  const { channel, createdAt } = ticket
  // When an import closed it says nothing about how long the team took.
  const isTold = close.reason !== CloseReason.IMPORTED
  const begun = blankTicket({ accountId: from.account.id, profileId, channel }, createdAt)
  return {
    ...begun,
    ...{ lastNumber, readUpTo: lastNumber, autoDecidedUpTo: lastNumber, indexPendingSince: now },
    ...{ seenUpTo: Math.min(ticket.seenUpTo ?? 0, lastNumber), seenAt: ticket.seenAt },
    ...(said?.type === 'message' && {
      ...{ preview: previewOf(said.text), lastAuthor: said.from, lastMessageAt: said.at },
    }),
    ...{ status: TicketStatus.CLOSED, closedAt: close.at, closedBy: close.by, closeReason: close.reason },
    ...{ changedAt: close.at, queuePosition: queuePositionOf(null, close.at) },
    openSeconds: isTold ? (ticket.openSeconds ?? openSecondsOf(from, createdAt, close.at)) : null,
  }
}

/** By the hours of this desk that were in force then; before there were any, all of it. */
export function openSecondsOf({ hours }: Import, since: Date, until: Date): number {
  const then = hours.find(({ effectiveFrom }) => effectiveFrom <= since) ?? null
  return openSecondsBetween(then, DateTime.fromJSDate(since), DateTime.fromJSDate(until))
}
