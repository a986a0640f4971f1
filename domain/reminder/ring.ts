import { DateTime } from 'luxon'
import type { Tx } from '../../platform/transaction.js'
import type { Ticket } from '../../schema/ticket.js'
import { ReminderOutcome } from '../../schema/words/reminder.js'
import { TicketEventKind, TicketStatus } from '../../schema/words/ticket.js'
import { findAccount, findOfficeHours } from '../account/find-account.js'
import { ringBell } from '../jobs.js'
import { changeTicket, noteEvent } from '../ticket/change-ticket.js'
import { lockTicket } from '../ticket/lock-ticket.js'
import { queuePositionOf } from '../ticket/ticket.rules.js'
import { nextRingOf, noRing, type NextRing } from './plan-next-ring.js'
import { planRingLetters } from './plan-ring-letters.js'
import { heldUntil, isEscalation, planOf, stepsDue } from './reminder.rules.js'
import { rungFor, settleStep } from './settle-step.js'

/**
 * Rings for whoever waits in a ticket, if that is due by now. Answers whether it rang. Whoever calls too early, twice,
 * or after the answer does no harm (R58, R59).
 */
export async function ring(tx: Tx, accountId: string, ticketId: string): Promise<boolean> {
  const ticket = await lockTicket(tx, accountId, ticketId)
  if (!ticket.bellSince || ticket.status !== TicketStatus.OPEN) {
    if (ticket.nextRingAt) await changeTicket(tx, ticket, noRing)
    return false
  }
  const account = await findAccount(tx.db, accountId)
  const plan = planOf(account, ticket)
  const hours = await findOfficeHours(tx.db, accountId, tx.now)
  const since = DateTime.fromJSDate(ticket.bellSince)
  const { due, next } = stepsDue(
    plan,
    hours,
    { since, rungSteps: ticket.rungSteps },
    DateTime.fromJSDate(tx.now),
  )
  const last = due.at(-1)
  const opensAt = last && heldUntil(plan, hours, last, DateTime.fromJSDate(tx.now))
  const nextRing = opensAt
    ? { nextRingAt: opensAt.toJSDate(), ringHeldFrom: last.dueAt.toJSDate() }
    : nextRingOf(next)
  if (!last || opensAt) {
    await planFor(tx, ticket, nextRing)
    return false
  }

  for (const step of due) {
    await settleStep(tx, ticket, step, step === last ? ReminderOutcome.RUNG : ReminderOutcome.MERGED)
  }
  const kind = isEscalation(last.number) ? TicketEventKind.ESCALATED : TicketEventKind.REMINDED
  await noteEvent(
    tx,
    ticket,
    { kind, agentId: rungFor(ticket, last.number) },
    // Overdue news stands among those who wait.
    {
      rungSteps: last.number,
      rungAt: tx.now,
      ...nextRing,
      queuePosition: queuePositionOf(ticket.waitingSince ?? ticket.promisedSince, tx.now),
    },
  )
  await planRingLetters(tx, ticket, account)
  enqueueNext(tx, ticket)
  return true
}

/** The settings or hours may have changed since the ring was planned. */
async function planFor(tx: Tx, ticket: Ticket, nextRing: NextRing) {
  if (ticket.nextRingAt?.getTime() === nextRing.nextRingAt?.getTime()) return
  await changeTicket(tx, ticket, nextRing)
  enqueueNext(tx, ticket)
}

function enqueueNext(tx: Tx, { accountId, id: ticketId, nextRingAt }: Ticket) {
  if (nextRingAt) tx.enqueue(ringBell, { accountId, ticketId }, nextRingAt)
}
