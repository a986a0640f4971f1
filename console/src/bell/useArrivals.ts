import { onScopeDispose, watch } from 'vue'
import type { TicketCardFragment } from '../graphql/generated'
import { useInboxChanges } from '../graphql/useInboxChanges'
import { preferences } from '../ui/preferences'
import { closeNotice, noticesAreAllowed, showNotice } from './notices'
import { play } from './sounds'

type Surroundings = {
  meId: () => string
  openId: () => string | null
  leads: () => boolean
  quiet: () => boolean
  open: (ticketId: string) => void
}

// Most messages are read before this is over; what is then still unread is worth a notification.
const NOTICE_AFTER_MS = 10_000

/** A sound and, for a hidden tab, a notification when a shopper writes; nothing for the ticket before one's eyes. */
export function useArrivals({ meId, openId, leads, quiet, open }: Surroundings) {
  const known = new Map<string, string>()
  const coming = new Map<string, ReturnType<typeof setTimeout>>()

  useInboxChanges({ changed })
  watch(openId, (id) => id && forget(id))
  onScopeDispose(() => [...coming.keys()].forEach(forget))

  function changed(ticket: TicketCardFragment) {
    if (ticket.unreadCount === 0 || ticket.status === 'CLOSED') return forget(ticket.id)
    const isNew = ticket.lastAuthor === 'SHOPPER' && known.get(ticket.id) !== ticket.lastMessageAt
    if (!isNew) return
    known.set(ticket.id, ticket.lastMessageAt)
    const seen = document.visibilityState === 'visible' && ticket.id === openId()
    if (seen || !concernsMe(ticket) || !leads() || quiet()) return
    if (preferences.sound !== 'none') play('message')
    if (document.visibilityState === 'visible' || !noticesAreAllowed()) return
    clearTimeout(coming.get(ticket.id))
    coming.set(
      ticket.id,
      setTimeout(() => {
        coming.delete(ticket.id)
        showNotice(ticket.id, ticket.profile.name, ticket.preview, () => open(ticket.id))
      }, NOTICE_AFTER_MS),
    )
  }

  function concernsMe({ assignee }: TicketCardFragment) {
    return preferences.sound === 'all' || !assignee || assignee.id === meId()
  }

  function forget(ticketId: string) {
    clearTimeout(coming.get(ticketId))
    coming.delete(ticketId)
    closeNotice(ticketId)
  }
}
