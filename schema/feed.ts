import { Field, Int, ObjectType } from 'type-graphql'
import { Entity, PrimaryColumn } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  KeyColumn,
  NumberColumn,
  OptionalRefColumn,
  OptionalWordColumn,
  RefColumn,
  WordColumn,
} from './columns.js'
import { Instant } from './instant.js'
import { FeedKind } from './words/feed.js'
import { Author } from './words/ticket.js'

@ObjectType({
  description:
    'One thing that happened in the account (R74). It says what, when and in which ticket; what was said is read with `entry`.',
})
@Entity('feed_event')
export class FeedEvent {
  @KeyColumn()
  accountId!: string

  @Field(() => Int, { description: 'Its place in the account’s feed: 1, 2, 3 … without gaps.' })
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number

  @Field(() => FeedKind)
  @WordColumn()
  kind!: FeedKind

  @RefColumn()
  ticketId!: string

  @Field(() => Int, {
    description:
      'Its place in the ticket’s thread, as in `ticketEvents`. What one message does carries the message’s number.',
  })
  @NumberColumn()
  ticketNumber!: number

  @Field(() => Author, { nullable: true, description: 'Of MESSAGE_POSTED: who spoke.' })
  @OptionalWordColumn()
  author!: Author | null

  @OptionalRefColumn()
  agentId!: string | null

  @Field(() => Instant)
  @InstantColumn()
  at!: Date
}

/** Has happened, and has no number yet. Written with what it tells of, by transactions that do not wait for each other. */
@Entity('feed_pending')
export class FeedPending {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @WordColumn()
  kind!: FeedKind

  @RefColumn()
  ticketId!: string

  @NumberColumn()
  ticketNumber!: number

  @OptionalWordColumn()
  author!: Author | null

  @OptionalRefColumn()
  agentId!: string | null

  @InstantColumn()
  at!: Date
}

/** Up to where an account's feed goes. Whoever gives out numbers holds it. */
@Entity('feed_head')
export class FeedHead {
  @KeyColumn()
  accountId!: string

  /** Another one after a backup was restored: the numbers behind it were given out before, to something else. */
  @WordColumn()
  epoch!: string

  @NumberColumn()
  lastNumber!: number

  /** What is older has been deleted. */
  @NumberColumn()
  forgottenUpTo!: number

  @InstantColumn()
  numberedAt!: Date
}
