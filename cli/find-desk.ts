import { notFound } from '../domain/errors.js'
import type { Db } from '../platform/rows.js'
import { Account } from '../schema/account.js'

/** By the id that the shop puts into its tokens. */
export async function findDesk(db: Db, publicId: string): Promise<Account> {
  const account = await db.findOneBy(Account, { publicId })
  if (account?.publicId !== publicId) throw notFound('desk')
  return account
}
