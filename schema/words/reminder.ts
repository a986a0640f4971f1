import { registerEnumType } from 'type-graphql'
import type { WordOf } from './word.js'

export const ReminderOutcome = {
  PENDING: 'pending',
  HELD: 'held',
  RUNG: 'rung',
  MERGED: 'merged',
  ANSWERED: 'answered',
  HOLDING_REPLY: 'holding-reply',
  SHOPPER_WROTE: 'shopper-wrote',
  ON_IT: 'on-it',
  SNOOZED: 'snoozed',
  CLOSED: 'closed',
} as const
export type ReminderOutcome = WordOf<typeof ReminderOutcome>
registerEnumType(ReminderOutcome, {
  name: 'ReminderOutcome',
  description: 'What became of a step of the bell (R58).',
  valuesConfig: {
    PENDING: { description: 'It is the next one.' },
    HELD: { description: 'It is the next one, and the desk is closed until then or shortly before (R56).' },
    RUNG: { description: 'It rang.' },
    MERGED: { description: 'It was missed, and the later ring of `settledAt` stands for it (R60).' },
    ANSWERED: { description: 'It did not ring: `settledBy` had answered.' },
    HOLDING_REPLY: { description: 'It did not ring: `settledBy` had sent a holding reply (R57).' },
    SHOPPER_WROTE: {
      description:
        'It did not ring: the shopper wrote before the promised news came, and waits like anybody (R57).',
    },
    ON_IT: { description: 'It did not ring: `settledBy` had said “on it” (R59).' },
    SNOOZED: { description: 'It did not ring: `settledBy` had snoozed the ticket (R47).' },
    CLOSED: { description: 'It did not ring: the ticket was closed, by `settledBy` or by the shopper.' },
  },
})

export const EscalateTo = { EVERYBODY: 'everybody', MANAGERS: 'managers' } as const
export type EscalateTo = WordOf<typeof EscalateTo>
registerEnumType(EscalateTo, {
  name: 'EscalateTo',
  description: 'Who hears an escalation, besides the ticket’s agent (R55).',
  valuesConfig: {
    EVERYBODY: { description: 'The whole team.' },
    MANAGERS: { description: 'Managers and owners.' },
  },
})

export const Forgotten = {
  NO_NEXT_RING: 'no-next-ring',
  RING_OVERDUE: 'ring-overdue',
  RING_FOR_NOBODY: 'ring-for-nobody',
  RING_IN_SNOOZE: 'ring-in-snooze',
  SNOOZE_WITHOUT_END: 'snooze-without-end',
  SNOOZE_OVERDUE: 'snooze-overdue',
  AWAKE_WITH_SNOOZE: 'awake-with-snooze',
  CLOSED_AND_WAITING: 'closed-and-waiting',
  WAIT_NOT_BEGUN: 'wait-not-begun',
  WAIT_NOT_ENDED: 'wait-not-ended',
  AUTO_REPLY_OVERDUE: 'auto-reply-overdue',
} as const
export type Forgotten = WordOf<typeof Forgotten>
registerEnumType(Forgotten, {
  name: 'Forgotten',
  description:
    'What should never be true of a ticket, because somebody would be forgotten, or rung for in vain (R60).',
  valuesConfig: {
    NO_NEXT_RING: { description: 'Open, somebody waits, the bell is on, and no next ring is planned.' },
    RING_OVERDUE: { description: 'A ring was due more than a minute ago.' },
    RING_FOR_NOBODY: { description: 'Open, nobody waits, and the bell runs.' },
    RING_IN_SNOOZE: { description: 'Snoozed, and the bell runs.' },
    SNOOZE_WITHOUT_END: { description: 'Snoozed for ever.' },
    SNOOZE_OVERDUE: { description: 'It should have come back more than a minute ago.' },
    AWAKE_WITH_SNOOZE: { description: 'Open, with the end of a snooze.' },
    CLOSED_AND_WAITING: { description: 'Closed, and somebody waits, the bell runs, or a snooze is to end.' },
    WAIT_NOT_BEGUN: { description: 'Somebody waits, and the wait is not written down.' },
    WAIT_NOT_ENDED: { description: 'Nobody waits, and a wait is written down that has not ended.' },
    AUTO_REPLY_OVERDUE: { description: 'An automatic reply has been undecided for more than a minute.' },
  },
})

export const BellLevel = { NEUTRAL: 'neutral', REMINDED: 'reminded', ESCALATED: 'escalated' } as const
export type BellLevel = WordOf<typeof BellLevel>
registerEnumType(BellLevel, {
  name: 'BellLevel',
  description: 'How far the bell has got in this wait (R55).',
})
