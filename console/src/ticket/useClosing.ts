import { stringifyDocument, useClientHandle } from '@urql/vue'
import { computed, onScopeDispose, shallowReactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { CloseTicketDocument, type TicketCardFragment } from '../graphql/generated'
import { useInboxChanges } from '../graphql/useInboxChanges'
import { addToast, removeToast } from '../ui/toasts'
import { canUndo } from '../ui/undo'
import { useNow } from '../ui/useNow'

const UNDO_MS = 10_000

type Closing = {
  ticket: TicketCardFragment
  timer: ReturnType<typeof setTimeout>
  toast: number
  undone: () => void
  forgetUndo: () => void
  /** On its way to the server: too late to undo. */
  sent: boolean
}

/**
 * Closing is final for the server, so the ten seconds to undo are spent here: the close is sent when they are over or
 * the page goes away, and dropped when the shopper writes meanwhile.
 */
export function useClosing() {
  const { client } = useClientHandle()
  const { t } = useI18n()
  const now = useNow()
  const closings = shallowReactive(new Map<string, Closing>())

  useInboxChanges({ changed: dropIfWritten })
  addEventListener('pagehide', sendAllAndGo)
  onScopeDispose(() => {
    removeEventListener('pagehide', sendAllAndGo)
    sendAllAndGo()
  })

  return {
    /** Tickets that are as good as closed: lists leave them out. */
    closingIds: computed(() => new Set(closings.keys())),
    close,
    /** For whoever signs out: afterwards nobody may close anything. */
    sendAll: () => Promise.all(unsent().map(send)),
  }

  /** `undone`: it stays open after all. */
  function close(ticket: TicketCardFragment, undone = () => {}) {
    if (closings.has(ticket.id) || ticket.status === 'CLOSED') return
    const until = Date.now() + UNDO_MS
    const secondsLeft = () => (now.value, Math.max(0, Math.ceil((until - Date.now()) / 1_000)))
    const toast = addToast(t('toast.closed'), {
      until: null,
      actions: [{ label: () => t('toast.undoIn', { s: secondsLeft() }), run: () => undo(ticket.id) }],
    })
    const timer = setTimeout(() => send(ticket), UNDO_MS)
    const forgetUndo = canUndo(() => undo(ticket.id))
    closings.set(ticket.id, { ticket, toast, timer, undone, forgetUndo, sent: false })
  }

  function undo(ticketId: string) {
    if (!closings.get(ticketId)?.sent) end(ticketId)?.undone()
  }

  function end(ticketId: string) {
    const closing = closings.get(ticketId)
    if (!closing) return undefined
    clearTimeout(closing.timer)
    removeToast(closing.toast)
    closing.forgetUndo()
    closings.delete(ticketId)
    return closing
  }

  function unsent() {
    return [...closings.values()].filter(({ sent }) => !sent).map(({ ticket }) => ticket)
  }

  async function send(ticket: TicketCardFragment) {
    const closing = closings.get(ticket.id)
    if (closing) {
      clearTimeout(closing.timer)
      removeToast(closing.toast)
      closing.forgetUndo()
      closing.sent = true
    }
    const { error } = await client.mutation(CloseTicketDocument, { ticketId: ticket.id }).toPromise()
    end(ticket.id)
    if (!error) return
    const failed = addToast(t('toast.closeFailed', { name: ticket.profile.name }), {
      kind: 'error',
      actions: [{ label: () => t('act.retry'), run: () => (removeToast(failed), void send(ticket)) }],
    })
  }

  function dropIfWritten(changed: TicketCardFragment) {
    const closing = closings.get(changed.id)
    if (!closing) return
    if (changed.status === 'CLOSED') return void end(changed.id)
    if (closing.sent) return
    const wrote = changed.lastAuthor === 'SHOPPER' && changed.lastMessageAt > closing.ticket.lastMessageAt
    if (!wrote) return
    end(changed.id)
    addToast(t('toast.closeCancelled', { name: changed.profile.name }))
  }

  // A page that is going away waits for nothing: `keepalive` lets the request outlive it.
  function sendAllAndGo() {
    for (const { id: ticketId } of unsent()) {
      end(ticketId)
      const body = JSON.stringify({ query: stringifyDocument(CloseTicketDocument), variables: { ticketId } })
      const headers = { 'content-type': 'application/json' }
      void fetch('/graphql', { method: 'POST', keepalive: true, headers, body })
    }
  }
}
