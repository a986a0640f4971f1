import { Field, ObjectType } from 'type-graphql'
import { Column, Entity } from 'typeorm'
import { InstantColumn, KeyColumn, OptionalInstantColumn, OptionalTextColumn, TextColumn } from './columns.js'
import { Instant } from './instant.js'

/** The account takes webhooks of a Shopify shop. */
@ObjectType({ description: 'How the desk hears of orders and customers from Shopify (R76).' })
@Entity('shopify_connection')
export class ShopifyConnection {
  @KeyColumn()
  accountId!: string

  /** With which Shopify signs. Told to nobody again. */
  @TextColumn(200)
  secret!: string

  @Field(() => String, {
    nullable: true,
    description: '`acme.myshopify.com`: where links of orders lead. Null: they have none.',
  })
  @OptionalTextColumn(100)
  domain!: string | null

  @Field(() => Boolean, {
    description:
      'Whether Shopify’s number of a customer is the `sub` of the shop’s identity tokens (R70), so that both mean one profile.',
  })
  @Column({ type: 'boolean' })
  isExternalId!: boolean

  @Field(() => Instant, { description: 'When the secret was last set.' })
  @InstantColumn()
  connectedAt!: Date

  @Field(() => Instant, {
    nullable: true,
    description: 'When Shopify last told something, to the minute. Null: it has not.',
  })
  @OptionalInstantColumn()
  lastEventAt!: Date | null

  @Field(() => String, { nullable: true, description: 'What that was about: `orders/create`.' })
  @OptionalTextColumn(60)
  lastTopic!: string | null

  @Field(() => Instant, {
    nullable: true,
    description:
      'When a call was last refused because another secret had signed it, to the minute. Null: never.',
  })
  @OptionalInstantColumn()
  refusedAt!: Date | null
}
