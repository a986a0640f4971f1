import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { badInput } from '../../domain/errors.js'
import { cursorOf, findFeed, placeOf, type FeedPlace } from '../../domain/feed/find-feed.js'
import { findThreadAfter, type ThreadEntry as Entry } from '../../domain/ticket/find-thread.js'
import { Agent } from '../../schema/agent.js'
import { FeedEvent } from '../../schema/feed.js'
import { Ticket } from '../../schema/ticket.js'
import { globalId, rowId } from '../global-id.js'
import type { Doorbell } from '../live/doorbells.js'
import { followFeed } from '../live/feed-stream.js'
import { Loaders } from '../live/loaders.js'
import { stream } from '../live/stream.js'
import { signedIn, type AgentContext } from './context.js'
import { PageInfo, pageOf, refuseBadLength } from './pages.js'
import { findTicket } from './ticket.resolver.js'
import { ThreadEntry } from './ticket.types.js'

@ObjectType({ description: 'What happened in a ticket, from a number on.' })
class TicketEvents {
  @Field(() => [ThreadEntry], { description: 'In order and without gaps.' })
  entries!: Entry[]

  @Field(() => Boolean, { description: 'Whether there is more: ask again behind the last one’s number.' })
  hasMore!: boolean
}

@ObjectType()
class FeedEventEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => FeedEvent)
  node!: FeedEvent
}

@ObjectType()
class FeedEventConnection {
  @Field(() => [FeedEventEdge])
  edges!: FeedEventEdge[]

  @Field(() => PageInfo, {
    description:
      '`endCursor` of an empty page is the `after` that was asked: keep it, and ask again with it.',
  })
  pageInfo!: PageInfo

  @Field(() => String, {
    nullable: true,
    description: 'Behind it is what happens from now on. Null: nothing has happened yet.',
  })
  newestCursor!: string | null
}

@ObjectType({ description: 'What happened in the account since the last update.' })
class FeedUpdate {
  @Field(() => Boolean, {
    description:
      'True: too much was missed to be replayed here. Ask the query `inboxEvents` from your own cursor up to `cursor`.',
  })
  refetch!: boolean

  @Field(() => [FeedEvent], { description: 'In order and without gaps (R74).' })
  events!: FeedEvent[]

  @Field(() => String, {
    description: 'Keep it when you have done with `events`: with it as `after` you miss nothing.',
  })
  cursor!: string
}

@Resolver()
export class FeedResolver {
  @Query(() => TicketEvents, {
    description:
      'Messages, notes and events of a ticket behind a number, oldest first: `ticketUpdates` without the waiting (R74).',
  })
  async ticketEvents(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('after', () => Int, { defaultValue: 0, description: 'Number of the last one that you have.' })
    after: number,
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Ctx() context: AgentContext,
  ): Promise<TicketEvents> {
    await signedIn(context)
    refuseBadLength(first)
    if (after < 0) throw badInput('after', '0 or more.')
    const { id } = await findTicket(context, rowId('Ticket', ticketId))
    const entries = await findThreadAfter(context.door.app.database.manager, id, after, first + 1)
    return { entries: entries.slice(0, first), hasMore: entries.length > first }
  }

  @Query(() => FeedEventConnection, {
    description:
      'Everything that happens in the tickets of the account, oldest first and without gaps (R74). Kept for 30 days. FEED_EXPIRED for a cursor from before that, or from before a restored backup: `oldest` and `newest` of the refusal are cursors from which to go on.',
  })
  async inboxEvents(
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last one that you have. Left out: from the oldest that is kept.',
    })
    after: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<FeedEventConnection> {
    const { accountId } = await signedIn(context)
    refuseBadLength(first)
    const { events, newest } = await findFeed(context.door.app.database.manager, accountId, {
      after: readPlace(after),
      limit: first + 1,
    })
    const epoch = newest?.epoch ?? ''
    const page = pageOf(events, first, Boolean(after), ({ number }) => cursorOf({ epoch, number }))
    page.pageInfo.endCursor ??= after ?? null
    return { ...page, newestCursor: newest && cursorOf(newest) }
  }

  @Subscription(() => FeedUpdate, {
    name: 'inboxEvents',
    description:
      'Replays everything that happened behind `after`, in order and without gaps, then goes live (R74). FEED_EXPIRED as for the query.',
    subscribe: async ({ args, context }: { args: { after?: string | null }; context: AgentContext }) => {
      const { accountId } = await signedIn(context)
      const after = readPlace(args.after)
      if (after) await findFeed(context.door.app.database.manager, accountId, { after, limit: 1 })
      const bell = context.door.doorbells.open(`feed:${accountId}`)
      return stream(bell, withSession(bell, context, accountId, after))
    },
  })
  inboxEventsLive(
    @Arg('after', () => String, {
      nullable: true,
      description: '`cursor` of the last update that you have. Left out: from the oldest that is kept.',
    })
    _after: string | null | undefined,
    @Root() update: FeedUpdate,
  ): FeedUpdate {
    return update
  }
}

@Resolver(() => FeedEvent)
export class FeedEventResolver {
  @FieldResolver(() => ID)
  ticketId(@Root() { ticketId }: FeedEvent): string {
    return globalId('Ticket', ticketId)
  }

  @FieldResolver(() => Ticket, { nullable: true, description: 'As it is now; null: it has been deleted.' })
  ticket(@Root() { ticketId }: FeedEvent, @Ctx() { loaders }: AgentContext): Promise<Ticket | null> {
    return loaders.ticketIfAny(ticketId)
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who did it, or whom it concerns: see the kind.',
  })
  agent(@Root() { agentId }: FeedEvent, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> | null {
    return agentId === null ? null : loaders.agent(agentId)
  }

  @FieldResolver(() => ThreadEntry, {
    nullable: true,
    description: 'What stands at `ticketNumber` in the thread; null: it has been deleted.',
  })
  entry(@Root() event: FeedEvent, @Ctx() { loaders }: AgentContext): Promise<Entry | null> {
    return loaders.entry({ ticketId: event.ticketId, number: event.ticketNumber })
  }
}

function readPlace(after: string | null | undefined): FeedPlace | null {
  if (after == null) return null
  const place = placeOf(after)
  if (!place) throw badInput('after', 'This is not a cursor of this list.')
  return place
}

/** Whose session has ended hears nothing more. */
async function* withSession(
  bell: Doorbell,
  context: AgentContext,
  accountId: string,
  after: FeedPlace | null,
): AsyncGenerator<FeedUpdate, void, void> {
  for await (const { upTo, ...news } of followFeed(context.door.app, bell, accountId, after)) {
    await signedIn(context)
    context.loaders = new Loaders(context.door.app.database.manager)
    yield { ...news, cursor: cursorOf(upTo) }
  }
}
