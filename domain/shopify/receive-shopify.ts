import { defer, rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import type { Profile } from '../../schema/profile.js'
import type { ShopifyConnection } from '../../schema/shopify-connection.js'
import { findAccount } from '../account/find-account.js'
import { badInput, Refusal } from '../errors.js'
import { lockProfile } from '../profile/lock-profile.js'
import { recordEventsOf } from '../profile/record-profile-events.js'
import { lockCustomer, meetCustomer, updateCustomer } from './meet-customer.js'
import type { EventOfShopper } from '../profile/reported-event.rules.js'
import {
  eventsOfDeletedCustomer,
  eventsOfDeletedOrder,
  eventsOfEdit,
  eventsOfOrder,
  eventsOfRefund,
  placedId,
} from './order-events.rules.js'
import {
  isTopic,
  readThing,
  type ShopifyEdit,
  type ShopifyOrder,
  type ShopifyRefund,
} from './shopify.rules.js'

const toTheMinute = 60_000

/**
 * Something that Shopify has told and signed (R76). Told again, however often and in whatever order, it changes nothing:
 * what has happened is known by the ids of the things themselves.
 */
export async function receiveShopify(
  tx: Tx,
  hook: ShopifyConnection,
  { topic, body }: { topic: string; body: Buffer },
): Promise<void> {
  if (!isTopic(topic)) throw new Refusal('TOPIC_NOT_TAKEN', 'The desk does not take webhooks of this topic.')
  const thing = readThing(topic, parse(body))
  if (!thing) throw badInput('body', `It is not what Shopify sends for ${topic}.`)
  if (thing.kind === 'order') await hearOfOrder(tx, hook, thing.order)
  if (thing.kind === 'refund') await hearOfRefund(tx, hook, thing.refund)
  if (thing.kind === 'edit') await hearOfEdit(tx, hook, thing.edit)
  if (thing.kind === 'deleted-order') await hearOfDeletedOrder(tx, hook, thing.id)
  if (thing.kind === 'deleted-customer') await hearOfDeletedCustomer(tx, hook, thing.id)
  if (thing.kind === 'customer') {
    await updateCustomer(tx, await meetCustomer(tx, hook, thing.customer), thing.customer)
  }
  await defer(
    tx.db,
    `UPDATE shopify_connection SET last_event_at = ?, last_topic = ?
     WHERE account_id = ? AND (last_event_at IS NULL OR last_event_at < ?)`,
    [tx.now, topic, hook.accountId, new Date(tx.now.getTime() - toTheMinute)],
  )
}

/** Somebody has called with another signature: whoever sets it up wants to know. */
export async function noteRefused(tx: Tx, { accountId }: ShopifyConnection): Promise<void> {
  await defer(
    tx.db,
    'UPDATE shopify_connection SET refused_at = ? WHERE account_id = ? AND (refused_at IS NULL OR refused_at < ?)',
    [tx.now, accountId, new Date(tx.now.getTime() - toTheMinute)],
  )
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw badInput('body', 'It is not JSON.')
  }
}

/** An order of a guest is nobody’s. */
async function hearOfOrder(tx: Tx, hook: ShopifyConnection, order: ShopifyOrder) {
  if (!order.customer) return
  const profile = await meetCustomer(tx, hook, order.customer)
  await updateCustomer(tx, profile, order.customer)
  await record(tx, profile, eventsOfOrder(order, await wordsOf(tx, hook)))
}

/** If its order is not known yet, the order’s next webhook tells of the refund as well. */
async function hearOfRefund(tx: Tx, hook: ShopifyConnection, refund: ShopifyRefund) {
  const order = await holdOrder(tx, hook, refund.orderId)
  if (order) await record(tx, order.profile, eventsOfRefund(refund, order.number, await wordsOf(tx, hook)))
}

async function hearOfEdit(tx: Tx, hook: ShopifyConnection, edit: ShopifyEdit) {
  const order = await holdOrder(tx, hook, edit.orderId)
  if (order) await record(tx, order.profile, eventsOfEdit(edit, order.number, await wordsOf(tx, hook)))
}

async function hearOfDeletedOrder(tx: Tx, hook: ShopifyConnection, id: string) {
  const order = await holdOrder(tx, hook, id)
  if (!order) return
  await record(tx, order.profile, eventsOfDeletedOrder(id, order.number, await wordsOf(tx, hook), tx.now))
}

/** What they wrote stays, and they may write again: to forget them is for somebody to say (R79). */
async function hearOfDeletedCustomer(tx: Tx, hook: ShopifyConnection, id: string) {
  const profile = await lockCustomer(tx, hook, id)
  if (profile) await record(tx, profile, eventsOfDeletedCustomer(id, await wordsOf(tx, hook), tx.now))
}

/** By the order’s id alone: whose it is, held, and how they know it. Null: nobody’s, or not told yet. */
async function holdOrder(tx: Tx, { accountId }: ShopifyConnection, orderId: string) {
  const tail = 'WHERE account_id = ? AND external_id = ?'
  const placed = await rowOf(tx.db, ProfileEvent, tail, [accountId, placedId(orderId)])
  if (!placed) return null
  const profile = await lockProfile(tx, accountId, placed.profileId)
  return { profile, number: placed.details?.number ?? `#${orderId}` }
}

async function record(tx: Tx, profile: Profile, entries: EventOfShopper[]) {
  // Shopify's clock may be a little ahead.
  const past = (at: Date) => (at > tx.now ? tx.now : at)
  await recordEventsOf(
    tx,
    profile,
    entries.map((entry) => ({ ...entry, occurredAt: past(entry.occurredAt) })),
  )
}

const wordsOf = async (tx: Tx, { accountId, domain }: ShopifyConnection) => ({
  language: (await findAccount(tx.db, accountId)).language,
  domain,
})
