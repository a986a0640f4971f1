import { registerEnumType } from 'type-graphql'
import type { WordOf } from './word.js'

export const Channel = { CHAT: 'chat', SMS: 'sms' } as const
export type Channel = WordOf<typeof Channel>
registerEnumType(Channel, { name: 'Channel', description: 'The way a ticket came in (R41).' })

export const TicketStatus = { OPEN: 'open', SNOOZED: 'snoozed', CLOSED: 'closed' } as const
export type TicketStatus = WordOf<typeof TicketStatus>
registerEnumType(TicketStatus, {
  name: 'TicketStatus',
  description: 'Exactly three (R43).',
  valuesConfig: {
    OPEN: { description: 'In the inbox.' },
    SNOOZED: { description: 'Hidden for a time; a shopper’s message wakes it (R47).' },
    CLOSED: { description: 'For good: a closed web chat never reopens (R14).' },
  },
})

export const Author = { SHOPPER: 'shopper', AGENT: 'agent', AUTO: 'auto' } as const
export type Author = WordOf<typeof Author>
registerEnumType(Author, {
  name: 'Author',
  description: 'Who spoke or acted.',
  valuesConfig: {
    SHOPPER: { description: 'The shopper.' },
    AGENT: { description: 'A member of the team.' },
    AUTO: { description: 'Deskbell itself: an automatic reply. It answers nobody (R50).' },
  },
})

export const TicketEventKind = {
  ASSIGNED: 'assigned',
  CLOSED: 'closed',
  REMINDED: 'reminded',
  ESCALATED: 'escalated',
  READ: 'read',
  UNREAD: 'unread',
  SEEN: 'seen',
  LABELLED: 'labelled',
  UNLABELLED: 'unlabelled',
  SNOOZED: 'snoozed',
  WOKEN: 'woken',
  ON_IT: 'on-it',
  TEXT_SENT: 'text-sent',
  TEXT_DELIVERED: 'text-delivered',
  TEXT_UNDELIVERED: 'text-undelivered',
  TEXT_FAILED: 'text-failed',
  TEXT_UNKNOWN: 'text-unknown',
  TEXTS_STOPPED: 'texts-stopped',
  TEXTS_RESUMED: 'texts-resumed',
  LETTER_SENT: 'letter-sent',
  LETTER_FAILED: 'letter-failed',
  TEXT_REFUSED: 'text-refused',
  SHOPPER_BLOCKED: 'shopper-blocked',
  SHOPPER_UNBLOCKED: 'shopper-unblocked',
} as const
export type TicketEventKind = WordOf<typeof TicketEventKind>
registerEnumType(TicketEventKind, {
  name: 'TicketEventKind',
  description: 'What happened to a ticket besides what was said.',
  valuesConfig: {
    ASSIGNED: { description: '`agent` has it now; null: nobody.' },
    CLOSED: { description: 'By `agent`; null: by the shopper.' },
    REMINDED: {
      description: 'The bell rang for `agent`; null: for everybody, because the ticket had no agent (R55).',
    },
    ESCALATED: { description: 'The bell rang for the whole team and the managers (R55).' },
    READ: { description: '`agent` has read up to `upTo`.' },
    UNREAD: { description: '`agent` has marked all behind `upTo` as unread again (R42).' },
    SEEN: { description: 'The shopper has seen up to `upTo` (R46).' },
    LABELLED: { description: '`agent` put the label `labelName` on it (R49).' },
    UNLABELLED: { description: '`agent` took the label `labelName` off it (R49).' },
    SNOOZED: { description: 'By `agent`, at the longest until `until` (R47).' },
    WOKEN: { description: 'Back from snooze: its time has come, or `agent` has woken it (R47).' },
    ON_IT: { description: '`agent` is on it: the bell is silent until `until` (R59).' },
    TEXT_SENT: { description: 'SMS: the message `upTo` has left the provider (R77).' },
    TEXT_DELIVERED: { description: 'SMS: the message `upTo` is on the shopper’s phone.' },
    TEXT_UNDELIVERED: { description: 'SMS: the message `upTo` did not get there; `reason`.' },
    TEXT_FAILED: { description: 'SMS: the message `upTo` was not sent; `reason`.' },
    TEXT_UNKNOWN: {
      description: 'SMS: the provider does not say what became of the message `upTo`. It is not sent again.',
    },
    TEXTS_STOPPED: { description: 'SMS: the shopper sent `reason`, STOP or its like: no text goes to them.' },
    TEXTS_RESUMED: { description: 'SMS: the shopper sent `reason`, START or its like.' },
    LETTER_SENT: { description: 'A mail server has taken the message `upTo` for the shopper (R61).' },
    LETTER_FAILED: { description: 'The message `upTo` could not be sent by e-mail, and is not tried again.' },
    TEXT_REFUSED: {
      description:
        'SMS: the shopper is blocked and has texted. Those that follow at once are not told again.',
    },
    SHOPPER_BLOCKED: { description: '`agent` has blocked the shopper, who cannot write any more.' },
    SHOPPER_UNBLOCKED: { description: '`agent` has let the shopper write again.' },
  },
})

