import { insertRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { OfficeHours } from '../../schema/office-hours.js'

/** The account has moved to another time zone: the same wall-clock hours hang there from now on, as a new version. */
export async function rehangOfficeHours(tx: Tx, accountId: string, timeZone: string): Promise<void> {
  const newest = await tx.db.findOne(OfficeHours, { where: { accountId }, order: { version: 'DESC' } })
  if (!newest) return
  const { week, exceptions, version } = newest
  await insertRow(tx.db, OfficeHours, {
    accountId,
    version: version + 1,
    timeZone,
    week,
    exceptions,
    effectiveFrom: tx.now,
  })
}
