import { registerEnumType } from 'type-graphql'
import type { WordOf } from './word.js'

export const WebhookPause = { BY_HAND: 'by-hand', GONE: 'gone', FAILING: 'failing' } as const
export type WebhookPause = WordOf<typeof WebhookPause>
registerEnumType(WebhookPause, {
  name: 'WebhookPause',
  description: 'Why nothing is sent to a webhook at present (R75).',
  valuesConfig: {
    BY_HAND: { description: 'Somebody has paused it.' },
    GONE: { description: 'It has answered 410 Gone.' },
    FAILING: { description: 'It has taken nothing for three days.' },
  },
})

export const WebhookDeliveryState = {
  WAITING: 'waiting',
  DELIVERED: 'delivered',
  GIVEN_UP: 'given-up',
} as const
export type WebhookDeliveryState = WordOf<typeof WebhookDeliveryState>
registerEnumType(WebhookDeliveryState, {
  name: 'WebhookDeliveryState',
  valuesConfig: {
    WAITING: { description: 'To be sent, or to be sent again.' },
    DELIVERED: { description: 'The receiver has answered 2xx.' },
    GIVEN_UP: { description: 'Ten tries were in vain; of a test, one. It can be replayed.' },
  },
})
