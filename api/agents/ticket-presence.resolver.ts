import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { findTicketPresence } from '../../domain/ticket-presence/find-ticket-presence.js'
import type { PresentAgent, PresentShopper } from '../../domain/ticket-presence/ticket-presence.rules.js'
import { showAgent } from '../../domain/ticket-presence/show-presence.js'
import { Agent } from '../../schema/agent.js'
import { Instant } from '../../schema/instant.js'
import { Ticket } from '../../schema/ticket.js'
import { Uuid } from '../../schema/uuid.js'
import { Activity } from '../../schema/words/team.js'
import { rowId } from '../global-id.js'
import type { Doorbell } from '../live/doorbells.js'
import { Loaders } from '../live/loaders.js'
import { followPresence } from '../live/presence-stream.js'
import { stream } from '../live/stream.js'
import { signedIn, type AgentContext } from './context.js'
import { findTicket } from './ticket.resolver.js'

@ObjectType({ description: 'An agent who has a ticket before their eyes.' })
class AgentAtTicket implements PresentAgent {
  agentId!: string

  @Field(() => Activity, { description: 'Of several tabs, the one that does most.' })
  activity!: Activity
}

@ObjectType({ description: 'Whether the shopper of a ticket is there.' })
class ShopperPresence implements PresentShopper {
  profileId!: string

  @Field(() => Boolean, { description: 'Has the chat open, on a page of the shop.' })
  isHere!: boolean

  @Field(() => Boolean, {
    description: 'Is writing; ends 5 seconds after the last sign of it at the latest.',
  })
  isTyping!: boolean
}

@ObjectType({
  description:
    'Who is with a ticket at this moment (R51). It lives in memory only and may be empty for a while; what must not collide is held by `expectedLast` of `reply`.',
})
export class TicketPresence {
  @Field(() => [AgentAtTicket], {
    description: 'Each agent once, yourself included; in an order that stays.',
  })
  agents!: AgentAtTicket[]

  @Field(() => ShopperPresence)
  shopper!: ShopperPresence
}

@Resolver()
export class TicketPresenceResolver {
  @Mutation(() => Boolean, {
    description:
      'You have the ticket before your eyes, or are writing. Say it every 10 seconds, and at once when it changes; without that it ends after 25 seconds. The shopper is told, without names but your first, that somebody writes. TOO_MANY_REQUESTS carries `retryAfterSeconds`.',
  })
  async touchTicket(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('activity', () => Activity) activity: Activity,
    @Arg('tabId', () => Uuid, { description: 'Made by you, one for each tab.' }) tabId: string,
    @Ctx() context: AgentContext,
  ): Promise<boolean> {
    return show(context, ticketId, tabId, activity)
  }

  @Mutation(() => Boolean, { description: 'This tab shows the ticket no more. What other tabs say holds.' })
  async leaveTicket(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('tabId', () => Uuid, { description: 'As in `touchTicket`.' }) tabId: string,
    @Ctx() context: AgentContext,
  ): Promise<boolean> {
    return show(context, ticketId, tabId, null)
  }

  @Subscription(() => TicketPresence, {
    description: 'Who is with the ticket: at once, and after each change and each expiry (R51).',
    subscribe: async ({ args, context }: { args: { ticketId: string }; context: AgentContext }) => {
      await signedIn(context)
      const ticket = await findTicket(context, rowId('Ticket', args.ticketId))
      const bell = context.door.doorbells.open(`presence:${ticket.profileId}`)
      return stream(bell, watchPresence(bell, context, ticket))
    },
  })
  ticketPresence(
    @Arg('ticketId', () => ID) _ticketId: string,
    @Root() presence: TicketPresence,
  ): TicketPresence {
    return presence
  }
}

@Resolver(() => Ticket)
export class PresenceOfTicketResolver {
  @FieldResolver(() => TicketPresence, {
    description: 'Who is with it at this moment; `ticketPresence` tells it live.',
  })
  async presence(@Root() ticket: Ticket, @Ctx() { door }: AgentContext): Promise<TicketPresence> {
    const { agents, shopper } = await findTicketPresence(door.app, ticket)
    return { agents, shopper: { ...shopper, profileId: ticket.profileId } }
  }
}

@Resolver(() => AgentAtTicket)
export class AgentAtTicketResolver {
  @FieldResolver(() => Agent)
  agent(@Root() { agentId }: AgentAtTicket, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> {
    return loaders.agent(agentId)
  }
}

@Resolver(() => ShopperPresence)
export class ShopperPresenceResolver {
  @FieldResolver(() => Instant, {
    nullable: true,
    description: 'When they were last seen on the shop’s pages, to the minute. Null: never.',
  })
  async lastSeenAt(
    @Root() { profileId }: ShopperPresence,
    @Ctx() { loaders }: AgentContext,
  ): Promise<Date | null> {
    return (await loaders.profile(profileId)).lastSeenAt
  }
}

async function show(
  context: AgentContext,
  ticketId: string,
  tabId: string,
  activity: Activity | null,
): Promise<true> {
  const agent = await signedIn(context)
  const { app, touchLimit } = context.door
  await touchLimit.take(agent.id)
  await showAgent(app, agent, rowId('Ticket', ticketId), tabId, activity)
  return true
}

async function* watchPresence(
  bell: Doorbell,
  context: AgentContext,
  ticket: Ticket,
): AsyncGenerator<TicketPresence, void, void> {
  const { app, alarm } = context.door
  const { clock } = app
  yield* followPresence({ clock, alarm }, bell, async () => {
    await signedIn(context)
    context.loaders = new Loaders(app.database.manager)
    const { agents, shopper, changesAt } = await findTicketPresence(app, ticket)
    return { seen: { agents, shopper: { ...shopper, profileId: ticket.profileId } }, changesAt }
  })
}
