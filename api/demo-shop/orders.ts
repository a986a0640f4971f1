import { orderPlaced, demo, demoShoppers } from '../../domain/demo/demo-data.js'
import { notFound } from '../../domain/errors.js'
import { findOrders } from '../../domain/profile/find-orders.js'
import type { Order } from '../../domain/profile/orders.rules.js'
import { findByExternalId } from '../../domain/profile/find-profile.js'
import { recordProfileEvents } from '../../domain/profile/record-profile-events.js'
import type { ReportedEvent } from '../../domain/profile/reported-event.rules.js'
import type { App } from '../../platform/app.js'
import { rowOf } from '../../platform/rows.js'
import { Account } from '../../schema/account.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { sumsOf, type Line } from './basket.js'
import type { Good } from './goods.js'

/* The shop keeps its orders where the desk keeps what shops report: so it needs no table of its own. */

const firstNumber = 1094

/** Answers the order's number. Placing the same one again answers that of the first time; null: there is nothing to order. */
export function placeOrder(
  app: App,
  shopperId: string,
  orderId: string,
  lines: Line[],
): Promise<string | null> {
  return app.transaction(async (tx) => {
    const account = await rowOf(tx.db, Account, 'WHERE public_id = ?', [demo.publicId], 'FOR UPDATE')
    if (!account) throw notFound('account')
    const externalId = `demo-order-${orderId}`
    const tail = 'WHERE account_id = ? AND external_id = ?'
    const placed = await rowOf(tx.db, ProfileEvent, tail, [account.id, externalId])
    if (placed) return placed.details!.number!
    if (lines.length === 0) return null
    const [{ count }] = await tx.db.query(
      `SELECT COUNT(*) AS count FROM profile_event WHERE account_id = ? AND external_id LIKE 'demo-order-%'`,
      [account.id],
    )
    const number = `#${firstNumber + Number(count)}`
    const items = lines.map(({ good, quantity }) => ({ name: good.name.en, quantity }))
    const { details, ...event } = orderPlaced(number, sumsOf(lines).total, items)
    const url = `${app.config.publicUrl}/demo-shop/orders/${number.slice(1)}`
    const shopper = shopperOf(shopperId)
    const order = { ...event, externalId, shopper, occurredAt: tx.now, details: { ...details, url } }
    await recordProfileEvents(tx, account.id, [order])
    return number
  })
}

/** Those of the shopper, the last one first. */
export async function ordersOf(app: App, externalId: string): Promise<Order[]> {
  const db = app.database.manager
  const account = await db.findOneByOrFail(Account, { publicId: demo.publicId })
  const profile = await findByExternalId(db, account.id, externalId)
  return profile ? findOrders(db, profile) : []
}

/** Once a day: who reads a page again has not done anything else. */
export async function tellPageView(app: App, shopperId: string, { slug, name }: Good): Promise<void> {
  await app.transaction(async (tx) => {
    const { id } = await tx.db.findOneByOrFail(Account, { publicId: demo.publicId })
    const event: ReportedEvent = {
      externalId: `demo-view-${shopperId}-${slug}-${tx.now.toISOString().slice(0, 10)}`,
      shopper: shopperOf(shopperId),
      kind: 'page-viewed',
      title: `Looked at “${name.en}”`,
      occurredAt: tx.now,
    }
    await recordProfileEvents(tx, id, [event])
  })
}

const shopperOf = (externalId: string) => demoShoppers.find((shopper) => shopper.externalId === externalId)!
