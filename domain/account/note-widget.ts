import type { App } from '../../platform/app.js'
import { Account } from '../../schema/account.js'
import { findAccount } from './find-account.js'
import { isLongUnseen } from './widget-seen.rules.js'

/** A note that nobody waits for, and that harms nothing if it cannot be written. */
export function noteInPassing(app: App, note: () => Promise<void>): void {
  note().catch((error: Error) =>
    app.log.debug({ reason: error.message }, 'the widget was seen, and not noted'),
  )
}

/**
 * A shopper whose identity was proved has the widget on a page of the shop: what "Check installation" reports. Written at
 * most once a minute, beside the exchange and not in it, so nobody waits for it or fails because of it.
 */
export async function noteWidgetSeen(app: App, accountId: string, origin: string | null): Promise<void> {
  const now = app.clock.now()
  const { widgetSeenAt } = await findAccount(app.database.manager, accountId)
  if (!isLongUnseen(widgetSeenAt, now)) return
  await write(app, accountId, { widgetSeenAt: now, widgetSeenOrigin: origin })
}

/** A page that is not on the account's list has asked for the widget; at most once a minute, too. */
export async function noteOriginRefused(app: App, accountId: string, origin: string | null): Promise<void> {
  const now = app.clock.now()
  const { originRefusedAt } = await findAccount(app.database.manager, accountId)
  if (!isLongUnseen(originRefusedAt, now)) return
  await write(app, accountId, { originRefusedAt: now, refusedOrigin: origin })
}

const write = (app: App, id: string, changes: Partial<Account>) =>
  app.database.manager.update(Account, { id }, changes).then(() => {})
