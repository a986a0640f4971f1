import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { findDecisions } from '../../domain/auto-reply/find-decisions.js'
import { AutoReplyDecision } from '../../schema/auto-reply-decision.js'
import { OfficeHours } from '../../schema/office-hours.js'
import { rowId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'
import { cursor, PageInfo, pageOf, readCursor, refuseBadLength, type Page } from './pages.js'
import { findTicket } from './ticket.resolver.js'

@ObjectType()
class AutoReplyDecisionEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => AutoReplyDecision)
  node!: AutoReplyDecision
}

@ObjectType()
class AutoReplyDecisionConnection {
  @Field(() => [AutoReplyDecisionEdge])
  edges!: AutoReplyDecisionEdge[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@Resolver(() => AutoReplyDecision)
export class AutoReplyResolver {
  @Query(() => AutoReplyDecisionConnection, {
    description:
      'What was decided on each message of the shopper, in their order: which automatic reply, or none, and why (R30).',
  })
  async autoReplyDecisions(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
    after: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Page<AutoReplyDecision>> {
    await signedIn(context)
    const ticket = await findTicket(context, rowId('Ticket', ticketId))
    refuseBadLength(first)
    const [number] = after ? readCursor(after) : []
    const place = { after: Number(number ?? 0), limit: first + 1 }
    const rows = await findDecisions(context.door.app.database.manager, ticket, place)
    return pageOf(rows, first, Boolean(after), ({ number, ticketId }) => cursor(String(number), ticketId))
  }

  @FieldResolver(() => OfficeHours, {
    nullable: true,
    description: 'The hours that were asked, as they were then. Null: there were none.',
  })
  officeHours(
    @Root() { accountId, hoursVersion: version }: AutoReplyDecision,
    @Ctx() { loaders }: AgentContext,
  ): Promise<OfficeHours | null> | null {
    return version === null ? null : loaders.officeHours({ accountId, version })
  }
}
