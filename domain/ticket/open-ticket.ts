import { insertRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Ticket } from '../../schema/ticket.js'
import { FeedKind } from '../../schema/words/feed.js'
import { Author } from '../../schema/words/ticket.js'
import { tellFeed } from '../feed/tell-feed.js'
import { noRing } from '../reminder/plan-next-ring.js'
import { awake } from './post-message.js'
import { previewOf, queuePositionOf } from './ticket.rules.js'

type Beginning = Pick<Ticket, 'accountId' | 'profileId' | 'channel'>

/** A ticket for the message that the caller posts next. */
export async function openTicket(tx: Tx, beginning: Beginning): Promise<Ticket> {
  const row = blankTicket(beginning, tx.now)
  const made: Ticket = { ...row, id: await insertRow(tx.db, Ticket, row) }
  await tellFeed(tx, made, { kind: FeedKind.TICKET_CREATED, ticketNumber: 1 })
  return made
}

/** Before anything has happened in it. */
export function blankTicket(beginning: Beginning, now: Date): Omit<Ticket, 'id'> {
  return {
    ...beginning,
    assigneeId: null,
    lastNumber: 0,
    readUpTo: 0,
    seenUpTo: 0,
    seenAt: null,
    unreadCount: 0,
    preview: previewOf(''),
    lastAuthor: Author.SHOPPER,
    lastMessageAt: now,
    changedAt: now,
    waitingSince: null,
    bellSince: null,
    promisedSince: null,
    waitNo: 0,
    rungSteps: 0,
    rungAt: null,
    onItSince: null,
    onItMinutes: null,
    ...noRing,
    autoPendingSince: null,
    autoDecidedUpTo: 0,
    indexedUpTo: 0,
    indexPendingSince: null,
    ...awake,
    wokenAt: null,
    queuePosition: queuePositionOf(null, now),
    createdAt: now,
    closedAt: null,
    closedBy: null,
    closedById: null,
    closeReason: null,
    openSeconds: null,
  }
}
