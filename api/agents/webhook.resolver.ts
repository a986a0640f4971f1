import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { changeWebhook } from '../../domain/webhook/change-webhook.js'
import { createWebhook, type ToldWebhook as Told } from '../../domain/webhook/create-webhook.js'
import { deleteWebhook } from '../../domain/webhook/delete-webhook.js'
import {
  findAttempts,
  findDeliveries,
  findDelivery,
  findWebhooks,
} from '../../domain/webhook/find-webhooks.js'
import { pauseWebhook, resumeWebhook } from '../../domain/webhook/pause-webhook.js'
import { replayDelivery, replayFailedDeliveries } from '../../domain/webhook/replay-deliveries.js'
import { rotateWebhookSecret } from '../../domain/webhook/rotate-webhook-secret.js'
import { sendTestEvent } from '../../domain/webhook/send-test-event.js'
import { Agent } from '../../schema/agent.js'
import { Instant } from '../../schema/instant.js'
import { Uuid } from '../../schema/uuid.js'
import { Webhook, WebhookAttempt, WebhookDelivery } from '../../schema/webhook.js'
import { FeedKind } from '../../schema/words/feed.js'
import { WebhookDeliveryState } from '../../schema/words/webhook.js'
import { globalId, rowId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'
import { given } from './given.js'
import { cursor, PageInfo, pageOf, readCursor, refuseBadLength, type Page } from './pages.js'

@ObjectType({ description: 'A webhook, and the secret with which its receiver checks what comes.' })
class ToldWebhook implements Told {
  @Field(() => Webhook)
  webhook!: Webhook

  @Field(() => String, {
    nullable: true,
    description: '`whsec_…`. Told this once. Null: it was told before. Whoever lost it rotates it.',
  })
  secret!: string | null
}

@InputType({ description: 'What is left out stays as it is. See `Webhook`.' })
class WebhookChanges {
  @Field(() => String, { nullable: true })
  url?: string | null

  @Field(() => String, { nullable: true })
  description?: string | null

  @Field(() => [FeedKind], { nullable: true, description: 'Null: everything.' })
  kinds?: FeedKind[] | null
}

@ObjectType()
class WebhookDeliveryEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => WebhookDelivery)
  node!: WebhookDelivery
}

