import { registerEnumType } from 'type-graphql'
import type { WordOf } from './word.js'

export const ProfileEventKind = {
  ORDER_PLACED: 'order-placed',
  ORDER_PAID: 'order-paid',
  ORDER_CHANGED: 'order-changed',
  ORDER_SHIPPED: 'order-shipped',
  ORDER_DELIVERED: 'order-delivered',
  ORDER_REFUNDED: 'order-refunded',
  ORDER_CANCELLED: 'order-cancelled',
  ORDER_DELETED: 'order-deleted',
  EMAIL_SENT: 'email-sent',
  EMAIL_OPENED: 'email-opened',
  SMS_SENT: 'sms-sent',
  PAGE_VIEWED: 'page-viewed',
  BASKET_CHANGED: 'basket-changed',
  CHAT: 'chat',
  CUSTOM: 'custom',
} as const
export type ProfileEventKind = WordOf<typeof ProfileEventKind>
registerEnumType(ProfileEventKind, {
  name: 'ProfileEventKind',
  description: 'What has happened between a shopper and the shop (R40). More may come.',
  valuesConfig: {
    ORDER_CHANGED: {
      description:
        'After it was placed; `details.items` and `details.total` are what it is now, where they are told.',
    },
    ORDER_REFUNDED: { description: 'In whole or in part; `details.total` is what was paid back.' },
    ORDER_DELETED: { description: 'The shop has it no more.' },
    CHAT: { description: 'A conversation in another tool.' },
    CUSTOM: { description: 'Anything else: the title says it.' },
  },
})

export const IdentityKind = {
  EXTERNAL_ID: 'external-id',
  EMAIL: 'email',
  PHONE: 'phone',
  SHOPIFY_CUSTOMER: 'shopify-customer',
} as const
export type IdentityKind = WordOf<typeof IdentityKind>
registerEnumType(IdentityKind, {
  name: 'IdentityKind',
  description: 'By what a shopper is known.',
  valuesConfig: {
    EXTERNAL_ID: { description: 'The shop’s own id: `sub` of identity tokens (R70).' },
    SHOPIFY_CUSTOMER: { description: 'The number that Shopify gives a customer.' },
  },
})

export const IdentitySource = { SHOP: 'shop', SHOPIFY: 'shopify' } as const
export type IdentitySource = WordOf<typeof IdentitySource>
registerEnumType(IdentitySource, {
  name: 'IdentitySource',
  description: 'Who told it. Never the shopper.',
  valuesConfig: {
    SHOP: { description: 'The shop’s own server: an identity token, or a report of one of its programs.' },
    SHOPIFY: { description: 'A webhook of Shopify.' },
  },
})

/** What a file of another desk names, and `imported` remembers. */
export const ImportedKind = { PROFILE: 'profile', TICKET: 'ticket', LABEL: 'label' } as const
export type ImportedKind = WordOf<typeof ImportedKind>
