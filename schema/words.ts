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

export const Role = { OWNER: 'owner', MANAGER: 'manager', AGENT: 'agent' } as const
export type Role = WordOf<typeof Role>
registerEnumType(Role, {
  name: 'Role',
  description: 'What an agent may do (R71).',
  valuesConfig: {
    OWNER: { description: 'Everything, the team and the keys included.' },
    MANAGER: { description: 'Tickets and settings.' },
    AGENT: { description: 'Tickets.' },
  },
})

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
  SEEN: 'seen',
  LABELLED: 'labelled',
  UNLABELLED: 'unlabelled',
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
    SEEN: { description: 'The shopper has seen up to `upTo` (R46).' },
    LABELLED: { description: '`agent` put the label `labelName` on it (R49).' },
    UNLABELLED: { description: '`agent` took the label `labelName` off it (R49).' },
  },
})

export const BellLevel = { NEUTRAL: 'neutral', REMINDED: 'reminded', ESCALATED: 'escalated' } as const
export type BellLevel = WordOf<typeof BellLevel>
registerEnumType(BellLevel, {
  name: 'BellLevel',
  description: 'How far the bell has got in this wait (R55).',
})

export const ProfileEventKind = {
  ORDER: 'order',
  EMAIL: 'email',
  SMS: 'sms',
  SITE: 'site',
  CHAT: 'chat',
} as const
export type ProfileEventKind = WordOf<typeof ProfileEventKind>
registerEnumType(ProfileEventKind, {
  name: 'ProfileEventKind',
  description: 'What a profile’s event is about (R40).',
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
