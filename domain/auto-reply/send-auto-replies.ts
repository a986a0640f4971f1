import { DateTime } from 'luxon'
import { addRow, rowOf, rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Account } from '../../schema/account.js'
import { AutoReplyDecision } from '../../schema/auto-reply-decision.js'
import { Message } from '../../schema/message.js'
import { Profile } from '../../schema/profile.js'
import type { Ticket } from '../../schema/ticket.js'
import { Author, Channel, TicketStatus } from '../../schema/words/ticket.js'
import { findAccount, findOfficeHours } from '../account/find-account.js'
import type { Hours } from '../office-hours/office-hours.rules.js'
import { findObstacle } from '../sms/text-shopper.js'
import { changeTicket } from '../ticket/change-ticket.js'
import { lockTicket } from '../ticket/lock-ticket.js'
import { postMessage } from '../ticket/post-message.js'
import { decideAutoReply, type Decision } from './auto-reply.rules.js'
import { filledTexts, firstNameOf, type Texts } from './texts.rules.js'

/**
 * Decides, for each message of the shopper on which nothing has been decided, which automatic reply it gets, and sends
 * it. The decision is kept with its reason (R30); its key is why a message never gets a second reply (R28).
 */
export async function sendAutoRepliesOf(tx: Tx, accountId: string, ticketId: string): Promise<void> {
  const ticket = await lockTicket(tx, accountId, ticketId)
  if (!ticket.autoPendingSince) return
  const account = await findAccount(tx.db, accountId)
  const undecided = await rowsOf(
    tx.db,
    Message,
    "WHERE ticket_id = ? AND number > ? AND author = 'shopper' ORDER BY number",
    [ticket.id, ticket.autoDecidedUpTo],
  )
  const decidedUpTo = ticket.lastNumber
  for (const message of undecided) await decide(tx, account, ticket, message)
  await changeTicket(tx, ticket, { autoPendingSince: null, autoDecidedUpTo: decidedUpTo })
}

async function decide(tx: Tx, account: Account, ticket: Ticket, message: Message) {
  const { id: ticketId, accountId } = ticket
  const hours = await findOfficeHours(tx.db, accountId, message.at)
  const arrivedAt = DateTime.fromJSDate(message.at, { zone: hours?.timeZone ?? account.timeZone })
  const texts = await textsFor(tx, account, ticket, hours, arrivedAt)
  const isSilenced = ticket.channel === Channel.SMS && (await findObstacle(tx, accountId, ticketId)) !== null
  const decision: Decision | { text: null; reason: 'chat-closed' | 'cannot-be-texted'; inHours: null } =
    ticket.status === TicketStatus.CLOSED
      ? { text: null, reason: 'chat-closed', inHours: null }
      : isSilenced
        ? { text: null, reason: 'cannot-be-texted', inHours: null }
        : decideAutoReply({
            arrivedAt,
            isNewRequest: message.number === 1,
            hours,
            texts,
            lastAgentMessageAt: await lastAgentMessageAt(tx, message),
            lastOutOfHoursReplyAt: await lastOutOfHoursReplyAt(tx, message),
          })
  const text = decision.text && (decision.text === 'in' ? texts.inHours : texts.outOfHours)
  const reply = text && (await postMessage(tx, ticket, { author: Author.AUTO, text }))
  await addRow(tx.db, AutoReplyDecision, {
    ticketId,
    number: message.number,
    accountId,
    text: decision.text,
    reason: decision.reason,
    inHours: decision.inHours,
    localTime: arrivedAt.toISO(),
    hoursVersion: hours?.version ?? null,
    replyNumber: reply ? reply.number : null,
    arrivedAt: message.at,
  })
}

async function textsFor(
  tx: Tx,
  { autoReplyInHours: inHours, autoReplyOutOfHours: outOfHours, language }: Account,
  { profileId, accountId }: Ticket,
  hours: Hours | null,
  arrivedAt: DateTime,
): Promise<Texts> {
  const profile = await tx.db.findOneByOrFail(Profile, { id: profileId, accountId })
  const reader = { firstName: firstNameOf(profile), language }
  return filledTexts({ inHours, outOfHours }, hours, arrivedAt, reader)
}

async function lastAgentMessageAt(tx: Tx, { ticketId, number }: Message): Promise<DateTime | null> {
  const tail = "WHERE ticket_id = ? AND number < ? AND author = 'agent' ORDER BY number DESC"
  const message = await rowOf(tx.db, Message, tail, [ticketId, number])
  return message && DateTime.fromJSDate(message.at)
}

async function lastOutOfHoursReplyAt(tx: Tx, { ticketId, number }: Message): Promise<DateTime | null> {
  const tail = "WHERE ticket_id = ? AND number < ? AND text = 'out' ORDER BY number DESC"
  const decision = await rowOf(tx.db, AutoReplyDecision, tail, [ticketId, number])
  return decision && DateTime.fromJSDate(decision.arrivedAt)
}