@ObjectType()
class WebhookDeliveryConnection {
  @Field(() => [WebhookDeliveryEdge])
  edges!: WebhookDeliveryEdge[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@Resolver(() => Webhook)
export class WebhookResolver {
  @Query(() => [Webhook], { description: 'Oldest first, at most 10 (R75). FORBIDDEN but for owners.' })
  async webhooks(@Ctx() context: AgentContext): Promise<Webhook[]> {
    return findWebhooks(context.door.app.database.manager, await signedIn(context))
  }

  @Mutation(() => ToldWebhook, {
    description:
      'From now on the URL is told what happens (R75). BAD_INPUT with the field at fault: a URL must begin with https://, and lead to the internet by port 443 or 8443 (`reason` says which: NOT_HTTPS, CREDENTIALS, PORT, UNKNOWN_HOST, PRIVATE); TOO_MANY_WEBHOOKS: 10 are there. FORBIDDEN but for owners.',
  })
  async createWebhook(
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each webhook. Repeating it answers the same webhook, without its secret; with anything else in it: IDEMPOTENCY_CONFLICT.',
    })
    clientId: string,
    @Arg('url', () => String, { description: 'At most 1000 characters.' }) url: string,
    @Arg('description', () => String, { defaultValue: '', description: 'At most 200 characters.' })
    description: string,
    @Arg('kinds', () => [FeedKind], {
      nullable: true,
      description: 'Of what it is told. Left out: of everything.',
    })
    kinds: FeedKind[] | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<ToldWebhook> {
    const agent = await signedIn(context)
    return createWebhook(context.door.app, agent, { clientId, url, description, kinds: kinds ?? null })
  }

  @Mutation(() => Webhook, {
    description:
      'What waits is sent to the new URL; other `kinds` count for what happens from now on. BAD_INPUT as for `createWebhook`. FORBIDDEN but for owners.',
  })
  async changeWebhook(
    @Arg('webhookId', () => ID) webhookId: string,
    @Arg('changes', () => WebhookChanges) changes: WebhookChanges,
    @Ctx() context: AgentContext,
  ): Promise<Webhook> {
    const agent = await signedIn(context)
    return changeWebhook(context.door.app, agent, rowId('Webhook', webhookId), given(changes, ['kinds']))
  }

  @Mutation(() => Boolean, {
    description: 'It is told nothing more, and its deliveries are forgotten. FORBIDDEN but for owners.',
  })
  async deleteWebhook(
    @Arg('webhookId', () => ID) webhookId: string,
    @Ctx() context: AgentContext,
  ): Promise<boolean> {
    const agent = await signedIn(context)
    const id = rowId('Webhook', webhookId)
    await context.door.app.transaction((tx) => deleteWebhook(tx, agent, id))
    return true
  }

  @Mutation(() => Webhook, {
    description:
      'Nothing is sent to it until it is resumed. Pausing a paused one changes nothing. FORBIDDEN but for owners.',
  })
  async pauseWebhook(
    @Arg('webhookId', () => ID) webhookId: string,
    @Ctx() context: AgentContext,
  ): Promise<Webhook> {
    const agent = await signedIn(context)
    const id = rowId('Webhook', webhookId)
    return context.door.app.transaction((tx) => pauseWebhook(tx, agent, id))
  }

  @Mutation(() => Webhook, {
    description:
      'It goes on where it stopped: what happened meanwhile, up to 30 days ago, is sent, too, and what waits has all its tries before it. Resuming one that is not paused changes nothing. FORBIDDEN but for owners.',
  })
  async resumeWebhook(
    @Arg('webhookId', () => ID) webhookId: string,
    @Ctx() context: AgentContext,
  ): Promise<Webhook> {
    const agent = await signedIn(context)
    const id = rowId('Webhook', webhookId)
    return context.door.app.transaction((tx) => resumeWebhook(tx, agent, id))
  }

  @Mutation(() => ToldWebhook, {
    description:
      'Gives it another secret. For 24 hours (`formerUntil`) both sign, or until the next rotation (R75). FORBIDDEN but for owners.',
  })
  async rotateWebhookSecret(
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each rotation. Repeating the last one answers the webhook without its secret.',
    })
    clientId: string,
    @Arg('webhookId', () => ID) webhookId: string,
    @Ctx() context: AgentContext,
  ): Promise<ToldWebhook> {
    const agent = await signedIn(context)
    const id = rowId('Webhook', webhookId)
    return context.door.app.transaction((tx) => rotateWebhookSecret(tx, agent, id, clientId))
  }

  @Mutation(() => WebhookDelivery, {
    description:
      'Sends `webhook.test`, once, also to a webhook that is paused. What comes of it is in the delivery, a moment later. FORBIDDEN but for owners.',
  })
  async sendTestEvent(
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each test. Repeating it answers the same delivery, and sends nothing.',
    })
    clientId: string,
    @Arg('webhookId', () => ID) webhookId: string,
    @Ctx() context: AgentContext,
  ): Promise<WebhookDelivery> {
    const agent = await signedIn(context)
    const id = rowId('Webhook', webhookId)
    return context.door.app.transaction((tx) => sendTestEvent(tx, agent, id, clientId))
  }

  @Mutation(() => Int, {
    description:
      'Sends all again that were given up and began at `since` or later, tests left out. Answers how many. FORBIDDEN but for owners.',
  })
  async replayFailedDeliveries(
    @Arg('webhookId', () => ID) webhookId: string,
    @Arg('since', () => Instant) since: Date,
    @Ctx() context: AgentContext,
  ): Promise<number> {
    const agent = await signedIn(context)
    const id = rowId('Webhook', webhookId)
    return context.door.app.transaction((tx) => replayFailedDeliveries(tx, agent, id, since))
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: Webhook): string {
    return globalId('Webhook', id)
  }

  @FieldResolver(() => Agent, { description: 'Who created it.' })
  createdBy(@Root() { createdById }: Webhook, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> {
    return loaders.agent(createdById)
  }
}

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  @Query(() => WebhookDeliveryConnection, {
    description:
      'What a webhook was and is told in the last 30 days, newest first. FORBIDDEN but for owners.',
  })
  async webhookDeliveries(
    @Arg('webhookId', () => ID) webhookId: string,
    @Arg('state', () => WebhookDeliveryState, { nullable: true, description: 'Left out: of any.' })
    state: WebhookDeliveryState | null | undefined,
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
    after: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Page<WebhookDelivery>> {
    const agent = await signedIn(context)
    refuseBadLength(first)
    const [, before = null] = after ? readCursor(after) : []
    const id = rowId('Webhook', webhookId)
    const asked = { webhookId: id, state: state ?? null, before, limit: first + 1 }
    const rows = await findDeliveries(context.door.app.database.manager, agent, asked)
    return pageOf(rows, first, Boolean(after), (row) => cursor(String(row.createdAt.getTime()), row.id))
  }

  @Query(() => WebhookDelivery, { description: 'NOT_FOUND: there is none. FORBIDDEN but for owners.' })
  async webhookDelivery(
    @Arg('id', () => ID) deliveryId: string,
    @Ctx() context: AgentContext,
  ): Promise<WebhookDelivery> {
    const agent = await signedIn(context)
    return findDelivery(context.door.app.database.manager, agent, rowId('WebhookDelivery', deliveryId))
  }

  @Mutation(() => WebhookDelivery, {
    description:
      'Sends it again, under the same `webhook-id`; if that fails, it has all its tries before it. To a webhook that is paused it is sent when that is resumed. FORBIDDEN but for owners.',
  })
  async replayDelivery(
    @Arg('deliveryId', () => ID) deliveryId: string,
    @Ctx() context: AgentContext,
  ): Promise<WebhookDelivery> {
    const agent = await signedIn(context)
    const id = rowId('WebhookDelivery', deliveryId)
    return context.door.app.transaction((tx) => replayDelivery(tx, agent, id))
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: WebhookDelivery): string {
    return globalId('WebhookDelivery', id)
  }

  @FieldResolver(() => [WebhookAttempt], { description: 'Oldest first, the last 100.' })
  attempts(@Root() delivery: WebhookDelivery, @Ctx() { door }: AgentContext): Promise<WebhookAttempt[]> {
    return findAttempts(door.app.database.manager, delivery)
  }
}
