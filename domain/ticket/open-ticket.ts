import { insertRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Ticket } from '../../schema/ticket.js'
import { Author, FeedKind } from '../../schema/words.js'
import { tellFeed } from '../feed/tell-feed.js'
import { noRing } from '../reminder/plan-next-ring.js'
import { awake } from './post-message.js'
import { previewOf, queuePositionOf } from './ticket.rules.js'

/** A ticket for the message that the caller posts next. */
export async function openTicket(
  tx: Tx,
  { accountId, profileId, channel }: Pick<Ticket, 'accountId' | 'profileId' | 'channel'>,
): Promise<Ticket> {
  const ticket: Ticket = {
    id: '',
    accountId,
    profileId,
    channel,
    assigneeId: null,
    lastNumber: 0,
    readUpTo: 0,
    seenUpTo: 0,
    seenAt: null,
    unreadCount: 0,
    preview: previewOf(''),
    lastAuthor: Author.SHOPPER,
    lastMessageAt: tx.now,
    changedAt: tx.now,
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
    queuePosition: queuePositionOf(null, tx.now),
    createdAt: tx.now,
    closedAt: null,
    closedBy: null,
    closedById: null,
    closeReason: null,
    openSeconds: null,
  }
  const { id: _made, ...row } = ticket
  const made = { ...ticket, id: await insertRow(tx.db, Ticket, row) }
  await tellFeed(tx, made, { kind: FeedKind.TICKET_CREATED, ticketNumber: 1 })
  return made
}
