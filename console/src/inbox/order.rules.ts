import type { InboxSort, InboxView, TicketCardFragment } from '../graphql/generated.js'

type Card = Pick<
  TicketCardFragment,
  'status' | 'bell' | 'waitingSince' | 'lastMessageAt' | 'snoozedUntil' | 'closedAt'
>
type Order = (a: Card, b: Card) => number

/** The server's order of a list, kept while tickets change; in open lists, whoever was escalated stands above all. */
export function inOrder<T extends Card>(tickets: T[], { view, sort }: { view: InboxView; sort: InboxSort }) {
  return [...tickets].sort(orderOf(view, sort))
}

function orderOf(view: InboxView, sort: InboxSort): Order {
  if (view === 'CLOSED') return byClosing
  if (view === 'SNOOZED') return byWaking
  const inGroup = sort === 'ACTIVITY' ? byActivity : byWaiting
  return (a, b) => Number(isEscalated(b)) - Number(isEscalated(a)) || inGroup(a, b)
}

const byActivity: Order = (a, b) => newest(a.lastMessageAt, b.lastMessageAt)

const byClosing: Order = (a, b) => newest(a.closedAt ?? a.lastMessageAt, b.closedAt ?? b.lastMessageAt)

const byWaking: Order = (a, b) => newest(b.snoozedUntil ?? b.lastMessageAt, a.snoozedUntil ?? a.lastMessageAt)

const byWaiting: Order = (a, b) => {
  if (a.waitingSince && b.waitingSince) return newest(b.waitingSince, a.waitingSince)
  if (a.waitingSince || b.waitingSince) return a.waitingSince ? -1 : 1
  return byActivity(a, b)
}

export const isEscalated = ({ status, bell }: Pick<Card, 'status' | 'bell'>) =>
  status === 'OPEN' && bell === 'ESCALATED'

const newest = (a: string, b: string) => Date.parse(b) - Date.parse(a)
