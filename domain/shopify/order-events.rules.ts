import type { Money, ProfileEventDetails } from '../../schema/profile-event.js'
import type { Language } from '../../schema/words/account.js'
import type { ProfileEventKind } from '../../schema/words/profile.js'
import type { EventOfShopper } from '../profile/reported-event.rules.js'
import { smallestUnits, type ShopifyEdit, type ShopifyOrder, type ShopifyRefund } from './shopify.rules.js'

interface Words {
  language: Language
  /** `acme.myshopify.com`; null: links lead nowhere. */
  domain: string | null
}

/**
 * All that an order proves to have happened to it, each under an id of its own. So it does not matter which webhook comes
 * first, twice or never: the next one about the order tells what is missing, and adds nothing to what is there.
 */
export function eventsOfOrder(order: ShopifyOrder, words: Words): EventOfShopper[] {
  const { id, number, createdAt, updatedAt, cancelledAt } = order
  const total = moneyOf(order.total)
  const details: ProfileEventDetails = { number, total, items: order.items, url: urlOf(id, words) }
  const happened = (
    what: string,
    kind: ProfileEventKind,
    occurredAt: Date,
    told: ProfileEventDetails = { number, url: details.url },
  ): EventOfShopper => ({
    ...{ externalId: `shopify:${what}`, kind, occurredAt, details: told },
    title: sentenceOf(kind, number, told.total ?? null, words.language),
  })
  return [
    happened(`order:${id}:placed`, 'order-placed', createdAt, details),
    ...(order.isPaid
      ? [happened(`order:${id}:paid`, 'order-paid', updatedAt, { ...details, items: null })]
      : []),
    ...order.fulfilments.flatMap(({ id: part, at, deliveredAt }) => [
      happened(`fulfilment:${part}`, 'order-shipped', at),
      ...(deliveredAt ? [happened(`fulfilment:${part}:delivered`, 'order-delivered', deliveredAt)] : []),
    ]),
    ...(cancelledAt ? [happened(`order:${id}:cancelled`, 'order-cancelled', cancelledAt)] : []),
    ...order.refunds.flatMap((refund) => eventsOfRefund(refund, number, words)),
  ]
}

/** Nothing was paid back: then nothing is told. */
export function eventsOfRefund(
  { id, orderId, at, total }: ShopifyRefund,
  number: string,
  words: Words,
): EventOfShopper[] {
  const money = moneyOf(total)
  if (!money || money.amount === 0) return []
  return [
    {
      externalId: `shopify:refund:${id}`,
      kind: 'order-refunded',
      title: sentenceOf('order-refunded', number, money, words.language),
      occurredAt: at,
      details: { number, total: money, url: urlOf(orderId, words) },
    },
  ]
}

/** The shop has changed it, and does not say to what. */
export const eventsOfEdit = (
  { id, orderId, at }: ShopifyEdit,
  number: string,
  words: Words,
): EventOfShopper[] => [
  {
    externalId: `shopify:edit:${id}`,
    kind: 'order-changed',
    title: sentenceOf('order-changed', number, null, words.language),
    occurredAt: at,
    details: { number, url: urlOf(orderId, words) },
  },
]

/** It leads nowhere any more. */
export const eventsOfDeletedOrder = (
  orderId: string,
  number: string,
  words: Words,
  at: Date,
): EventOfShopper[] => [
  {
    externalId: `shopify:order:${orderId}:deleted`,
    kind: 'order-deleted',
    title: sentenceOf('order-deleted', number, null, words.language),
    occurredAt: at,
    details: { number },
  },
]

export const eventsOfDeletedCustomer = (id: string, { language }: Words, at: Date): EventOfShopper[] => [
  {
    externalId: `shopify:customer:${id}:deleted`,
    kind: 'custom',
    title: deletedCustomer[language],
    occurredAt: at,
  },
]

export const placedId = (orderId: string) => `shopify:order:${orderId}:placed`

const urlOf = (orderId: string, { domain }: Words) =>
  domain ? `https://${domain}/admin/orders/${orderId}` : null

function moneyOf(money: ShopifyOrder['total']): Money | null {
  const amount = money && smallestUnits(money)
  return amount === null ? null : { amount, currency: money!.currency }
}

function sentenceOf(kind: ProfileEventKind, number: string, total: Money | null, language: Language): string {
  const sum = total && sumIn(total, language)
  const [said, of] = sentences[language][kind as keyof (typeof sentences)['en']]
  return sum ? of(number, sum) : said(number)
}

function sumIn({ amount, currency }: Money, language: Language): string {
  const format = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

type Sentence = [said: (number: string) => string, withSum: (number: string, sum: string) => string]
type Told =
  | 'order-placed'
  | 'order-paid'
  | 'order-changed'
  | 'order-shipped'
  | 'order-delivered'
  | 'order-cancelled'
  | 'order-deleted'
  | 'order-refunded'

const plain = (said: (number: string) => string): Sentence => [said, said]

const sentences: Record<Language, Record<Told, Sentence>> = {
  en: {
    'order-placed': [(n) => `Placed order ${n}`, (n, sum) => `Placed order ${n}, ${sum}`],
    'order-paid': [(n) => `Paid for order ${n}`, (n, sum) => `Paid ${sum} for order ${n}`],
    'order-changed': plain((n) => `Order ${n} was changed by the shop`),
    'order-shipped': plain((n) => `Order ${n} was shipped`),
    'order-delivered': plain((n) => `Order ${n} was delivered`),
    'order-cancelled': plain((n) => `Order ${n} was cancelled`),
    'order-deleted': plain((n) => `Order ${n} was deleted by the shop`),
    'order-refunded': [(n) => `Refund for order ${n}`, (n, sum) => `Got ${sum} back for order ${n}`],
  },
  fr: {
    'order-placed': [(n) => `A passé la commande ${n}`, (n, sum) => `A passé la commande ${n}, ${sum}`],
    'order-paid': [(n) => `A payé la commande ${n}`, (n, sum) => `A payé ${sum} pour la commande ${n}`],
    'order-changed': plain((n) => `Commande ${n} modifiée par la boutique`),
    'order-shipped': plain((n) => `Commande ${n} expédiée`),
    'order-delivered': plain((n) => `Commande ${n} livrée`),
    'order-cancelled': plain((n) => `Commande ${n} annulée`),
    'order-deleted': plain((n) => `Commande ${n} supprimée par la boutique`),
    'order-refunded': [
      (n) => `Commande ${n} remboursée`,
      (n, sum) => `A été remboursé de ${sum} pour la commande ${n}`,
    ],
  },
}

const deletedCustomer: Record<Language, string> = {
  en: 'Is no customer of the shop any more: the account was deleted',
  fr: 'N’est plus client de la boutique\u00a0: compte supprimé',
}
