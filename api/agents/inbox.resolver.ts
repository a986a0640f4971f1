import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Int, Query, Resolver, Root, Subscription } from 'type-graphql'
import {
  countInbox,
  findInbox,
  placeOf,
  sortOf,
  type InboxSort as Sort,
  type InboxView as View,
} from '../../domain/ticket/find-inbox.js'
import type { Ticket } from '../../schema/ticket.js'
import { offer } from '../live/shared-answers.js'
import { stream } from '../live/stream.js'
import type { Doorbell } from '../live/doorbells.js'
import { asksFor } from './asks-for.js'
import { signedIn, type AgentContext } from './context.js'
import { cursor, pageOf, readCursor, refuseBadLength, type Page } from './pages.js'
import { parseFilter, TicketFilter } from './ticket-filter.type.js'
import { InboxChange, InboxCounts, InboxSort, InboxView, TicketConnection } from './ticket.types.js'

@Resolver()
export class InboxResolver {
  @Query(() => TicketConnection, {
    description:
      'The tickets of one view (R48). BAD_INPUT with `sort` for WAKING in a view of tickets that do not sleep; a cursor is good for the sort that it came from.',
  })
  async inbox(
    @Arg('view', () => InboxView, { defaultValue: 'all' }) view: View,
    @Arg('sort', () => InboxSort, {
      nullable: true,
      description: 'Left out: WAKING for SNOOZED, and WAITING for all others.',
    })
    wished: Sort | null | undefined,
    @Arg('filter', () => TicketFilter, {
      nullable: true,
      description: 'With `status`, ALL, MINE and UNASSIGNED show tickets of that instead of open ones.',
    })
    filter: TicketFilter | null | undefined,
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
    after: string | null | undefined,
    @Ctx() context: AgentContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Ticket>> {
    const agent = await signedIn(context)
    refuseBadLength(first)
    const sort = wished ?? sortOf(view)
    const [position, id] = after ? readCursor(after, sort) : []
    const place = position && id ? { position, id } : null
    const rows = await findInbox(context.door.app.database.manager, agent, {
      view,
      sort,
      filter: parseFilter(filter),
      after: place,
      limit: first + 1,
    })
    await context.loaders.foresee(rows, { withLabels: asksFor(info, 'labels') })
    return pageOf(rows, first, Boolean(after), (ticket) => {
      const { position, id } = placeOf(ticket, sort)
      return cursor(sort, position, id)
    })
  }

  @Query(() => InboxCounts)
  async inboxCounts(@Ctx() context: AgentContext): Promise<InboxCounts> {
    return countInbox(context.door.app.database.manager, await signedIn(context))
  }

  @Subscription(() => InboxChange, {
    description:
      'Each ticket of the account that changes, as it is now. Begins with `refetch`. A slow reader gets fewer, newer ones.',
    subscribe: async ({ context }: { context: AgentContext }) => {
      const { accountId } = await signedIn(context)
      const bell = context.door.doorbells.open(`account:${accountId}`)
      // What happened since the lists were read, and before this was listened to, nobody has told.
      bell.miss()
      return stream(bell, watchInbox(bell, context))
    },
  })
  inboxChanges(@Root() change: InboxChange): InboxChange {
    return change
  }
}

async function* watchInbox(bell: Doorbell, context: AgentContext): AsyncGenerator<InboxChange, void, void> {
  for (;;) {
    const rung = await bell.rung()
    if (!rung) return
    const { role } = await signedIn(context)
    if (rung.missed) yield { refetch: true, ticket: null }
    for (const ring of rung.rings) {
      const ticket = await ring.ticket()
      context.loaders = ring.loaders
      if (ticket) yield ring.once(`inboxChanges for ${role}`, () => offer({ refetch: false, ticket }))
    }
  }
}
