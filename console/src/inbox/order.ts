import type { InboxSort, InboxView, TicketCardFragment } from '../graphql/generated'

type Order = (a: TicketCardFragment, b: TicketCardFragment) => number

/** The server's order of a view, kept while tickets change: waiting longest, or newest activity, closed by closing. */
export function inOrder(tickets: TicketCardFragment[], view: InboxView, sort: InboxSort) {
  const order =
    view === 'CLOSED' ? byClosing : sort === 'ACTIVITY' || view === 'SNOOZED' ? byActivity : byWaiting
  return [...tickets].sort(order)
}

const byActivity: Order = (a, b) => newest(a.lastMessageAt, b.lastMessageAt)

const byClosing: Order = (a, b) => newest(a.closedAt ?? a.lastMessageAt, b.closedAt ?? b.lastMessageAt)

const byWaiting: Order = (a, b) => {
  if (a.waitingSince && b.waitingSince) {
    return Number(isEscalated(b)) - Number(isEscalated(a)) || newest(b.waitingSince, a.waitingSince)
  }
  if (a.waitingSince || b.waitingSince) return a.waitingSince ? -1 : 1
  return byActivity(a, b)
}

const isEscalated = (ticket: TicketCardFragment) => ticket.bell === 'ESCALATED'

const newest = (a: string, b: string) => Date.parse(b) - Date.parse(a)