export const SnoozedFor = { TIME: 'time', OPENING: 'opening', SHOPPER: 'shopper' } as const
export type SnoozedFor = WordOf<typeof SnoozedFor>
registerEnumType(SnoozedFor, {
  name: 'SnoozedFor',
  description: 'What a snooze waits for. A message of the shopper always ends it (R47).',
  valuesConfig: {
    TIME: { description: 'A time.' },
    OPENING: { description: 'The next opening of the desk; if the hours change, that moves.' },
    SHOPPER: { description: 'The shopper’s word; after 30 days the ticket comes back without it.' },
  },
})

export const WaitEnd = { REPLY: 'reply', HOLDING_REPLY: 'holding-reply', CLOSE: 'close' } as const
export type WaitEnd = WordOf<typeof WaitEnd>
registerEnumType(WaitEnd, {
  name: 'WaitEnd',
  description: 'What ended a wait of the shopper.',
  valuesConfig: {
    REPLY: { description: 'An agent’s answer.' },
    HOLDING_REPLY: { description: 'An agent’s “still looking into it” (R57).' },
    CLOSE: { description: 'Nobody answered: the ticket was closed.' },
  },
})

export const CloseReason = {
  RESOLVED: 'resolved',
  NO_ANSWER_NEEDED: 'no-answer-needed',
  DUPLICATE: 'duplicate',
  SPAM: 'spam',
  ENDED: 'ended',
  IMPORTED: 'imported',
} as const
export type CloseReason = WordOf<typeof CloseReason>
registerEnumType(CloseReason, {
  name: 'CloseReason',
  description: 'Why a ticket was closed.',
  valuesConfig: {
    RESOLVED: { description: 'The shopper has been helped.' },
    NO_ANSWER_NEEDED: { description: 'A thank-you, a remark.' },
    DUPLICATE: { description: 'The same is dealt with elsewhere.' },
    SPAM: { description: 'Not meant for the desk.' },
    ENDED: { description: 'The shopper ended the chat (R13).' },
    IMPORTED: {
      description: 'By an import: it was open in the file, or the file does not say who closed it.',
    },
  },
})

export const DraftKind = { REPLY: 'reply', NOTE: 'note' } as const
export type DraftKind = WordOf<typeof DraftKind>
registerEnumType(DraftKind, { name: 'DraftKind', description: 'What a draft is to become.' })

export const LabelColour = {
  GREY: 'grey',
  RED: 'red',
  ORANGE: 'orange',
  YELLOW: 'yellow',
  GREEN: 'green',
  TEAL: 'teal',
  BLUE: 'blue',
  PURPLE: 'purple',
  PINK: 'pink',
} as const
export type LabelColour = WordOf<typeof LabelColour>
registerEnumType(LabelColour, {
  name: 'LabelColour',
  description:
    'Colours of labels. Each theme has its own shade of them; a colour never says anything that the name does not.',
})
