import { Field, Int, ObjectType } from 'type-graphql'
import { Entity } from 'typeorm'
import { InstantColumn, KeyColumn, NumberColumn, OptionalInstantColumn, RefColumn } from './columns.js'
import { Instant } from './instant.js'

@ObjectType({
  description:
    'That a shopper has been forgotten (R79): who it was at once, and what was said in their tickets ticket by ticket, by the worker.',
})
@Entity('profile_erasure')
export class ProfileErasure {
  @KeyColumn()
  accountId!: string

  @KeyColumn()
  profileId!: string

  @Field(() => Instant)
  @InstantColumn()
  begunAt!: Date

  /** The worker has done with the tickets up to this one. */
  @RefColumn()
  lastTicketId!: string

  @Field(() => Int, { description: 'Tickets whose words are gone so far.' })
  @NumberColumn()
  tickets!: number

  @Field(() => Int, { description: 'Messages and notes whose words are gone so far.' })
  @NumberColumn()
  messages!: number

  @Field(() => Instant, {
    nullable: true,
    description: 'Null: all is done. Otherwise the worker is at it.',
  })
  @OptionalInstantColumn()
  pendingSince!: Date | null
}
