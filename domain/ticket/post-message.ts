import { addRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Message } from '../../schema/message.js'
import type { Ticket } from '../../schema/ticket.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { FeedKind } from '../../schema/words/feed.js'
import { ReminderOutcome } from '../../schema/words/reminder.js'
import { Author, Channel, TicketStatus, WaitEnd } from '../../schema/words/ticket.js'
import { badInput } from '../errors.js'
import { tellFeed } from '../feed/tell-feed.js'
import { ringBell, sendAutoReplies } from '../jobs.js'
import { planNextRing } from '../reminder/plan-next-ring.js'
import { settleNextStep } from '../reminder/settle-step.js'
import { textShopper } from '../sms/text-shopper.js'
import { changeTicket } from './change-ticket.js'
import { beginWait, endWait } from './keep-wait.js'
import { faultOfText, previewOf, queuePositionOf, waitingAfter } from './ticket.rules.js'

/** Who speaks, and what. `clientId` is made by the client, so that saying it again says nothing. */
export type Draft =
  | { author: typeof Author.SHOPPER; clientId: string; text: string }
  | {
      author: typeof Author.AGENT
      agentId: string
      clientId: string
      text: string
      isHolding?: boolean
      byEmail?: boolean
    }
  | { author: typeof Author.AUTO; text: string }

/**
 * One more message in a ticket that the caller has locked. What it means is decided here and nowhere else: who now
 * waits on whom, when that is too long, what is unread, whether a snooze is over, and who is told.
 */
export async function postMessage(tx: Tx, ticket: Ticket, draft: Draft): Promise<Message> {
  const message = await appendMessage(tx, ticket, draft)
  const { number, author, text, isHolding } = message
  const waiting = waitingAfter(message, ticket, tx.now)
  if (waiting.waitingSince && !ticket.waitingSince) await beginWait(tx, ticket, number)
  if (author === Author.AGENT) await endWait(tx, ticket, answerOf(message))
  const isSameRun = waiting.waitNo === ticket.waitNo && waiting.bellSince !== null
  if (!isSameRun) await settleNextStep(tx, ticket, outcomeOf(message), message.agentId)
  // Whose bell runs and has no next ring gets one, whatever has taken it away.
  const isPlanned = isSameRun && ticket.nextRingAt !== null
  const nextRing = isPlanned ? {} : await planNextRing(tx, ticket.accountId, waiting)
  const isUndecided = author === Author.SHOPPER && ticket.autoPendingSince === null
  const isWoken = ticket.status === TicketStatus.SNOOZED && (author === Author.SHOPPER || isHolding)

  await tellFeed(tx, ticket, {
    kind: FeedKind.MESSAGE_POSTED,
    ticketNumber: number,
    author,
    agentId: message.agentId,
  })
  if (isWoken) {
    const { agentId } = message
    await tellFeed(tx, ticket, { kind: FeedKind.TICKET_WOKEN, ticketNumber: number, agentId })
  }
  await changeTicket(tx, ticket, {
    lastNumber: number,
    ...waiting,
    ...nextRing,
    indexPendingSince: ticket.indexPendingSince ?? tx.now,
    // What a robot says is not what the list is about.
    ...(author !== Author.AUTO && {
      preview: previewOf(text),
      lastAuthor: author,
      lastMessageAt: tx.now,
      queuePosition: queuePositionOf(waiting.waitingSince, tx.now),
    }),
    ...(isWoken && { ...awake, wokenAt: tx.now }),
    ...(author === Author.SHOPPER && {
      unreadCount: ticket.unreadCount + 1,
      autoPendingSince: ticket.autoPendingSince ?? tx.now,
    }),
    // Whoever answers has read the ticket.
    ...(author === Author.AGENT && { readUpTo: number, unreadCount: 0, wokenAt: null }),
  })

  const payload = { accountId: ticket.accountId, ticketId: ticket.id }
  if (isUndecided) tx.enqueue(sendAutoReplies, payload)
  if (!isPlanned && ticket.nextRingAt) tx.enqueue(ringBell, payload, ticket.nextRingAt)
  if (ticket.channel === Channel.SMS && author !== Author.SHOPPER) await textShopper(tx, message)
  return message
}

/** Of a ticket that is not snoozed (any more). */
export const awake = {
  status: TicketStatus.OPEN,
  snoozedUntil: null,
  snoozedAt: null,
  snoozedFor: null,
} as const

const answerOf = ({ agentId, number, isHolding }: Message) => ({
  endedBy: isHolding ? WaitEnd.HOLDING_REPLY : WaitEnd.REPLY,
  agentId,
  replyNumber: number,
})

function outcomeOf({ author, isHolding }: Message) {
  if (author === Author.SHOPPER) return ReminderOutcome.SHOPPER_WROTE
  return isHolding ? ReminderOutcome.HOLDING_REPLY : ReminderOutcome.ANSWERED
}

async function appendMessage(tx: Tx, ticket: Ticket, draft: Draft): Promise<Message> {
  const fault = faultOfText(draft.text, draft.author)
  if (fault) throw badInput('text', fault)
  const message: Message = {
    ticketId: ticket.id,
    number: ticket.lastNumber + 1,
    accountId: ticket.accountId,
    author: draft.author,
    agentId: draft.author === Author.AGENT ? draft.agentId : null,
    text: draft.text,
    isHolding: draft.author === Author.AGENT && draft.isHolding === true,
    byEmail: draft.author === Author.AGENT && draft.byEmail === true,
    clientId: draft.author === Author.AUTO ? null : uuidToBytes(draft.clientId),
    at: tx.now,
  }
  await addRow(tx.db, Message, message)
  return message
}
