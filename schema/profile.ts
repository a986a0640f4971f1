import { Field, ObjectType } from 'type-graphql'
import { Entity } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  OptionalWordColumn,
  RefColumn,
  TextColumn,
} from './columns.js'
import { Instant } from './instant.js'
import { Language } from './words/account.js'

@ObjectType({ description: 'The record of a shopper.' })
@Entity('profile')
export class Profile {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  /** The shop's own id for the shopper: `sub` of the identity token. Compared byte for byte. Null: not known, or there is none. */
  @OptionalTextColumn(190)
  externalId!: string | null

  /** It has become one with that profile, and only leads there. That one has not become one with another: see `merge-profiles.ts`. */
  @OptionalRefColumn()
  mergedIntoId!: string | null

  @Field(() => String, { description: 'As the shop tells it.' })
  @TextColumn(100)
  name!: string

  @Field(() => String, { nullable: true })
  @OptionalTextColumn(190)
  email!: string | null

  @Field(() => String, { nullable: true, description: 'E.164, `+33612345678`.' })
  @OptionalTextColumn(20)
  phone!: string | null

  @Field(() => Language, { nullable: true })
  @OptionalWordColumn()
  language!: Language | null

  @Field(() => String, { nullable: true, description: 'IANA name.' })
  @OptionalTextColumn(64)
  timeZone!: string | null

  @Field(() => Instant)
  @InstantColumn()
  createdAt!: Date

  @Field(() => Instant, {
    nullable: true,
    description: 'When the shopper was last seen on the shop’s pages, to the minute.',
  })
  @OptionalInstantColumn()
  lastSeenAt!: Date | null

  @Field(() => Instant, {
    nullable: true,
    description: 'When the shopper was forgotten (R79): nothing here says any more who it was. Null: not.',
  })
  @OptionalInstantColumn()
  erasedAt!: Date | null

  @Field(() => Instant, {
    nullable: true,
    description:
      'Since when the team takes no message of the shopper any more (`blockProfile`). Null: they can write.',
  })
  @OptionalInstantColumn()
  blockedAt!: Date | null

  @OptionalRefColumn()
  blockedById!: string | null
}
