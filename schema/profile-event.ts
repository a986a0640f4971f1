import { Field, Int, ObjectType } from 'type-graphql'
import { Entity } from 'typeorm'
import { IdColumn, InstantColumn, OptionalJsonColumn, RefColumn, TextColumn, WordColumn } from './columns.js'
import { Instant } from './instant.js'
import { ProfileEventKind } from './words/profile.js'

@ObjectType({ description: 'A sum of money.' })
export class Money {
  @Field(() => Int, { description: 'In the smallest unit of the currency: 84.90 € is 8490.' })
  amount!: number

  @Field(() => String, { description: 'ISO 4217, `EUR`.' })
  currency!: string
}

@ObjectType({ description: 'What an order, or a part of it, is made of.' })
export class OrderItem {
  @Field(() => String, { description: 'As the shop calls it.' })
  name!: string

  @Field(() => Int)
  quantity!: number
}

@ObjectType({ description: 'What the shop has told of an event besides its sentence.' })
export class ProfileEventDetails {
  @Field(() => String, {
    nullable: true,
    description: 'The order’s number as the shopper knows it, `#1093`. Events of one order share it.',
  })
  number?: string | null

  @Field(() => Money, { nullable: true, description: 'What was ordered, paid or refunded.' })
  total?: Money | null

  @Field(() => [OrderItem], { nullable: true })
  items?: OrderItem[] | null

  @Field(() => String, {
    nullable: true,
    description: 'Where the team finds more: an http or https address.',
  })
  url?: string | null
}

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

  @Field(() => ProfileEventDetails, { nullable: true })
  @OptionalJsonColumn()
  details!: ProfileEventDetails | null

  @Field(() => Instant)
  @InstantColumn()
  occurredAt!: Date
}
