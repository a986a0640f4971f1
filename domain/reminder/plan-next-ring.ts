import { DateTime } from 'luxon'
import type { Tx } from '../../platform/transaction.js'
import type { Ticket } from '../../schema/ticket.js'
import { findAccount, findOfficeHours } from '../account/find-account.js'
import type { Waiting } from '../ticket/ticket.rules.js'
import { planOf, stepOf, type Step } from './reminder.rules.js'

/** When the bell rings next, and whether the office hours hold it until then. */
export type NextRing = Pick<Ticket, 'nextRingAt' | 'ringHeldFrom'>

export const noRing: NextRing = { nextRingAt: null, ringHeldFrom: null }

/** By the settings and the hours of now. No ring: nobody waits, or the bell is off. */
export async function planNextRing(tx: Tx, accountId: string, waiting: Waiting): Promise<NextRing> {
  const { bellSince, rungSteps } = waiting
  if (!bellSince) return noRing
  const plan = planOf(await findAccount(tx.db, accountId), waiting)
  const hours = await findOfficeHours(tx.db, accountId, tx.now)
  return nextRingOf(stepOf(plan, hours, DateTime.fromJSDate(bellSince), rungSteps + 1))
}

export const nextRingOf = (step: Step | null): NextRing =>
  step ? { nextRingAt: step.dueAt.toJSDate(), ringHeldFrom: step.heldFrom?.toJSDate() ?? null } : noRing
