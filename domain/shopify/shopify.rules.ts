import type { Language } from '../../schema/words/account.js'

/*
 * What Shopify’s webhooks say, as far as the desk wants to know. Only the body is signed, so it alone counts: the topic
 * tells which kind of thing it is about, and what has happened to that thing is read from the thing.
 */

export interface ShopifyCustomer {
  id: string
  name: string | null
  email: string | null
  isEmailVerified: boolean
  phone: string | null
  language: Language | null
  /** As of when this is so, by Shopify’s clock. */
  updatedAt: Date | null
}

interface ShopifyMoney {
  /** Decimal, as Shopify writes it: `84.90`. */
  amount: string
  currency: string
}

export interface ShopifyOrder {
  id: string
  /** As the shopper knows it, `#1093`. */
  number: string
  /** Null: nobody is known to have ordered it, a guest. */
  customer: ShopifyCustomer | null
  total: ShopifyMoney | null
  items: { name: string; quantity: number }[]
  createdAt: Date
  updatedAt: Date
  isPaid: boolean
  cancelledAt: Date | null
  fulfilments: { id: string; at: Date; deliveredAt: Date | null }[]
  refunds: ShopifyRefund[]
}

export interface ShopifyRefund {
  id: string
  orderId: string
  at: Date
  total: ShopifyMoney | null
}

/** The shop has changed what an order is made of. To what, it does not say. */
export interface ShopifyEdit {
  id: string
  orderId: string
  at: Date
}

export type ShopifyThing =
  | { kind: 'order'; order: ShopifyOrder }
  | { kind: 'customer'; customer: ShopifyCustomer }
  | { kind: 'refund'; refund: ShopifyRefund }
  | { kind: 'edit'; edit: ShopifyEdit }
  | { kind: 'deleted-order'; id: string }
  | { kind: 'deleted-customer'; id: string }
  /** A sample that Shopify sends for trying, with ids that no thing has. */
  | { kind: 'sample' }

export const topics = [
  'orders/create',
  'orders/updated',
  'orders/paid',
  'orders/fulfilled',
  'orders/partially_fulfilled',
  'orders/cancelled',
  'orders/edited',
  'orders/delete',
  'refunds/create',
  'customers/create',
  'customers/update',
  'customers/enable',
  'customers/disable',
  'customers/delete',
] as const

export type ShopifyTopic = (typeof topics)[number]

export const isTopic = (topic: unknown): topic is ShopifyTopic => topics.includes(topic as ShopifyTopic)

/** Samples have ids of 18 digits; those of real things are numbers that JSON can say. */
const isOfSample = (id: unknown) => typeof id === 'number' && id > Number.MAX_SAFE_INTEGER

/** Null: it is no such thing. */
export function readThing(topic: ShopifyTopic, body: unknown): ShopifyThing | null {
  const json = objectIn(body)
  if (!json) return null
  if (isOfSample(json.id)) return { kind: 'sample' }
  if (topic === 'orders/delete' || topic === 'customers/delete') {
    const id = readDeleted(json)
    return id ? { kind: topic === 'orders/delete' ? 'deleted-order' : 'deleted-customer', id } : null
  }
  if (topic === 'orders/edited') return readEdit(objectIn(json.order_edit))
  if (topic.startsWith('customers/')) {
    const customer = readCustomer(json)
    return customer && { kind: 'customer', customer }
  }
  if (topic === 'refunds/create') {
    const refund = readRefund(json, idIn(json.order_id))
    return refund && { kind: 'refund', refund }
  }
  const order = readOrder(json)
  return order && { kind: 'order', order }
}

/** The signature is of the body alone: of something that is still there, a body says more than this, under whatever topic. */
const readDeleted = (json: Json) => ('created_at' in json || 'updated_at' in json ? null : idIn(json.id))

function readEdit(json: Json | null): ShopifyThing | null {
  if (!json) return null
  if (isOfSample(json.order_id)) return { kind: 'sample' }
  const id = idIn(json.id)
  const orderId = idIn(json.order_id)
  const at = instantIn(json.committed_at) ?? instantIn(json.created_at)
  return id && orderId && at ? { kind: 'edit', edit: { id, orderId, at } } : null
}

