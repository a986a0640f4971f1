import { registerEnumType } from 'type-graphql'
import type { WordOf } from './word.js'

export const FollowUpState = {
  WAITING: 'waiting',
  ANSWERED: 'answered',
  SNOOZED: 'snoozed',
  CLOSED: 'closed',
} as const
export type FollowUpState = WordOf<typeof FollowUpState>
registerEnumType(FollowUpState, {
  name: 'FollowUpState',
  description: 'What has become of somebody who waited when the desk opened (R56).',
  valuesConfig: {
    WAITING: { description: 'Still waits: to be done.' },
    ANSWERED: { description: 'An agent has answered since.' },
    SNOOZED: { description: 'Put off; to be done again when it comes back.' },
    CLOSED: { description: 'The ticket is closed.' },
  },
})

/** What a letter tells of. */
export const MailKind = {
  INVITATION: 'invitation',
  UNSEEN: 'unseen',
  REPLY: 'reply',
  RINGS: 'rings',
  WEBHOOK_PAUSED: 'webhook-paused',
} as const
export type MailKind = WordOf<typeof MailKind>
