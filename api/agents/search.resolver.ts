import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, Info, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { badInput } from '../../domain/errors.js'
import { searchTickets } from '../../domain/search/search-tickets.js'
import { termsOf } from '../../domain/search/words.rules.js'
import { Ticket } from '../../schema/ticket.js'
import { asksFor } from './asks-for.js'
import { signedIn, type AgentContext } from './context.js'
import { cursor, PageInfo, readCursor, refuseBadLength, type Page } from './pages.js'
import { parseFilter, TicketFilter } from './ticket-filter.type.js'

@ObjectType({ description: 'A part of a text, in UTF-16 units, the end not included.' })
class TextSpan {
  @Field(() => Int)
  from!: number

  @Field(() => Int)
  to!: number
}

@ObjectType({ description: 'A ticket in which everything stands that was searched (R48).' })
class SearchHit {
  @Field(() => Ticket)
  ticket!: Ticket

  @Field(() => Int, {
    nullable: true,
    description:
      'The message or note that holds most of the words. Null: they stand in the shopper’s name or address, or are the ticket’s number.',
  })
  number!: number | null

  @Field(() => String, {
    description:
      'A piece of that message, or the name and address: plain text on one line, about 200 characters.',
  })
  excerpt!: string

  @Field(() => [TextSpan], { description: 'Where in `excerpt` the words stand.' })
  matches!: TextSpan[]
}

@ObjectType()
class SearchEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => SearchHit)
  node!: SearchHit
}

@ObjectType()
class SearchConnection {
  @Field(() => [SearchEdge])
  edges!: SearchEdge[]

  @Field(() => PageInfo, {
    description:
      'A page may be short, or even empty, and have a next one: the search stops after some thousand tickets, and goes on behind `endCursor`.',
  })
  pageInfo!: PageInfo
}

const longestQuery = 200

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      'Tickets in which all these words stand, newest ticket first: in messages of shoppers and agents, in notes, the shopper’s name, e-mail address and phone number, and the ticket’s number (R48). Capitals and accents do not count; of the last word the beginning is enough. One letter alone is no word, and no word finds nothing. What was just written is found some seconds later.',
  })
  async search(
    @Arg('query', () => String, { description: 'At most 200 characters, of which 16 words count.' })
    query: string,
    @Arg('filter', () => TicketFilter, { nullable: true }) filter: TicketFilter | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
    after: string | null | undefined,
    @Ctx() context: AgentContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<SearchHit>> {
    const { accountId } = await signedIn(context)
    refuseBadLength(first)
    if (query.length > longestQuery) throw badInput('query', `At most ${longestQuery} characters.`)
    const { hits, lookedDownTo } = await searchTickets(context.door.app.database.manager, accountId, {
      terms: termsOf(query),
      filter: parseFilter(filter),
      before: after ? readCursor(after, 'search')[1]! : null,
      limit: first,
    })
    await context.loaders.foresee(
      hits.map(({ ticket }) => ticket),
      { withLabels: asksFor(info, 'labels') },
    )
    const edges = hits.map(({ ticket, number, excerpt }) => ({
      cursor: cursorOf(ticket.id),
      node: { ticket, number, excerpt: excerpt.text, matches: excerpt.matches },
    }))
    return {
      edges,
      pageInfo: {
        hasNextPage: lookedDownTo !== null,
        hasPreviousPage: Boolean(after),
        startCursor: edges[0]?.cursor ?? null,
        endCursor: lookedDownTo ? cursorOf(lookedDownTo) : (edges.at(-1)?.cursor ?? null),
      },
    }
  }
}

const cursorOf = (ticketId: string) => cursor('search', '0', ticketId)
