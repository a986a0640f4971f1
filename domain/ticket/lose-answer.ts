import { rowOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { TicketWait } from '../../schema/ticket-wait.js'
import type { Ticket } from '../../schema/ticket.js'
import { FeedKind } from '../../schema/words/feed.js'
import { TicketStatus } from '../../schema/words/ticket.js'
import { tellFeed } from '../feed/tell-feed.js'
import { ringBell } from '../jobs.js'
import { planNextRing } from '../reminder/plan-next-ring.js'
import { noteEvent, type Happening } from './change-ticket.js'
import { unreadAgain } from './mark-read.js'
import { awake } from './post-message.js'
import { queuePositionOf, waitingWithoutAnswer } from './ticket.rules.js'

/**
 * What an agent wrote under a number has not reached the shopper, and nothing will: `happening` tells so. The ticket is
 * unread again, and whoever was answered by it waits as if it had not been written (R50, R60). A closed one stays closed.
 */
export async function loseAnswer(
  tx: Tx,
  ticket: Ticket,
  number: number,
  happening: Happening,
): Promise<void> {
  if (ticket.status === TicketStatus.CLOSED) return noteEvent(tx, ticket, happening)
  const { id: ticketId, accountId } = ticket
  const unread = await unreadAgain(tx, ticket)
  const since = ticket.waitingSince ? null : await resumeWait(tx, ticketId, number)
  if (!since) return noteEvent(tx, ticket, happening, unread)

  const isWoken = ticket.status === TicketStatus.SNOOZED
  if (isWoken)
    await tellFeed(tx, ticket, { kind: FeedKind.TICKET_WOKEN, ticketNumber: ticket.lastNumber + 1 })
  const waiting = waitingWithoutAnswer(ticket, since, tx.now)
  await noteEvent(tx, ticket, happening, {
    ...unread,
    ...waiting,
    ...(await planNextRing(tx, accountId, waiting)),
    ...(isWoken && { ...awake, wokenAt: tx.now }),
    queuePosition: queuePositionOf(since, tx.now),
  })
  if (ticket.nextRingAt) tx.enqueue(ringBell, { accountId, ticketId }, ticket.nextRingAt)
}

/** The wait that ended with this answer goes on, unless a later one has reached the shopper. Answers since when. */
async function resumeWait(tx: Tx, ticketId: string, number: number): Promise<Date | null> {
  const wait = await rowOf(tx.db, TicketWait, 'WHERE ticket_id = ? AND reply_number = ?', [ticketId, number])
  const [later] = await tx.db.query(
    "SELECT number FROM message WHERE ticket_id = ? AND number > ? AND author = 'agent' LIMIT 1",
    [ticketId, number],
  )
  if (!wait || later) return null
  const goesOn = { endedAt: null, endedBy: null, agentId: null, replyNumber: null, openSeconds: null }
  await updateRow(tx.db, TicketWait, { ticketId, number: wait.number }, goesOn)
  return wait.since
}
