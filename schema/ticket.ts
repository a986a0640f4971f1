import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  NumberColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalWordColumn,
  RefColumn,
  TextColumn,
  WordColumn,
} from './columns.js'
import { Instant } from './instant.js'
import { Author, Channel, CloseReason, SnoozedFor, TicketStatus } from './words/ticket.js'

/**
 * A conversation, as the team sees it (R1).
 *
 * Everything that happens to it, a message or an event, takes the next `lastNumber` under the row's lock. So order,
 * replay, read marks and receipts are arithmetic on one small integer, and a reader can never miss a late commit.
 */
@ObjectType({ description: 'A conversation, as the team sees it. At its shopper’s door it is a chat (R1).' })
@Entity('ticket')
export class Ticket {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @RefColumn()
  profileId!: string

  @Field(() => Channel)
  @WordColumn()
  channel!: Channel

  @Field(() => TicketStatus)
  @WordColumn()
  status!: TicketStatus

  @OptionalRefColumn()
  assigneeId!: string | null

  @Field(() => Int, {
    description: 'Number of the newest message or event: pass it as `after` to go on from here.',
  })
  @NumberColumn()
  lastNumber!: number

  @Field(() => Int, {
    description: 'The team has read up to this number. Moves forward, but for `markUnread`.',
  })
  @NumberColumn()
  readUpTo!: number

  @Field(() => Int, {
    description:
      'The shopper has seen the messages up to this number: in view, in a visible tab (R46). Only moves forward.',
  })
  @NumberColumn()
  seenUpTo!: number

  @Field(() => Instant, { nullable: true, description: 'When `seenUpTo` last moved.' })
  @OptionalInstantColumn()
  seenAt!: Date | null

  @Field(() => Int, { description: 'Messages of the shopper that nobody of the team has read (R42).' })
  @NumberColumn()
  unreadCount!: number

  @Field(() => String, {
    description:
      'The beginning of the newest message of a person, on one line, at most 200 characters. Automatic replies are left out.',
  })
  @TextColumn(200)
  preview!: string

  @Field(() => Author, { description: 'Who wrote that message.' })
  @WordColumn()
  lastAuthor!: Author

  @Field(() => Instant, { description: 'When it was written.' })
  @InstantColumn()
  lastMessageAt!: Date

  /** When anything of the row last changed. */
  @InstantColumn()
  changedAt!: Date

  @Field(() => Instant, {
    nullable: true,
    description:
      'Since the first message that no agent has answered. Automatic replies and notes answer nobody; a snooze changes nothing. Null: nobody waits (R50).',
  })
  @OptionalInstantColumn()
  waitingSince!: Date | null

  /**
   * From when the bell counts: the first unanswered message, the last holding reply, or the end of a snooze. Null: it
   * does not ring.
   */
  @OptionalInstantColumn()
  bellSince!: Date | null

  @Field(() => Instant, {
    nullable: true,
    description:
      'Since the last holding reply, while nothing but that has answered the shopper: news is owed, and `nextRingAt` is when (R57).',
  })
  @OptionalInstantColumn()
  promisedSince!: Date | null

  /** Which run of the bell this is: 1, 2, 3 … A ring happens once per (ticket, wait, step) (R58). */
  @NumberColumn()
  waitNo!: number

  /** How many steps of the bell this run has had. */
  @NumberColumn()
  rungSteps!: number

  @Field(() => Instant, {
    nullable: true,
    description: 'When the bell last rang for it; it is ringing since. Null: it is not ringing.',
  })
  @OptionalInstantColumn()
  rungAt!: Date | null

  /** The first “on it” since the last escalation; null: none in this wait. See `waitingOnIt`. */
  @OptionalInstantColumn()
  onItSince!: Date | null

  /** How many minutes the last “on it” asked for. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  onItMinutes!: number | null

  @Field(() => Instant, {
    nullable: true,
    description:
      'When the bell rings next if nobody answers. Null: nobody waits, the ticket is snoozed, or the bell is off (R60).',
  })
  @OptionalInstantColumn()
  nextRingAt!: Date | null

  @Field(() => Instant, {
    nullable: true,
    description:
      'When the bell would have rung next if closed hours counted: the office hours hold it from then to `nextRingAt` (R56). Null: they do not.',
  })
  @OptionalInstantColumn()
  ringHeldFrom!: Date | null

  /** Arrival of the oldest message on whose automatic reply nothing has been decided; the sweep's index. */
  @OptionalInstantColumn()
  autoPendingSince!: Date | null

  /** Automatic replies have been decided for messages up to this number. */
  @NumberColumn()
  autoDecidedUpTo!: number

  /** The search knows its messages up to this number. */
  @NumberColumn()
  indexedUpTo!: number

  /** Since when something is in it that the search does not know; the sweep's index. */
  @OptionalInstantColumn()
  indexPendingSince!: Date | null

  @Field(() => Instant, {
    nullable: true,
    description: 'When it comes back at the latest. Null: it is not snoozed (R47).',
  })
  @OptionalInstantColumn()
  snoozedUntil!: Date | null

  @OptionalInstantColumn()
  snoozedAt!: Date | null

  @Field(() => SnoozedFor, { nullable: true, description: 'What the snooze waits for.' })
  @OptionalWordColumn()
  snoozedFor!: SnoozedFor | null

  @Field(() => Instant, {
    nullable: true,
    description: 'When it came back from a snooze. Null: it did not, or somebody has read it since.',
  })
  @OptionalInstantColumn()
  wokenAt!: Date | null

  /** Where the ticket stands in the inbox: longest waiting first, then newest activity first. See `ticket.rules.ts`. */
  @Column({ type: 'bigint', unsigned: true })
  queuePosition!: string

  @Field(() => Instant)
  @InstantColumn()
  createdAt!: Date

  @Field(() => Instant, { nullable: true })
  @OptionalInstantColumn()
  closedAt!: Date | null

  @Field(() => Author, { nullable: true, description: 'Who closed it.' })
  @OptionalWordColumn()
  closedBy!: Author | null

  @OptionalRefColumn()
  closedById!: string | null

  @Field(() => CloseReason, { nullable: true, description: 'Why; null while it is not closed.' })
  @OptionalWordColumn()
  closeReason!: CloseReason | null

  /** From its beginning to its close, how long the desk was open, by the hours in force when it began; without hours, all of it. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  openSeconds!: number | null
}
