import { createUnionType, Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { isMessage, isNote, type ThreadEntry as Entry } from '../../domain/ticket/find-thread.js'
import { Message } from '../../schema/message.js'
import { Note } from '../../schema/note.js'
import { TicketEvent } from '../../schema/ticket-event.js'
import { Ticket } from '../../schema/ticket.js'
import { PageInfo } from './pages.js'

export const InboxView = {
  ALL: 'all',
  MINE: 'mine',
  UNASSIGNED: 'unassigned',
  SNOOZED: 'snoozed',
  CLOSED: 'closed',
} as const
registerEnumType(InboxView, {
  name: 'InboxView',
  description: 'ALL, MINE and UNASSIGNED show open tickets (R48).',
})

export const InboxSort = { WAITING: 'waiting', ACTIVITY: 'activity', WAKING: 'waking' } as const
registerEnumType(InboxSort, {
  name: 'InboxSort',
  valuesConfig: {
    WAITING: {
      description:
        'Who waits, longest first; then the rest, newest activity first (R50). Of closed tickets: the last closed first.',
    },
    ACTIVITY: { description: 'Newest message first.' },
    WAKING: { description: 'Of snoozed tickets: who comes back next (R47).' },
  },
})

export const ThreadEntry = createUnionType({
  name: 'ThreadEntry',
  description:
    'What stands in a thread: something said, something noted among the team, or something that happened.',
  types: () => [Message, Note, TicketEvent] as const,
  resolveType: (entry: Entry) => (isMessage(entry) ? Message : isNote(entry) ? Note : TicketEvent),
})

export const SnoozeEvent = { NEXT_OPENING: 'opening', SHOPPER_WRITES: 'shopper' } as const
export type SnoozeEvent = (typeof SnoozeEvent)[keyof typeof SnoozeEvent]
registerEnumType(SnoozeEvent, {
  name: 'SnoozeEvent',
  description: 'What a snooze may wait for, instead of a time (R47).',
  valuesConfig: {
    NEXT_OPENING: { description: 'The desk opens next. BAD_INPUT if no opening is in sight.' },
    SHOPPER_WRITES: { description: 'The shopper writes; at the latest after 30 days.' },
  },
})

@ObjectType()
export class TicketEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => Ticket)
  node!: Ticket
}

@ObjectType()
export class TicketConnection {
  @Field(() => [TicketEdge])
  edges!: TicketEdge[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'How many tickets each view holds.' })
export class InboxCounts {
  @Field(() => Int)
  all!: number

  @Field(() => Int)
  mine!: number

  @Field(() => Int)
  unassigned!: number

  @Field(() => Int)
  snoozed!: number

  @Field(() => Int, {
    description: 'Tickets with unread messages that are mine or nobody’s: the badge beside Inbox (R42).',
  })
  unread!: number
}

@ObjectType({ description: 'A piece of a ticket’s thread.' })
export class Thread {
  @Field(() => [ThreadEntry], { description: 'Oldest first.' })
  entries!: Entry[]

  @Field(() => Boolean)
  hasEarlier!: boolean
}

@ObjectType({ description: 'A ticket of the account has changed.' })
export class InboxChange {
  @Field(() => Boolean, { description: 'True: some changes are not told one by one; ask `inbox` again.' })
  refetch!: boolean

  @Field(() => Ticket, { nullable: true, description: 'As it is now; null with `refetch`.' })
  ticket!: Ticket | null
}

@ObjectType({ description: 'What happened in a ticket since the last update.' })
export class TicketUpdate {
  @Field(() => Boolean, { description: 'True: too much was missed to be replayed; ask `ticket` again.' })
  refetch!: boolean

  @Field(() => Ticket, { description: 'As it is now.' })
  ticket!: Ticket

  @Field(() => [ThreadEntry], { description: 'In order and without gaps (R74).' })
  entries!: Entry[]
}
