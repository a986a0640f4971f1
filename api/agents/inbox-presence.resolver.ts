import { Field, FieldResolver, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql'
import type { PresenceAtTicket as Presence } from '../../domain/ticket-presence/find-inbox-presence.js'
import { globalId } from '../global-id.js'
import type { Doorbell } from '../live/doorbells.js'
import { followInboxPresence, type InboxPresenceNews } from '../live/inbox-presence-stream.js'
import { stream } from '../live/stream.js'
import { signedIn, type AgentContext } from './context.js'
import { TicketPresence } from './ticket-presence.resolver.js'

@ObjectType({ description: 'Who is with a ticket of the account.' })
class PresenceAtTicket implements Presence {
  ticketId!: string
  profileId!: string
  agents!: Presence['agents']
  shopper!: Presence['shopper']
}

@ObjectType({ description: 'Who is with the tickets of the account (R51).' })
class InboxPresence implements InboxPresenceNews {
  @Field(() => Boolean, {
    description:
      'True for the first one: these are all, and nobody is with any other ticket. False: these have changed.',
  })
  isWhole!: boolean

  @Field(() => [PresenceAtTicket], {
    description:
      'Tickets that agents have before their eyes, and open and snoozed ones of shoppers who are here. One that everybody has left comes once more, without anybody.',
  })
  tickets!: PresenceAtTicket[]
}

@Resolver(() => PresenceAtTicket)
export class InboxPresenceResolver {
  @Subscription(() => InboxPresence, {
    description:
      'Who is with which ticket of the account, for a list: all of it at once, then each ticket at which that changes or fades, told together every 200 milliseconds at most (R51). Ephemeral like `ticketPresence`; of more than 2,000 signs of life at a time, those that fade first are not told. After a reconnect it begins anew with `isWhole`.',
    subscribe: async ({ context }: { context: AgentContext }) => {
      const { accountId } = await signedIn(context)
      const bell = context.door.doorbells.open(`inbox-presence:${accountId}`)
      return stream(bell, watchInboxPresence(bell, context))
    },
  })
  inboxPresence(@Root() presence: InboxPresence): InboxPresence {
    return presence
  }

  @FieldResolver(() => ID, { description: 'Id of the ticket.' })
  ticketId(@Root() { ticketId }: PresenceAtTicket): string {
    return globalId('Ticket', ticketId)
  }

  @FieldResolver(() => TicketPresence)
  presence(@Root() { agents, shopper, profileId }: PresenceAtTicket): TicketPresence {
    return { agents, shopper: { ...shopper, profileId } }
  }
}

async function* watchInboxPresence(
  bell: Doorbell,
  context: AgentContext,
): AsyncGenerator<InboxPresence, void, void> {
  const { app, alarm, inboxLooks } = context.door
  const { clock } = app
  yield* followInboxPresence({ clock, alarm }, bell, async (isFirst) => {
    const { accountId } = await signedIn(context)
    const look = await inboxLooks.at(accountId, { isFresh: isFirst })
    context.loaders = look.loaders
    return look
  })
}
