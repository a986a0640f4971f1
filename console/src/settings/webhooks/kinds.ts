import type { FeedKind } from '../generated'

/** By what they are about. */
export const KIND_GROUPS: { name: 'tickets' | 'talk' | 'work' | 'bell'; kinds: FeedKind[] }[] = [
  { name: 'tickets', kinds: ['TICKET_CREATED', 'TICKET_CLOSED'] },
  { name: 'talk', kinds: ['MESSAGE_POSTED', 'NOTE_ADDED', 'TICKET_SEEN'] },
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
    ],
  },
  { name: 'bell', kinds: ['TICKET_REMINDED', 'TICKET_ESCALATED', 'TICKET_ON_IT'] },
]

/** As it stands in what is sent: `ticket.on-it`. */
export const typeOf = (kind: FeedKind) => kind.toLowerCase().replace('_', '.').replaceAll('_', '-')
