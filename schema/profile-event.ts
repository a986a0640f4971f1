import { Field, ObjectType } from 'type-graphql'
import { Entity } from 'typeorm'
import { IdColumn, InstantColumn, RefColumn, TextColumn, WordColumn } from './columns.js'
import { Instant } from './instant.js'
import { ProfileEventKind } from './words.js'

@ObjectType({
  description: 'Something in a shopper’s history with the shop: an order, an e-mail, a visit (R40).',
})
@Entity('profile_event')
export class ProfileEvent {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @RefColumn()
  profileId!: string

  /** Whoever reports the event names it, so that reporting it twice adds nothing. */
  @TextColumn(100)
  externalId!: string

  @Field(() => ProfileEventKind)
  @WordColumn()
  kind!: ProfileEventKind

  @Field(() => String, { description: 'A sentence: “Placed order #1093, 84,90 €”.' })
  @TextColumn(300)
  title!: string

  @Field(() => Instant)
  @InstantColumn()
  occurredAt!: Date
}
