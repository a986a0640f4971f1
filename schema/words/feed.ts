import { registerEnumType } from 'type-graphql'
import type { WordOf } from './word.js'

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
