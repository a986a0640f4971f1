import { insertRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { OfficeHours } from '../../schema/office-hours.js'
import { findOfficeHours } from '../account/find-account.js'
import { replanSnoozes } from '../ticket/replan-snoozes.js'
import type { Hours } from './office-hours.rules.js'
import { watchDesk, watchDeskAnew } from './watch-desk.js'

/** A new version of the account's hours, in force from now on. What the old ones have brought about is settled first. */
export async function saveVersion(tx: Tx, agent: Agent, version: number, hours: Hours): Promise<OfficeHours> {
  const { timeZone, week, exceptions } = hours
  const { accountId, id: savedBy } = agent
  await watchDesk(tx, accountId)
  const before = await findOfficeHours(tx.db, accountId, tx.now)
  const row = { accountId, version, timeZone, week, exceptions, effectiveFrom: tx.now, savedBy }
  const id = await insertRow(tx.db, OfficeHours, row)
  // Before the desk is looked at: a snooze that this opening ends is in its queue.
  await replanSnoozes(tx, accountId, before)
  await watchDeskAnew(tx, accountId)
  return { id, ...row }
}
