import { DateTime } from 'luxon'
import { addRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Reminder, RingOutcome } from '../../schema/reminder.js'
import type { Ticket } from '../../schema/ticket.js'
import { TicketEventKind, TicketStatus } from '../../schema/words.js'
import { findAccount, findOfficeHours } from '../account/find-account.js'
import { ringBell } from '../jobs.js'
import { changeTicket, noteEvent } from '../ticket/change-ticket.js'
import { lockTicket } from '../ticket/lock-ticket.js'
import { queuePositionOf } from '../ticket/ticket.rules.js'
import { isEscalation, planOf, stepsDue, type Step } from './reminder.rules.js'

/**
 * Rings for whoever waits in a ticket, if that is due by now. Answers whether it rang. Whoever calls too early, twice,
 * or after the answer does no harm (R58, R59).
 */
export async function ring(tx: Tx, accountId: string, ticketId: string): Promise<boolean> {
  const ticket = await lockTicket(tx, accountId, ticketId)
  if (!ticket.bellSince || ticket.status !== TicketStatus.OPEN) {
    if (ticket.nextRingAt) await changeTicket(tx, ticket, { nextRingAt: null })
    return false
  }
  const plan = planOf(await findAccount(tx.db, accountId), ticket)
  const hours = await findOfficeHours(tx.db, accountId, tx.now)
  const since = DateTime.fromJSDate(ticket.bellSince)
  const { due, nextAt } = stepsDue(
    plan,
    hours,
    { since, rungSteps: ticket.rungSteps },
    DateTime.fromJSDate(tx.now),
  )
  const nextRingAt = nextAt?.toJSDate() ?? null
  const last = due.at(-1)
  if (!last) {
    await planFor(tx, ticket, nextRingAt)
    return false
  }

  for (const step of due) await enter(tx, ticket, step, step === last ? RingOutcome.RUNG : RingOutcome.MERGED)
  const kind = isEscalation(last.number) ? TicketEventKind.ESCALATED : TicketEventKind.REMINDED
  await noteEvent(
    tx,
    ticket,
    { kind, agentId: rungFor(ticket, last) },
    // Overdue news stands among those who wait.
    {
      rungSteps: last.number,
      nextRingAt,
      queuePosition: queuePositionOf(ticket.waitingSince ?? ticket.promisedSince, tx.now),
    },
  )
  enqueueNext(tx, ticket)
  return true
}

/** The settings or hours may have changed since the ring was planned. */
async function planFor(tx: Tx, ticket: Ticket, nextRingAt: Date | null) {
  if (ticket.nextRingAt?.getTime() === nextRingAt?.getTime()) return
  await changeTicket(tx, ticket, { nextRingAt })
  enqueueNext(tx, ticket)
}

function enqueueNext(tx: Tx, { accountId, id: ticketId, nextRingAt }: Ticket) {
  if (nextRingAt) tx.enqueue(ringBell, { accountId, ticketId }, nextRingAt)
}

/** The key of the ledger is why a ring happens once, whatever is retried, doubled or killed. */
async function enter(tx: Tx, ticket: Ticket, step: Step, outcome: RingOutcome) {
  await addRow(tx.db, Reminder, {
    ticketId: ticket.id,
    waitNo: ticket.waitNo,
    step: step.number,
    accountId: ticket.accountId,
    outcome,
    agentId: rungFor(ticket, step),
    isEscalation: isEscalation(step.number),
    dueAt: step.dueAt.toJSDate(),
    settledAt: tx.now,
  })
}

/** Its agent; null: everybody, because it has none or because the bell has escalated. */
const rungFor = (ticket: Ticket, { number }: Step) => (isEscalation(number) ? null : ticket.assigneeId)
