import type { Tx } from '../../platform/transaction.js'
import { Refusal } from '../errors.js'
import { isAllowed, type Page } from './allowed-origins.rules.js'
import { findAccount } from './find-account.js'

export class OriginRefused extends Refusal {
  constructor(readonly accountId: string) {
    super('ORIGIN_NOT_ALLOWED', 'The chat is not meant for this page.')
  }
}

/** A page that is not on the list shows no chat, also to a shopper whose token is good. */
export async function refuseOrigin(tx: Tx, accountId: string, page: Page): Promise<void> {
  const { allowedOrigins } = await findAccount(tx.db, accountId)
  if (!isAllowed(allowedOrigins, page)) throw new OriginRefused(accountId)
}
