import { DateTime } from 'luxon'
import type { Tx } from '../../platform/transaction.js'
import { findAccount, findOfficeHours } from '../account/find-account.js'
import type { Waiting } from '../ticket/ticket.rules.js'
import { ringDueAt } from './reminder.rules.js'

/** When the bell rings next in this wait, by the settings and the hours of now; null: nobody waits, or the bell is off. */
export async function planNextRing(
  tx: Tx,
  accountId: string,
  { waitingSince, rungSteps }: Waiting,
): Promise<Date | null> {
  if (!waitingSince) return null
  const plan = await findAccount(tx.db, accountId)
  const hours = await findOfficeHours(tx.db, accountId, tx.now)
  return ringDueAt(plan, hours, DateTime.fromJSDate(waitingSince), rungSteps + 1)?.toJSDate() ?? null
}
