import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { findOrders } from '../../domain/profile/find-orders.js'
import type { Order as OrderOfShopper } from '../../domain/profile/orders.rules.js'
import { Instant } from '../../schema/instant.js'
import { Money, OrderItem } from '../../schema/profile-event.js'
import { Profile } from '../../schema/profile.js'
import { ProfileEventKind } from '../../schema/words/profile.js'
import type { AgentContext } from './context.js'

@ObjectType({ description: 'An order, put together from what the shop has told of it.' })
class Order implements OrderOfShopper {
  @Field(() => String, { nullable: true, description: 'As the shopper knows it, `#1093`.' })
  number!: string | null

  @Field(() => ProfileEventKind, {
    description: 'What happened to it last, never ORDER_CHANGED unless nothing else is known of it.',
  })
  status!: ProfileEventKind

  @Field(() => Instant)
  statusSince!: Date

  @Field(() => Instant)
  placedAt!: Date

  @Field(() => Instant, {
    nullable: true,
    description:
      'When the shop last changed it after it was placed; `items` and `total` are those of before if the shop did not tell them. Null: never.',
  })
  changedAt!: Date | null

  @Field(() => String, { description: 'The shop’s sentence about it.' })
  title!: string

  @Field(() => Money, { nullable: true })
  total!: Money | null

  @Field(() => [OrderItem])
  items!: OrderItem[]

  @Field(() => String, { nullable: true, description: 'Where the team finds more.' })
  url!: string | null
}

@Resolver(() => Profile)
export class OrderOfProfileResolver {
  @FieldResolver(() => Order, {
    nullable: true,
    description: 'The order that was placed last, among the latest hundred events about orders (R40).',
  })
  async lastOrder(@Root() profile: Profile, @Ctx() { door }: AgentContext): Promise<Order | null> {
    const [last] = await findOrders(door.app.database.manager, profile)
    return last ?? null
  }
}
