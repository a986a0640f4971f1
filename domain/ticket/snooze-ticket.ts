import { DateTime } from 'luxon'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import type { Ticket } from '../../schema/ticket.js'
import { ReminderOutcome } from '../../schema/words/reminder.js'
import { TicketEventKind, TicketStatus } from '../../schema/words/ticket.js'
import { findOfficeHours } from '../account/find-account.js'
import { badInput, Refusal } from '../errors.js'
import { wakeTicket as wakeTicketJob } from '../jobs.js'
import { noRing } from '../reminder/plan-next-ring.js'
import { settleNextStep } from '../reminder/settle-step.js'
import { noteEvent } from './change-ticket.js'
import { lockTicket } from './lock-ticket.js'
import { wakesAt, type SnoozeWish } from './snooze.rules.js'
import { waitingInSnooze } from './ticket.rules.js'

/**
 * Hides a ticket for a time (R47). Whoever waits in it waits on, and is counted; only the bell is silent. Snoozing a
 * snoozed one sets another time.
 */
export async function snoozeTicket(
  tx: Tx,
  agent: Agent,
  ticketId: string,
  wish: SnoozeWish,
): Promise<Ticket> {
  const { accountId } = agent
  const ticket = await lockTicket(tx, accountId, ticketId)
  if (ticket.status === TicketStatus.CLOSED) throw new Refusal('TICKET_CLOSED', 'This ticket is closed.')
  const until = await decideUntil(tx, accountId, wish)
  await settleNextStep(tx, ticket, ReminderOutcome.SNOOZED, agent.id)
  await noteEvent(
    tx,
    ticket,
    { kind: TicketEventKind.SNOOZED, agentId: agent.id, until },
    {
      ...waitingInSnooze(ticket),
      status: TicketStatus.SNOOZED,
      snoozedUntil: until,
      snoozedAt: tx.now,
      snoozedFor: wish.for,
      ...noRing,
      wokenAt: null,
    },
  )
  tx.enqueue(wakeTicketJob, { accountId, ticketId }, until)
  return ticket
}

async function decideUntil(tx: Tx, accountId: string, wish: SnoozeWish): Promise<Date> {
  const hours = wish.for === 'opening' ? await findOfficeHours(tx.db, accountId, tx.now) : null
  const until = wakesAt(wish, hours, DateTime.fromJSDate(tx.now))
  if ('fault' in until) throw badInput(wish.for === 'time' ? 'until' : 'untilEvent', until.fault)
  return until.toJSDate()
}
