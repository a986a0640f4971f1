import { cacheExchange, type Cache } from '@urql/exchange-graphcache'
import { belongsTo } from './belongs.rules'
import {
  InboxDocument,
  type InboxChangesSubscription,
  type InboxQueryVariables,
  type AddNoteMutation,
  type AssignTicketsMutation,
  type CloseTicketsMutation,
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
      FollowUpConnection: withoutKey,
      FollowUpEdge: withoutKey,
      InboxPresence: withoutKey,
      PresenceAtTicket: withoutKey,
      SearchConnection: withoutKey,
      SearchEdge: withoutKey,
      SearchHit: withoutKey,
      TextSpan: withoutKey,
      TicketResult: withoutKey,
      TicketRefusal: withoutKey,
      InboxChange: withoutKey,
      Thread: withoutKey,
      TicketUpdate: withoutKey,
      TicketSms: withoutKey,
      TextLength: withoutKey,
      TicketPresence: withoutKey,
      DraftChange: withoutKey,
      Reminder: withoutKey,
      ReminderConnection: withoutKey,
      ReminderEdge: withoutKey,
      AutoReplyDecision: withoutKey,
      AutoReplyDecisionConnection: withoutKey,
      AutoReplyDecisionEdge: withoutKey,
      FilledReply: withoutKey,
      MissingValue: withoutKey,
      AgentAtTicket: withoutKey,
      ShopperPresence: withoutKey,
      ProfileEventConnection: withoutKey,
      ProfileEventEdge: withoutKey,
      ProfileEventDetails: withoutKey,
      ProfileIdentity: withoutKey,
      Shopify: withoutKey,
      ShopifyConnection: withoutKey,
      Order: withoutKey,
      OrderItem: withoutKey,
      Money: withoutKey,
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
      AuditChange: withoutKey,
      ToldWebhook: withoutKey,
      WebhookDeliveryConnection: withoutKey,
      WebhookDeliveryEdge: withoutKey,
      WebhookAttempt: withoutKey,
      AddedIdentityKey: withoutKey,
      ToldApiKey: withoutKey,
      TeamChange: withoutKey,
      SentInvitation: withoutKey,
      WaitingNow: withoutKey,
      AgentLoad: withoutKey,
      ReplyTimes: withoutKey,
      AgentReplyTimes: withoutKey,
      ReplyTime: withoutKey,
      RepliesWithin: withoutKey,
      CloseTimes: withoutKey,
      Volume: withoutKey,
    },
    updates: {
      Mutation: {
        signIn(result: SignInMutation, _args, cache) {
          cache.link('Query', 'me', result.signIn as never)
        },
        closeTickets(result: CloseTicketsMutation, _args, cache) {
          for (const { ticket } of result.closeTickets) if (ticket) placeTicket(cache, ticket)
        },
        assignTickets(result: AssignTicketsMutation, _args, cache) {
          for (const { ticket } of result.assignTickets) if (ticket) placeTicket(cache, ticket)
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
      snooze: (args: { ticketId: string }) => ({
        __typename: 'Ticket',
        id: args.ticketId,
        status: 'SNOOZED',
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

/**
 * Adds the ticket to the lists it now belongs to and takes it out of the others; each list orders itself. What has been
 * read stays among the unread until the list is asked for again: it may be the one before somebody's eyes.
 */
function placeTicket(cache: Cache, ticket: TicketCardFragment) {
  const myId = cache.resolve(cache.resolve('Query', 'me') as string, 'id') as string | null
  const key = cache.keyOfEntity(ticket as never)
  addToProfile(cache, ticket, key)
  for (const field of cache.inspectFields('Query')) {
    if (field.fieldName !== 'inbox') continue
    const variables = field.arguments as InboxQueryVariables
    const isListed = holds(cache, field.fieldKey, key)
    const filter = isListed ? { ...variables.filter, unreadOnly: null } : variables.filter
    const belongs = belongsTo({ ...variables, filter }, ticket, myId)
    if (belongs === isListed || (belongs && variables.after)) continue
    cache.updateQuery({ query: InboxDocument, variables }, (list) => {
      if (!list) return null
      const others = list.inbox.edges.filter((edge) => edge.node.id !== ticket.id)
      const edge = { __typename: 'TicketEdge' as const, cursor: '', node: ticket }
      return { ...list, inbox: { ...list.inbox, edges: belongs ? [edge, ...others] : others } }
    })
  }
}

/** A shopper’s other ticket says that it is there also to whoever has the first one open (R11). */
function addToProfile(cache: Cache, { profile }: TicketCardFragment, key: string | null) {
  const owner = cache.keyOfEntity(profile as never)
  const known = owner && (cache.resolve(owner, 'tickets') as string[] | null)
  if (known && key && !known.includes(key)) cache.link(owner, 'tickets', [key, ...known])
}

// By its keys alone: a list of two thousand is not read whole for each change.
function holds(cache: Cache, fieldKey: string, ticketKey: string | null) {
  const edges = cache.resolve(cache.resolve('Query', fieldKey) as string, 'edges') as string[] | null
  return (edges ?? []).some((edge) => cache.resolve(edge, 'node') === ticketKey)
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
