import { DateTime } from 'luxon'
import type { Tx } from '../../platform/transaction.js'
import { findAccount, findOfficeHours } from '../account/find-account.js'
import type { Waiting } from '../ticket/ticket.rules.js'
import { planOf, ringDueAt } from './reminder.rules.js'

/** When the bell rings next, by the settings and the hours of now; null: nobody waits, or the bell is off. */
export async function planNextRing(tx: Tx, accountId: string, waiting: Waiting): Promise<Date | null> {
  const { bellSince, rungSteps } = waiting
  if (!bellSince) return null
  const plan = planOf(await findAccount(tx.db, accountId), waiting)
  const hours = await findOfficeHours(tx.db, accountId, tx.now)
  return ringDueAt(plan, hours, DateTime.fromJSDate(bellSince), rungSteps + 1)?.toJSDate() ?? null
}
