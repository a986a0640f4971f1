import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { findTicketPresence } from '../../domain/ticket-presence/find-ticket-presence.js'
import { showShopper } from '../../domain/ticket-presence/show-presence.js'
import { Activity } from '../../schema/words/team.js'
import { Uuid } from '../../schema/uuid.js'
import type { Doorbell } from '../live/doorbells.js'
import { followPresence } from '../live/presence-stream.js'
import { stream } from '../live/stream.js'
import { findRunningChat, firstNamesOf } from './chat.js'
import { Chat, Greeter } from './chat.types.js'
import { identified, type ShopperContext } from './context.js'

@ObjectType({ description: 'What the team does in your chat at this moment.' })
class TeamPresence {
  @Field(() => Boolean, { description: 'Somebody of the team is writing.' })
  isWriting!: boolean

  @Field(() => Greeter, { nullable: true, description: 'Who; null: nobody is writing.' })
  greeter!: Greeter | null
}

const nobody: TeamPresence = { isWriting: false, greeter: null }

@Resolver()
export class TeamPresenceResolver {
  @Mutation(() => Boolean, {
    description:
      'You have the chat open. Say it every 10 seconds, while typing every 3, and at once when `isTyping` changes; without that it ends after 25 seconds, typing after 5. BLOCKED: you may look, but not type (see `send`). TOO_MANY_REQUESTS carries `retryAfterSeconds`.',
  })
  async touchChat(
    @Arg('isTyping', () => Boolean) isTyping: boolean,
    @Arg('tabId', () => Uuid, { description: 'Made by you, one for each tab.' }) tabId: string,
    @Ctx() context: ShopperContext,
  ): Promise<boolean> {
    return show(context, tabId, { isTyping })
  }

  @Mutation(() => Boolean, { description: 'This tab shows the chat no more. What other tabs say holds.' })
  async leaveChat(
    @Arg('tabId', () => Uuid, { description: 'As in `touchChat`.' }) tabId: string,
    @Ctx() context: ShopperContext,
  ): Promise<boolean> {
    return show(context, tabId, null)
  }

  @Subscription(() => TeamPresence, {
    description: 'Whether somebody of the team writes in your running chat: at once, and after each change.',
    subscribe: async ({ context }: { context: ShopperContext }) => {
      const { id } = await identified(context)
      const bell = context.door.doorbells.open(`presence:${id}`)
      return stream(bell, watchTeam(bell, context))
    },
  })
  teamPresence(@Root() presence: TeamPresence): TeamPresence {
    return presence
  }
}

@Resolver(() => Chat)
export class PresenceOfChatResolver {
  @FieldResolver(() => TeamPresence, {
    description: 'What the team does at this moment; `teamPresence` tells it live.',
  })
  async team(@Root() { ticketId }: Chat, @Ctx() context: ShopperContext): Promise<TeamPresence> {
    const { seen } = await look(context, ticketId)
    return seen
  }
}

async function show(
  context: ShopperContext,
  tabId: string,
  said: { isTyping: boolean } | null,
): Promise<true> {
  const profile = await identified(context)
  const { app, touchLimit } = context.door
  await touchLimit.take(profile.id)
  await showShopper(app, profile, tabId, said)
  return true
}

async function* watchTeam(bell: Doorbell, context: ShopperContext): AsyncGenerator<TeamPresence, void, void> {
  const { app, alarm } = context.door
  yield* followPresence({ clock: app.clock, alarm }, bell, () => look(context))
}

/** Into the running chat only: what happens behind a closed one is not the shopper's (R15). */
async function look(context: ShopperContext, ticketId?: string) {
  const { app } = context.door
  const profile = await identified(context)
  const chat = await findRunningChat(app.database.manager, profile)
  if (!chat || (ticketId ?? chat.id) !== chat.id) return { seen: nobody, changesAt: null }
  const { agents, changesAt } = await findTicketPresence(app, chat)
  const writer = agents.find(({ activity }) => activity === Activity.WRITING)
  if (!writer) return { seen: nobody, changesAt }
  const firstNames = await firstNamesOf(app.database.manager, [writer])
  const greeter = { firstName: firstNames.get(writer.agentId) ?? '' }
  return { seen: { isWriting: true, greeter }, changesAt }
}
