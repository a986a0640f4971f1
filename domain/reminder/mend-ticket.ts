import { addRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Repair } from '../../schema/repair.js'
import type { Ticket } from '../../schema/ticket.js'
import { Forgotten } from '../../schema/words/reminder.js'
import { Author, TicketStatus, WaitEnd } from '../../schema/words/ticket.js'
import { sendAutoRepliesOf } from '../auto-reply/send-auto-replies.js'
import { ringBell } from '../jobs.js'
import { changeTicket } from '../ticket/change-ticket.js'
import { endWait } from '../ticket/keep-wait.js'
import { lockTicket } from '../ticket/lock-ticket.js'
import { nobodyWaits, waitingForgotten, waitingInSnooze } from '../ticket/ticket.rules.js'
import { wakeDueTicket } from '../ticket/wake-ticket.js'
import { checkNothingForgotten } from './check-nothing-forgotten.js'
import { noRing, planNextRing } from './plan-next-ring.js'
import { ring } from './ring.js'

/** Mends what is wrong first with a ticket in which somebody would be forgotten, and counts it (R60). Null: nothing is. */
export async function mendTicket(tx: Tx, accountId: string, ticketId: string): Promise<Forgotten | null> {
  const ticket = await lockTicket(tx, accountId, ticketId)
  const [found] = await checkNothingForgotten(tx.db, tx.now, { accountId, ticketId })
  if (!found) return null
  const { kind } = found
  await mend[kind](tx, ticket)
  await addRow(tx.db, Repair, { accountId, ticketId, kind, at: tx.now })
  return kind
}

const awakeAgain = { snoozedUntil: null, snoozedAt: null, snoozedFor: null }

const mend: Record<Forgotten, (tx: Tx, ticket: Ticket) => Promise<unknown>> = {
  [Forgotten.NO_NEXT_RING]: planAgain,
  [Forgotten.RING_OVERDUE]: ringAfterAll,
  [Forgotten.RING_FOR_NOBODY]: (tx, ticket) =>
    changeTicket(tx, ticket, { ...nobodyWaits(ticket), ...noRing }),
  [Forgotten.RING_IN_SNOOZE]: (tx, ticket) =>
    changeTicket(tx, ticket, { ...waitingInSnooze(ticket), ...noRing }),
  [Forgotten.SNOOZE_WITHOUT_END]: wakeNow,
  [Forgotten.SNOOZE_OVERDUE]: wakeNow,
  [Forgotten.AWAKE_WITH_SNOOZE]: (tx, ticket) => changeTicket(tx, ticket, awakeAgain),
  [Forgotten.CLOSED_AND_WAITING]: (tx, ticket) =>
    changeTicket(tx, ticket, { ...nobodyWaits(ticket), ...noRing, ...awakeAgain }),
  [Forgotten.WAIT_NOT_BEGUN]: beginWaitAfterAll,
  [Forgotten.WAIT_NOT_ENDED]: endWaitAfterAll,
  [Forgotten.AUTO_REPLY_OVERDUE]: (tx, { accountId, id }) => sendAutoRepliesOf(tx, accountId, id),
}

async function planAgain(tx: Tx, ticket: Ticket) {
  await planFrom(tx, ticket, ticket.bellSince ? {} : waitingForgotten(ticket))
}

/** What keeps it from ringing is a ledger in which the step stands already: then the bell runs anew. */
async function ringAfterAll(tx: Tx, ticket: Ticket) {
  if (tx.isRepeated) await planFrom(tx, ticket, waitingForgotten(ticket))
  else await ring(tx, ticket.accountId, ticket.id)
}

async function planFrom(tx: Tx, ticket: Ticket, waiting: Partial<Ticket>) {
  const { accountId, id: ticketId } = ticket
  const nextRing = await planNextRing(tx, accountId, { ...ticket, ...waiting })
  await changeTicket(tx, ticket, { ...waiting, ...nextRing })
  if (nextRing.nextRingAt) tx.enqueue(ringBell, { accountId, ticketId }, nextRing.nextRingAt)
}

async function wakeNow(tx: Tx, ticket: Ticket) {
  await changeTicket(tx, ticket, { snoozedUntil: tx.now })
  await wakeDueTicket(tx, ticket.accountId, ticket.id)
}

/** One that had ended by mistake goes on. */
async function beginWaitAfterAll(tx: Tx, { id, accountId, waitingSince, lastNumber }: Ticket) {
  const [row] = await tx.db.query(
    "SELECT MIN(number) AS number FROM message WHERE ticket_id = ? AND author = 'shopper' AND at >= ?",
    [id, waitingSince],
  )
  await tx.db.query(
    `INSERT INTO ticket_wait (ticket_id, number, account_id, since) VALUES (?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE ended_at = NULL, ended_by = NULL, agent_id = NULL, reply_number = NULL, open_seconds = NULL`,
    [id, row.number ?? lastNumber, accountId, waitingSince],
  )
}

async function endWaitAfterAll(tx: Tx, ticket: Ticket) {
  const endedBy = ticket.status === TicketStatus.CLOSED ? WaitEnd.CLOSE : endOf(ticket)
  await endWait(tx, { ...ticket, waitingSince: tx.now }, { endedBy, agentId: null, replyNumber: null })
}

const endOf = ({ promisedSince, lastAuthor }: Ticket) =>
  promisedSince && lastAuthor === Author.AGENT ? WaitEnd.HOLDING_REPLY : WaitEnd.REPLY
