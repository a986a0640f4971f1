import { DateTime } from 'luxon'
import { rowsOf, type Db } from '../../platform/rows.js'
import { Reminder } from '../../schema/reminder.js'
import type { Ticket } from '../../schema/ticket.js'
import { ReminderOutcome } from '../../schema/words/reminder.js'
import { findAccount, findOfficeHours } from '../account/find-account.js'
import { isEscalation, isHeldAt, planOf } from './reminder.rules.js'
import { rungFor } from './settle-step.js'

/** A step that is settled, or the one that is next. */
export type ToldReminder = Omit<Reminder, 'settledAt'> & { settledAt: Date | null }

/** The story of a ticket’s bell in its order, ending with the step that is next (R58). */
export async function findReminders(
  db: Db,
  ticket: Ticket,
  { after, limit }: { after: { waitNo: number; step: number }; limit: number },
  now: Date,
): Promise<ToldReminder[]> {
  const settled = await rowsOf(
    db,
    Reminder,
    `WHERE ticket_id = ? AND account_id = ? AND wait_no >= ? AND NOT (wait_no = ? AND step <= ?)
     ORDER BY wait_no, step LIMIT ?`,
    [ticket.id, ticket.accountId, after.waitNo, after.waitNo, after.step, limit],
  )
  const next = settled.length < limit ? await nextOf(db, ticket, now) : null
  const isTold = next && next.waitNo === after.waitNo && next.step <= after.step
  return next && !isTold ? [...settled, next] : settled
}

async function nextOf(db: Db, ticket: Ticket, now: Date): Promise<ToldReminder | null> {
  const { id: ticketId, accountId, waitNo, bellSince, nextRingAt: dueAt, ringHeldFrom: heldFrom } = ticket
  if (!bellSince || !dueAt) return null
  const step = ticket.rungSteps + 1
  const plan = planOf(await findAccount(db, accountId), ticket)
  const hours = await findOfficeHours(db, accountId, now)
  const isHeld = isHeldAt(plan, hours, DateTime.fromJSDate(dueAt), DateTime.fromJSDate(now))
  return {
    ticketId,
    accountId,
    waitNo,
    step,
    outcome: isHeld ? ReminderOutcome.HELD : ReminderOutcome.PENDING,
    agentId: rungFor(ticket, step),
    isEscalation: isEscalation(step),
    dueAt,
    heldFrom,
    settledAt: null,
    settledBy: null,
  }
}
