import { rowsOf, type Db } from '../../platform/rows.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import type { Profile } from '../../schema/profile.js'
import { ProfileEventKind } from '../../schema/words/profile.js'
import { ordersOf, type Order } from './orders.rules.js'

const mostEvents = 100
const kinds = Object.values(ProfileEventKind).filter((kind) => kind.startsWith('order-'))

/** What a shopper has ordered, as far as the latest events tell; the one that was placed last first. */
export async function findOrders(db: Db, { id, accountId }: Profile): Promise<Order[]> {
  const events = await rowsOf(
    db,
    ProfileEvent,
    `WHERE profile_id = ? AND account_id = ? AND kind IN (?) ORDER BY occurred_at DESC, id DESC LIMIT ${mostEvents}`,
    [id, accountId, kinds],
  )
  return ordersOf(events)
}
