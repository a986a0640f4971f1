import { registerEnumType } from 'type-graphql'

/** The closed lists of the product. The key is what the API says, the value what a column holds. */
type WordOf<T> = T[keyof T]

export const Language = { EN: 'en', FR: 'fr' } as const
export type Language = WordOf<typeof Language>
registerEnumType(Language, { name: 'Language', description: 'Languages that Deskbell speaks.' })

export const Visibility = { HIDDEN: 'hidden', SIGNED_IN: 'signed-in' } as const
export type Visibility = WordOf<typeof Visibility>
registerEnumType(Visibility, {
  name: 'Visibility',
  description: 'Who sees the Chat tab (R4).',
  valuesConfig: {
    HIDDEN: { description: 'Nobody.' },
    SIGNED_IN: { description: 'Shoppers whose identity the shop has proved (R2).' },
  },
})

export const LauncherSide = { LEFT: 'left', RIGHT: 'right' } as const
export type LauncherSide = WordOf<typeof LauncherSide>
registerEnumType(LauncherSide, {
  name: 'LauncherSide',
  description: 'A side of the window, whichever way its text runs.',
})

export const Role = { OWNER: 'owner', MANAGER: 'manager', AGENT: 'agent' } as const
export type Role = WordOf<typeof Role>
registerEnumType(Role, {
  name: 'Role',
  description: 'What an agent may do (R71).',
  valuesConfig: {
    OWNER: { description: 'Everything, owners and keys included. There is always one.' },
    MANAGER: { description: 'Tickets, settings, and the team up to managers.' },
    AGENT: { description: 'Tickets.' },
  },
})

export const Channel = { CHAT: 'chat', SMS: 'sms' } as const
export type Channel = WordOf<typeof Channel>
registerEnumType(Channel, { name: 'Channel', description: 'The way a ticket came in (R41).' })

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

