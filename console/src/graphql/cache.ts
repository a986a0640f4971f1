import { cacheExchange, type Cache } from '@urql/exchange-graphcache'
import {
  InboxDocument,
  type InboxChangesSubscription,
  type InboxQuery,
  type InboxQueryVariables,
  type InboxView,
  type AddNoteMutation,
  type ReplyMutation,
  type SignInMutation,
  type TicketCardFragment,
  type TicketUpdatesSubscription,
} from './generated'

const withoutKey = () => null

/** One copy of each ticket for list, thread and bell; live events write here and every view follows. */
export const createCache = () =>
  cacheExchange({
    possibleTypes: { ThreadEntry: ['Message', 'Note', 'TicketEvent'] },
    keys: {
      TicketConnection: withoutKey,
      TicketEdge: withoutKey,
      PageInfo: withoutKey,
      InboxCounts: withoutKey,
      InboxChange: withoutKey,
      Thread: withoutKey,
      TicketUpdate: withoutKey,
      ProfileEventConnection: withoutKey,
      ProfileEventEdge: withoutKey,
      DeskStatus: withoutKey,
      OfficeWeek: withoutKey,
      Interval: withoutKey,
      DatedException: withoutKey,
      AgentCan: withoutKey,
      Offer: withoutKey,
      AuditEntryConnection: withoutKey,
      AuditEntryEdge: withoutKey,
      OfficeHoursSimulation: withoutKey,
      HoursWarning: withoutKey,
      TeamChange: withoutKey,
      SentInvitation: withoutKey,
    },
    updates: {
      Mutation: {
        signIn(result: SignInMutation, _args, cache) {
          cache.link('Query', 'me', result.signIn as never)
        },
        reply(result: ReplyMutation, args: { ticketId: string }, cache) {
          appendEntries(cache, args.ticketId, [result.reply])
        },
        addNote(result: AddNoteMutation, args: { ticketId: string }, cache) {
          appendEntries(cache, args.ticketId, [result.addNote])
        },
      },
      Subscription: {
        inboxChanges(result: InboxChangesSubscription, _args, cache) {
          if (result.inboxChanges.ticket) placeTicket(cache, result.inboxChanges.ticket)
        },
        ticketUpdates(result: TicketUpdatesSubscription, _args, cache) {
          const { ticket, entries } = result.ticketUpdates
          if (entries.length) appendEntries(cache, ticket.id, entries)
        },
      },
    },
    optimistic: {
      markRead: (args: { ticketId: string; upTo: number }) => ({
        __typename: 'Ticket',
        id: args.ticketId,
        readUpTo: args.upTo,
        unreadCount: 0,
      }),
      assign: (args: { ticketId: string; agentId?: string | null }, cache) => {
        const agent = { __typename: 'Agent', id: args.agentId }
        const name = args.agentId ? cache.resolve(agent as never, 'name') : null
        return {
          __typename: 'Ticket',
          id: args.ticketId,
          assignee: name ? { ...agent, name } : null,
        } as never
      },
    },
  })

/** Adds the ticket to the lists it now belongs to and takes it out of the others; each list orders itself. */
function placeTicket(cache: Cache, ticket: TicketCardFragment) {
  const me = cache.resolve('Query', 'me')
  const mine = ticket.assignee !== null && cache.keyOfEntity(ticket.assignee as never) === me
  for (const field of cache.inspectFields('Query')) {
    if (field.fieldName !== 'inbox') continue
    const variables = field.arguments as InboxQueryVariables
    const belongs = belongsTo(variables.view, ticket, mine)
    cache.updateQuery({ query: InboxDocument, variables }, (list) => {
      if (!list) return null
      const edges = list.inbox.edges
      if (edges.some((edge) => edge.node.id === ticket.id)) {
        return belongs
          ? null
          : withEdges(
              list,
              edges.filter((edge) => edge.node.id !== ticket.id),
            )
      }
      if (!belongs || variables.after) return null
      const edge = { __typename: 'TicketEdge', cursor: '', node: ticket }
      return withEdges(list, [edge, ...edges])
    })
  }
}

const withEdges = (list: InboxQuery, edges: InboxQuery['inbox']['edges']): InboxQuery => ({
  ...list,
  inbox: { ...list.inbox, edges },
})

function belongsTo(view: InboxView, ticket: TicketCardFragment, mine: boolean) {
  switch (view) {
    case 'ALL':
      return ticket.status === 'OPEN'
    case 'MINE':
      return ticket.status === 'OPEN' && mine
    case 'UNASSIGNED':
      return ticket.status === 'OPEN' && !ticket.assignee
    case 'SNOOZED':
      return ticket.status === 'SNOOZED'
    case 'CLOSED':
      return ticket.status === 'CLOSED'
  }
}

/** Entries are numbered without gaps, so a doubled delivery is one that is already there. */
function appendEntries(cache: Cache, ticketId: string, entries: { id: string; number: number }[]) {
  const ticket = cache.keyOfEntity({ __typename: 'Ticket', id: ticketId })
  if (!ticket) return
  for (const field of cache.inspectFields(ticket)) {
    if (field.fieldName !== 'thread' || field.arguments?.before) continue
    const thread = cache.resolve(ticket, field.fieldKey) as string
    const known = cache.resolve(thread, 'entries') as string[] | null
    if (!known) continue
    const added = entries
      .map((entry) => cache.keyOfEntity(entry as never)!)
      .filter((key) => !known.includes(key))
    if (added.length) cache.link(thread, 'entries', [...known, ...added])
  }
}