function readOrder(json: Json): ShopifyOrder | null {
  const id = idIn(json.id)
  const createdAt = instantIn(json.created_at)
  if (!id || !createdAt) return null
  const customer = objectIn(json.customer)
  const currency = String(json.currency ?? '')
  return {
    id,
    number: lineIn(json.name, 40) ?? `#${id}`,
    customer: customer && readCustomer(customer, languageIn(json.customer_locale)),
    total: moneyIn(json.total_price, currency),
    items: listIn(json.line_items)
      .flatMap(({ title, name, quantity }) => {
        const called = lineIn(title, 200) ?? lineIn(name, 200)
        const count = Number(quantity)
        return called && Number.isInteger(count) && count > 0 && count < 2 ** 31
          ? [{ name: called, quantity: count }]
          : []
      })
      .slice(0, mostItems),
    createdAt,
    updatedAt: instantIn(json.updated_at) ?? createdAt,
    isPaid: ['paid', 'partially_refunded', 'refunded'].includes(String(json.financial_status)),
    cancelledAt: instantIn(json.cancelled_at),
    fulfilments: listIn(json.fulfillments)
      .slice(0, mostItems)
      .flatMap((each) => readFulfilment(each)),
    refunds: listIn(json.refunds)
      .slice(0, mostItems)
      .flatMap((each) => readRefund(each, id) ?? []),
  }
}

function readFulfilment(json: Json): ShopifyOrder['fulfilments'] {
  const id = idIn(json.id)
  const at = instantIn(json.created_at)
  if (!id || !at || json.status !== 'success') return []
  const deliveredAt = json.shipment_status === 'delivered' ? (instantIn(json.updated_at) ?? at) : null
  return [{ id, at, deliveredAt }]
}

function readRefund(json: Json, orderId: string | null): ShopifyRefund | null {
  const id = idIn(json.id)
  const at = instantIn(json.created_at)
  if (!id || !orderId || !at) return null
  const paid = listIn(json.transactions).filter(
    ({ kind, status }) => kind === 'refund' && status === 'success',
  )
  const currency = String(paid[0]?.currency ?? '')
  const sums = paid
    .filter((each) => each.currency === currency)
    .map(({ amount }) => moneyIn(amount, currency))
  return { id, orderId, at, total: sums.length === 1 ? sums[0]! : sumOf(sums, currency) }
}

function sumOf(sums: (ShopifyMoney | null)[], currency: string): ShopifyMoney | null {
  const amounts = sums.map((sum) => sum && smallestUnits(sum))
  if (amounts.length === 0 || amounts.some((amount) => amount === null)) return null
  const digits = fractionDigits(currency)
  const whole = amounts.reduce<number>((total, amount) => total + amount!, 0)
  return { amount: (whole / 10 ** digits).toFixed(digits), currency }
}

function readCustomer(json: Json, language: Language | null = null): ShopifyCustomer | null {
  const id = idIn(json.id)
  if (!id) return null
  const email = lineIn(json.email, 191)
  const phone = lineIn(json.phone, 20)
  const names = [lineIn(json.first_name, 100), lineIn(json.last_name, 100)].filter(Boolean)
  return {
    id,
    name: lineIn(names.join(' '), 100),
    email: email && email.length <= 190 && /^\S+@\S+$/.test(email) ? email : null,
    isEmailVerified: json.verified_email === true,
    phone: phone && /^\+[1-9]\d{3,14}$/.test(phone) ? phone : null,
    language: language ?? languageIn(json.locale),
    updatedAt: instantIn(json.updated_at),
  }
}

/** In the smallest unit of its currency; null: it cannot be said so. */
export function smallestUnits({ amount, currency }: ShopifyMoney): number | null {
  const [, whole, part = ''] = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(amount) ?? []
  const digits = fractionDigits(currency)
  if (whole === undefined || /[1-9]/.test(part.slice(digits))) return null
  const units = Number(whole + part.slice(0, digits).padEnd(digits, '0'))
  return units <= 2 ** 31 - 1 ? units : null
}

const fractionDigits = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

type Json = Record<string, unknown>

const mostItems = 50

const objectIn = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null

const listIn = (value: unknown): Json[] =>
  Array.isArray(value) ? value.map(objectIn).filter((each): each is Json => each !== null) : []

const idIn = (value: unknown): string | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? String(value) : null

function instantIn(value: unknown): Date | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value))
    return null
  const at = new Date(value)
  return at.getTime() >= Date.UTC(1990, 0, 1) ? at : null
}

/** On one line, of characters that can be seen and stored; null: nothing is left of it. */
function lineIn(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null
  const line = value
    .slice(0, 4 * longest)
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return line.slice(0, longest).toWellFormed().trim() || null
}

function moneyIn(amount: unknown, currency: string): ShopifyMoney | null {
  if (!/^[A-Z]{3}$/.test(currency)) return null
  const money = { amount: String(amount), currency }
  return smallestUnits(money) === null ? null : money
}

const languageIn = (value: unknown): Language | null =>
  (['en', 'fr'] as const).find((known) => String(value).toLowerCase().split(/[-_]/)[0] === known) ?? null
