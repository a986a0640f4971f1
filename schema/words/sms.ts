import { registerEnumType } from 'type-graphql'
import type { WordOf } from './word.js'

export const SmsProvider = { TWILIO: 'twilio', RECORDING: 'recording' } as const
export type SmsProvider = WordOf<typeof SmsProvider>
registerEnumType(SmsProvider, {
  name: 'SmsProvider',
  description: 'Who carries the texts (R77).',
  valuesConfig: {
    TWILIO: { description: 'Twilio, or a provider that speaks as it does.' },
    RECORDING: { description: 'Nobody: texts are only written down, for development and the demo.' },
  },
})

export const SmsEncoding = { GSM_7: 'gsm-7', UCS_2: 'ucs-2' } as const
export type SmsEncoding = WordOf<typeof SmsEncoding>
registerEnumType(SmsEncoding, {
  name: 'SmsEncoding',
  description: 'How the characters of a text travel.',
  valuesConfig: {
    GSM_7: { description: '160 in one text, 153 in each of several.' },
    UCS_2: { description: 'A character is not in the small set: 70 in one text, 67 in each of several.' },
  },
})

/** How far a text has got. `unknown`: handed over, and no answer is known. */
export const TextState = {
  UNKNOWN: 'unknown',
  QUEUED: 'queued',
  SENT: 'sent',
  DELIVERED: 'delivered',
  UNDELIVERED: 'undelivered',
  FAILED: 'failed',
} as const
export type TextState = WordOf<typeof TextState>
