import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { findAccount } from '../../domain/account/find-account.js'
import { changeShopify, disconnectShopify } from '../../domain/shopify/change-shopify.js'
import { findShopify } from '../../domain/shopify/find-shopify.js'
import { topics } from '../../domain/shopify/shopify.rules.js'
import { ShopifyConnection } from '../../schema/shopify-connection.js'
import { signedIn, type AgentContext } from './context.js'
import { given } from './given.js'

@ObjectType({ description: 'Where Shopify tells the desk of orders and customers, and whether it does.' })
class Shopify {
  @Field(() => String, { description: 'The address to give to Shopify, for each of the topics.' })
  hookUrl!: string

  @Field(() => [String], { description: 'The topics that are taken: `orders/create`. Others are refused.' })
  topics!: readonly string[]

  @Field(() => ShopifyConnection, { nullable: true, description: 'Null: it is not set up.' })
  connection!: ShopifyConnection | null
}

@InputType({ description: 'What is left out stays as it is. See `ShopifyConnection`.' })
class ShopifyChanges {
  @Field(() => String, {
    nullable: true,
    description:
      'With which Shopify signs, as Shopify shows it: 8 to 200 characters. Told to nobody again. Needed the first time.',
  })
  secret?: string | null

  @Field(() => String, { nullable: true, description: '`acme.myshopify.com`. Null takes it away.' })
  domain?: string | null

  @Field(() => Boolean, { nullable: true, description: 'True, unless it is said.' })
  isExternalId?: boolean | null
}

@Resolver()
export class ShopifyResolver {
  @Query(() => Shopify, {
    description: 'How the desk hears from Shopify (R76). FORBIDDEN for agents.',
  })
  async shopify(@Ctx() context: AgentContext): Promise<Shopify> {
    const agent = await signedIn(context)
    const { config, database } = context.door.app
    const connection = await findShopify(database.manager, agent)
    const { publicId } = await findAccount(database.manager, agent.accountId)
    return { hookUrl: `${config.publicUrl}/hooks/shopify/${publicId}`, topics, connection }
  }

  @Mutation(() => ShopifyConnection, {
    description:
      'Sets it up, or changes it (R76). A new secret counts at once; what was signed with the one before is refused. BAD_INPUT with the field at fault; FORBIDDEN but for owners.',
  })
  async changeShopify(
    @Arg('changes', () => ShopifyChanges) changes: ShopifyChanges,
    @Ctx() context: AgentContext,
  ): Promise<ShopifyConnection> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) => changeShopify(tx, agent, given(changes, ['domain'])))
  }

  @Mutation(() => Boolean, {
    description:
      'From now on nothing from Shopify is believed; what it has told stays. FORBIDDEN but for owners.',
  })
  async disconnectShopify(@Ctx() context: AgentContext): Promise<boolean> {
    const agent = await signedIn(context)
    await context.door.app.transaction((tx) => disconnectShopify(tx, agent))
    return true
  }
}
