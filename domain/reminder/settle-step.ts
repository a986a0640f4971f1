import { addRow, addRowOnce } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Reminder } from '../../schema/reminder.js'
import type { Ticket } from '../../schema/ticket.js'
import { ReminderOutcome } from '../../schema/words/reminder.js'
import { isEscalation, type Step } from './reminder.rules.js'

/** A step has rung, or stands behind one that has. The key of the ledger is why that happens once (R58). */
export const settleStep = (
  tx: Tx,
  ticket: Ticket,
  { number, dueAt, heldFrom }: Step,
  outcome: ReminderOutcome,
): Promise<void> =>
  addRow(
    tx.db,
    Reminder,
    rowOf(
      ticket,
      { step: number, dueAt: dueAt.toJSDate(), heldFrom: heldFrom?.toJSDate() ?? null },
      { outcome, settledAt: tx.now, settledBy: null },
    ),
  )

/**
 * A run of the bell ends: the step that was planned next will not ring, and this is why (R58). Called while the ticket
 * still says what was planned. Takes no trip of its own, and never refuses what people do.
 */
export async function settleNextStep(
  tx: Tx,
  ticket: Ticket,
  outcome: ReminderOutcome,
  settledBy: string | null,
): Promise<void> {
  const { bellSince, rungSteps, nextRingAt: dueAt, ringHeldFrom: heldFrom } = ticket
  if (!bellSince || !dueAt) return
  await addRowOnce(
    tx.db,
    Reminder,
    rowOf(ticket, { step: rungSteps + 1, dueAt, heldFrom }, { outcome, settledAt: tx.now, settledBy }),
  )
}

type Due = Pick<Reminder, 'step' | 'dueAt' | 'heldFrom'>
type Settled = Pick<Reminder, 'outcome' | 'settledAt' | 'settledBy'>

const rowOf = ({ id: ticketId, accountId, waitNo, ...ticket }: Ticket, due: Due, settled: Settled) => ({
  ticketId,
  waitNo,
  accountId,
  agentId: rungFor(ticket, due.step),
  isEscalation: isEscalation(due.step),
  ...due,
  ...settled,
})

/** Its agent; null: more than one, because it has none or because the bell has escalated. */
export const rungFor = ({ assigneeId }: Pick<Ticket, 'assigneeId'>, step: number) =>
  isEscalation(step) ? null : assigneeId
