import { LessThan } from 'typeorm'
import type { Db } from '../../platform/rows.js'
import { OfficeHours } from '../../schema/office-hours.js'

export const findNewestVersion = (db: Db, accountId: string): Promise<OfficeHours | null> =>
  db.findOne(OfficeHours, { where: { accountId }, order: { version: 'DESC' } })

/** The saved versions, newest first. */
export const findVersions = (
  db: Db,
  accountId: string,
  { before, limit }: { before: number; limit: number },
): Promise<OfficeHours[]> =>
  db.find(OfficeHours, {
    where: { accountId, version: LessThan(before) },
    order: { version: 'DESC' },
    take: limit,
  })
