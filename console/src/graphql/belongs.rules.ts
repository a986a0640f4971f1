import type { InboxQueryVariables, TicketCardFragment } from './generated.js'

export type InboxWish = Pick<InboxQueryVariables, 'view' | 'filter'>
type Card = Pick<TicketCardFragment, 'status' | 'channel' | 'assignee' | 'labels' | 'unreadCount' | 'wokenAt'>

/** Whether the list that was asked for so holds this ticket: what the server would say, for changes that come live. */
export function belongsTo({ view, filter }: InboxWish, ticket: Card, myId: string | null) {
  return isInView(view, ticket, myId) && passes(filter ?? {}, ticket)
}

function isInView(view: InboxWish['view'], { status, assignee }: Card, myId: string | null) {
  switch (view) {
    case 'ALL':
      return status === 'OPEN'
    case 'MINE':
      return status === 'OPEN' && assignee !== null && assignee.id === myId
    case 'UNASSIGNED':
      return status === 'OPEN' && !assignee
    case 'SNOOZED':
      return status === 'SNOOZED'
    case 'CLOSED':
      return status === 'CLOSED'
  }
}

function passes(filter: NonNullable<InboxWish['filter']>, ticket: Card) {
  const { channel, assigneeId, unassigned, labelIds, unreadOnly } = filter
  if (channel && ticket.channel !== channel) return false
  if (assigneeId && ticket.assignee?.id !== assigneeId) return false
  if (unassigned && ticket.assignee) return false
  if (unreadOnly && !isUnread(ticket)) return false
  return (labelIds ?? []).every((id) => ticket.labels.some((label) => label.id === id))
}

/** Back from snooze counts as well, until somebody has looked. */
export const isUnread = ({ unreadCount, wokenAt }: Pick<Card, 'unreadCount' | 'wokenAt'>) =>
  unreadCount > 0 || wokenAt !== null
