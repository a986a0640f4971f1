import type { Db } from '../../platform/rows.js'
import { Account } from '../../schema/account.js'
import { OfficeHours } from '../../schema/office-hours.js'
import { LessThanOrEqual } from 'typeorm'

export const findAccount = (db: Db, accountId: string): Promise<Account> =>
  db.findOneByOrFail(Account, { id: accountId })

/** The office hours that were in force at a moment; null: none had been saved. */
export const findOfficeHours = (db: Db, accountId: string, at: Date): Promise<OfficeHours | null> =>
  db.findOne(OfficeHours, {
    where: { accountId, effectiveFrom: LessThanOrEqual(at) },
    order: { version: 'DESC' },
  })

/** Compared here once more, because the database takes `shop` and `shop` with a space behind it for the same. */
export async function findByPublicId(db: Db, publicId: string): Promise<Account | null> {
  const account = await db.findOneBy(Account, { publicId })
  return account?.publicId === publicId ? account : null
}