/** The words are also the types of webhooks’ events. */
export const FeedKind = {
  TICKET_CREATED: 'ticket.created',
  MESSAGE_POSTED: 'message.posted',
  NOTE_ADDED: 'note.added',
  TICKET_ASSIGNED: 'ticket.assigned',
  TICKET_CLOSED: 'ticket.closed',
  TICKET_REMINDED: 'ticket.reminded',
  TICKET_ESCALATED: 'ticket.escalated',
  TICKET_READ: 'ticket.read',
  TICKET_UNREAD: 'ticket.unread',
  TICKET_SEEN: 'ticket.seen',
  TICKET_LABELLED: 'ticket.labelled',
  TICKET_UNLABELLED: 'ticket.unlabelled',
  TICKET_SNOOZED: 'ticket.snoozed',
  TICKET_WOKEN: 'ticket.woken',
  TICKET_ON_IT: 'ticket.on-it',
  TICKET_TEXT_SENT: 'ticket.text-sent',
  TICKET_TEXT_DELIVERED: 'ticket.text-delivered',
  TICKET_TEXT_UNDELIVERED: 'ticket.text-undelivered',
  TICKET_TEXT_FAILED: 'ticket.text-failed',
  TICKET_TEXT_UNKNOWN: 'ticket.text-unknown',
  TICKET_TEXTS_STOPPED: 'ticket.texts-stopped',
  TICKET_TEXTS_RESUMED: 'ticket.texts-resumed',
  TICKET_LETTER_SENT: 'ticket.letter-sent',
  TICKET_LETTER_FAILED: 'ticket.letter-failed',
  TICKET_TEXT_REFUSED: 'ticket.text-refused',
  TICKET_SHOPPER_BLOCKED: 'ticket.shopper-blocked',
  TICKET_SHOPPER_UNBLOCKED: 'ticket.shopper-unblocked',
} as const
export type FeedKind = WordOf<typeof FeedKind>
registerEnumType(FeedKind, {
  name: 'FeedKind',
  description: 'What the feed of an account tells of. TICKET_… but for CREATED: as `TicketEventKind` says.',
  valuesConfig: {
    TICKET_CREATED: { description: 'A shopper’s first message made it; that message follows.' },
    MESSAGE_POSTED: { description: 'By the shopper, by `agent`, or automatically: see `author`.' },
    NOTE_ADDED: { description: '`agent` has noted something for the team (R49).' },
    TICKET_WOKEN: {
      description: 'Back from snooze: its time has come, `agent` has woken it, or a message did.',
    },
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

export const Activity = { VIEWING: 'viewing', WRITING: 'writing' } as const
export type Activity = WordOf<typeof Activity>
registerEnumType(Activity, {
  name: 'Activity',
  description: 'What an agent does with a ticket at this moment (R51).',
  valuesConfig: {
    VIEWING: { description: 'Has it before their eyes.' },
    WRITING: {
      description: 'Is writing a reply, which the shopper is told, too. Whoever writes a note is VIEWING.',
    },
  },
})

export const DraftKind = { REPLY: 'reply', NOTE: 'note' } as const
export type DraftKind = WordOf<typeof DraftKind>
registerEnumType(DraftKind, { name: 'DraftKind', description: 'What a draft is to become.' })

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

export const ProfileEventKind = {
  ORDER_PLACED: 'order-placed',
  ORDER_PAID: 'order-paid',
  ORDER_SHIPPED: 'order-shipped',
  ORDER_DELIVERED: 'order-delivered',
  ORDER_REFUNDED: 'order-refunded',
  ORDER_CANCELLED: 'order-cancelled',
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
    ORDER_REFUNDED: { description: 'In whole or in part; `details.total` is what was paid back.' },
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

export const DeskState = { NO_HOURS: 'none', ALWAYS_OPEN: 'always', OPEN: 'open', CLOSED: 'closed' } as const
export type DeskState = WordOf<typeof DeskState>
registerEnumType(DeskState, {
  name: 'DeskState',
  valuesConfig: {
    NO_HOURS: { description: 'No office hours are set.' },
    ALWAYS_OPEN: { description: 'Open, and never closing.' },
    OPEN: { description: 'Open until the closing.' },
    CLOSED: { description: 'Closed until the opening.' },
  },
})

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

export const AutoReplyText = { IN_HOURS: 'in', OUT_OF_HOURS: 'out' } as const
export type AutoReplyText = WordOf<typeof AutoReplyText>
registerEnumType(AutoReplyText, {
  name: 'AutoReplyText',
  valuesConfig: {
    IN_HOURS: { description: '`Account.autoReplyInHours` (R25).' },
    OUT_OF_HOURS: { description: '`Account.autoReplyOutOfHours` (R26).' },
  },
})

export const AutoReplyReason = {
  NEW_REQUEST_IN_HOURS: 'new-request-in-hours',
  NEW_REQUEST_OUT_OF_HOURS: 'new-request-out-of-hours',
  FIRST_OF_CLOSED_STRETCH: 'first-of-closed-stretch',
  NO_OFFICE_HOURS: 'no-office-hours',
  RUNNING_CHAT_IN_HOURS: 'running-chat-in-hours',
  ALREADY_REPLIED: 'already-replied-this-closed-stretch',
  AGENT_IS_TALKING: 'agent-is-talking',
  TEXT_IS_EMPTY: 'text-is-empty',
  CHAT_CLOSED: 'chat-closed',
  CANNOT_BE_TEXTED: 'cannot-be-texted',
} as const
export type AutoReplyReason = WordOf<typeof AutoReplyReason>
registerEnumType(AutoReplyReason, {
  name: 'AutoReplyReason',
  description: 'Why a shopper’s message got which automatic reply, or none (R30).',
  valuesConfig: {
    NEW_REQUEST_IN_HOURS: { description: 'The text of open hours: first message of a chat (R25).' },
    NEW_REQUEST_OUT_OF_HOURS: { description: 'The text of closed hours: first message of a chat (R26).' },
    FIRST_OF_CLOSED_STRETCH: {
      description: 'The text of closed hours: first message of a running chat since the desk closed (R26).',
    },
    NO_OFFICE_HOURS: { description: 'None: no office hours were set (R27).' },
    RUNNING_CHAT_IN_HOURS: { description: 'None: in hours only the first message of a chat gets one (R25).' },
    ALREADY_REPLIED: { description: 'None: the chat had one since the desk closed (R26).' },
    AGENT_IS_TALKING: { description: 'None: an agent had written within the last 5 minutes (R26).' },
    TEXT_IS_EMPTY: { description: 'None: there was nothing to say.' },
    CHAT_CLOSED: { description: 'None: the chat had been closed before it could be sent.' },
    CANNOT_BE_TEXTED: { description: 'None: SMS is off, or the shopper has sent STOP (R77).' },
  },
})

export const HoursWarningCode = {
  NO_HOURS: 'no-hours',
  WEEK_WITHOUT_HOURS: 'week-without-hours',
  NO_OPENING_AHEAD: 'no-opening-ahead',
  TEXT_WITHOUT_HOURS: 'text-without-hours',
  REMINDERS_AROUND_THE_CLOCK: 'reminders-around-the-clock',
  SHORT_GAP: 'short-gap',
  LAST_MINUTE_LEFT_OUT: 'last-minute-left-out',
  LEFT_OUT_BY_CLOCK_CHANGE: 'left-out-by-clock-change',
  TWICE_BY_CLOCK_CHANGE: 'twice-by-clock-change',
  PAST_EXCEPTION: 'past-exception',
  OPEN_FROM_THE_EVENING_BEFORE: 'open-from-the-evening-before',
  VARIABLE_MAY_BE_EMPTY: 'variable-may-be-empty',
} as const
export type HoursWarningCode = WordOf<typeof HoursWarningCode>
registerEnumType(HoursWarningCode, {
  name: 'HoursWarningCode',
  description: 'What is allowed, and perhaps not meant (R31).',
  valuesConfig: {
    NO_HOURS: { description: 'There are no hours at all.' },
    WEEK_WITHOUT_HOURS: { description: 'The desk opens on dates of exceptions only.' },
    NO_OPENING_AHEAD: { description: 'The desk does not open within 400 days.' },
    TEXT_WITHOUT_HOURS: { description: 'Without hours this text is never sent (R27).' },
    REMINDERS_AROUND_THE_CLOCK: { description: 'Without hours the bell counts and rings day and night.' },
    SHORT_GAP: { description: 'Closed for five minutes or less before this interval.' },
    LAST_MINUTE_LEFT_OUT: { description: 'Ends at 23:59: for the whole day, end at 24:00.' },
    LEFT_OUT_BY_CLOCK_CHANGE: {
      description:
        'Lies in the time that is left out when the clocks go forward within 13 months: never opens then.',
    },
    TWICE_BY_CLOCK_CHANGE: {
      description: 'Comes, or begins or ends, twice when the clocks go back within 13 months.',
    },
    PAST_EXCEPTION: { description: 'An exception that is over.' },
    OPEN_FROM_THE_EVENING_BEFORE: {
      description: 'An exception says closed, but the evening before runs into its first day.',
    },
    VARIABLE_MAY_BE_EMPTY: { description: 'A variable that may have no value and has no fallback (R29).' },
  },
})

export const Presence = { ONLINE: 'online', AWAY: 'away', DO_NOT_DISTURB: 'do-not-disturb' } as const
export type Presence = WordOf<typeof Presence>
registerEnumType(Presence, {
  name: 'Presence',
  description: 'Whether an agent can be reached in the console.',
  valuesConfig: {
    ONLINE: { description: 'Gets new chats in turn, if the account gives them so (R48).' },
    AWAY: { description: 'Chosen, or because no console of this agent is connected.' },
    DO_NOT_DISTURB: { description: 'At the desk, and not to be rung.' },
  },
})

export const Assignment = { MANUAL: 'manual', ROUND_ROBIN: 'round-robin' } as const
export type Assignment = WordOf<typeof Assignment>
registerEnumType(Assignment, {
  name: 'Assignment',
  description: 'Who gets a new chat (R48).',
  valuesConfig: {
    MANUAL: { description: 'Nobody, until somebody takes or gives it.' },
    ROUND_ROBIN: {
      description: 'Of the agents who are online, whoever was given one longest ago; nobody, if none is.',
    },
  },
})

export const IdentityAlgorithm = { HS256: 'HS256', EdDSA: 'EdDSA', RS256: 'RS256' } as const
export type IdentityAlgorithm = WordOf<typeof IdentityAlgorithm>
registerEnumType(IdentityAlgorithm, {
  name: 'IdentityAlgorithm',
  description: 'How an identity token is signed (R70).',
  valuesConfig: {
    HS256: { description: 'By a secret that the shop’s server shares with Deskbell.' },
    EdDSA: { description: 'By a private key of the shop; Deskbell has the public one.' },
    RS256: { description: 'By a private key of the shop; Deskbell has the public one.' },
  },
})

export const AuditAction = {
  ACCOUNT_CREATED: 'account-created',
  SETTINGS_CHANGED: 'settings-changed',
  HOURS_CHANGED: 'hours-changed',
  AGENT_INVITED: 'agent-invited',
  INVITATION_RENEWED: 'invitation-renewed',
  INVITATION_REVOKED: 'invitation-revoked',
  AGENT_JOINED: 'agent-joined',
  AGENT_CHANGED: 'agent-changed',
  ROLE_CHANGED: 'role-changed',
  PASSWORD_CHANGED: 'password-changed',
  AGENT_DEACTIVATED: 'agent-deactivated',
  TICKETS_HANDED_OVER: 'tickets-handed-over',
  SESSIONS_RESET: 'sessions-reset',
  KEY_ADDED: 'key-added',
  KEY_REVOKED: 'key-revoked',
  LABEL_CREATED: 'label-created',
  LABEL_CHANGED: 'label-changed',
  LABEL_DELETED: 'label-deleted',
  SAVED_REPLY_CREATED: 'saved-reply-created',
  SAVED_REPLY_CHANGED: 'saved-reply-changed',
  SAVED_REPLY_DELETED: 'saved-reply-deleted',
  SAVED_REPLY_RESTORED: 'saved-reply-restored',
  PROFILE_NOTE_DELETED: 'profile-note-deleted',
  PROFILES_MERGED: 'profiles-merged',
  PROFILE_EXPORTED: 'profile-exported',
  PROFILE_ERASED: 'profile-erased',
  PROFILE_BLOCKED: 'profile-blocked',
  PROFILE_UNBLOCKED: 'profile-unblocked',
  API_KEY_CREATED: 'api-key-created',
  API_KEY_ROTATED: 'api-key-rotated',
  API_KEY_REVOKED: 'api-key-revoked',
  SHOPIFY_CONNECTED: 'shopify-connected',
  SHOPIFY_CHANGED: 'shopify-changed',
  SHOPIFY_DISCONNECTED: 'shopify-disconnected',
  WEBHOOK_CREATED: 'webhook-created',
  WEBHOOK_CHANGED: 'webhook-changed',
  WEBHOOK_DELETED: 'webhook-deleted',
  WEBHOOK_PAUSED: 'webhook-paused',
  WEBHOOK_RESUMED: 'webhook-resumed',
  WEBHOOK_ROTATED: 'webhook-rotated',
  WEBHOOK_TESTED: 'webhook-tested',
  WEBHOOK_REPLAYED: 'webhook-replayed',
  SMS_CHANGED: 'sms-changed',
  ACCOUNT_EXPORTED: 'account-exported',
  ACCOUNT_IMPORTED: 'account-imported',
} as const
export type AuditAction = WordOf<typeof AuditAction>
registerEnumType(AuditAction, { name: 'AuditAction', description: 'What somebody did (R79).' })

export const AuditSubject = {
  ACCOUNT: 'account',
  OFFICE_HOURS: 'office-hours',
  AGENT: 'agent',
  INVITATION: 'invitation',
  IDENTITY_KEY: 'identity-key',
  LABEL: 'label',
  SAVED_REPLY: 'saved-reply',
  PROFILE: 'profile',
  API_KEY: 'api-key',
  WEBHOOK: 'webhook',
  SMS: 'sms',
} as const
export type AuditSubject = WordOf<typeof AuditSubject>
registerEnumType(AuditSubject, { name: 'AuditSubject', description: 'The noun of what was changed.' })

/** What a file of another desk names, and `imported` remembers. */
export const ImportedKind = { PROFILE: 'profile', TICKET: 'ticket', LABEL: 'label' } as const
export type ImportedKind = WordOf<typeof ImportedKind>

/** What a letter tells of. */
export const MailKind = {
  INVITATION: 'invitation',
  UNSEEN: 'unseen',
  REPLY: 'reply',
  RINGS: 'rings',
  WEBHOOK_PAUSED: 'webhook-paused',
} as const
export type MailKind = WordOf<typeof MailKind>

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

export const ApiScope = {
  TICKETS_READ: 'tickets:read',
  TICKETS_WRITE: 'tickets:write',
  PROFILES_READ: 'profiles:read',
  PROFILES_WRITE: 'profiles:write',
  SETTINGS_READ: 'settings:read',
  SETTINGS_WRITE: 'settings:write',
  TEAM_READ: 'team:read',
  REPORTS_READ: 'reports:read',
  WEBHOOKS_WRITE: 'webhooks:write',
} as const
export type ApiScope = WordOf<typeof ApiScope>
registerEnumType(ApiScope, {
  name: 'ApiScope',
  description: 'A part of the API that an API key opens (R72). Each field says which one it needs.',
  valuesConfig: {
    TICKETS_READ: { description: 'Tickets, what was said in them, and the event feed.' },
    TICKETS_WRITE: { description: 'Answer, note, assign, label, snooze and close.' },
    PROFILES_READ: { description: 'Who the shoppers are, and what they did in the shop.' },
    PROFILES_WRITE: { description: 'Record what shoppers did, and write notes about them.' },
    SETTINGS_READ: { description: 'Settings, office hours, labels and saved replies.' },
    SETTINGS_WRITE: { description: 'Change these.' },
    TEAM_READ: { description: 'E-mail addresses, roles, presence and load of the team.' },
    REPORTS_READ: { description: 'Reports, and who waits now.' },
    WEBHOOKS_WRITE: { description: 'Webhooks and their deliveries.' },
  },
})
