import type { FeedKind } from '../generated'

/** By what they are about. */
export const KIND_GROUPS: { name: 'tickets' | 'talk' | 'sent' | 'work' | 'bell'; kinds: FeedKind[] }[] = [
  { name: 'tickets', kinds: ['TICKET_CREATED', 'TICKET_CLOSED'] },
  { name: 'talk', kinds: ['MESSAGE_POSTED', 'NOTE_ADDED', 'TICKET_SEEN'] },
  {
    name: 'sent',
    kinds: [
      'TICKET_LETTER_SENT',
      'TICKET_LETTER_FAILED',
      'TICKET_TEXT_SENT',
      'TICKET_TEXT_DELIVERED',
      'TICKET_TEXT_UNDELIVERED',
      'TICKET_TEXT_FAILED',
      'TICKET_TEXT_UNKNOWN',
      'TICKET_TEXTS_STOPPED',
      'TICKET_TEXTS_RESUMED',
      'TICKET_TEXT_REFUSED',
    ],
  },
  {
    name: 'work',
    kinds: [
      'TICKET_ASSIGNED',
      'TICKET_LABELLED',
      'TICKET_UNLABELLED',
      'TICKET_SNOOZED',
      'TICKET_WOKEN',
      'TICKET_READ',
      'TICKET_UNREAD',
      'TICKET_SHOPPER_BLOCKED',
      'TICKET_SHOPPER_UNBLOCKED',
    ],
  },
  { name: 'bell', kinds: ['TICKET_REMINDED', 'TICKET_ESCALATED', 'TICKET_ON_IT'] },
]

/** As it stands in what is sent: `ticket.on-it`. */
export const typeOf = (kind: FeedKind) => kind.toLowerCase().replace('_', '.').replaceAll('_', '-')
