import type { Tx } from '../../platform/transaction.js'
import { Account } from '../../schema/account.js'

/** Reads an account and holds it until the transaction ends: whoever saves settings or hours goes through here first. */
export const lockAccount = (tx: Tx, accountId: string): Promise<Account> =>
  tx.db.findOneOrFail(Account, { where: { id: accountId }, lock: { mode: 'pessimistic_write' } })
