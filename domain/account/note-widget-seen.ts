import type { App } from '../../platform/app.js'
import { Account } from '../../schema/account.js'
import { findAccount } from './find-account.js'
import { isLongUnseen, originOf } from './widget-seen.rules.js'

/**
 * A shopper whose identity was proved has the widget on a page of the shop: what "Check installation" reports. Written at
 * most once a minute, beside the exchange and not in it, so nobody waits for it or fails because of it.
 */
export async function noteWidgetSeen(app: App, accountId: string, page: string | null): Promise<void> {
  const db = app.database.manager
  const now = app.clock.now()
  const { widgetSeenAt } = await findAccount(db, accountId)
  if (!isLongUnseen(widgetSeenAt, now)) return
  await db.update(Account, { id: accountId }, { widgetSeenAt: now, widgetSeenOrigin: originOf(page) })
}
