import { useClientHandle } from '@urql/vue'
import { useI18n } from 'vue-i18n'
import { SnoozeDocument, WakeDocument, type TicketCardFragment } from '../graphql/generated'
import { useFormat } from '../i18n/useFormat'
import { addToast, removeToast } from '../ui/toasts'
import { canUndo } from '../ui/undo'
import type { SnoozeEnd } from './snoozeEnd'

/** Snoozes at once, says until when, and takes it back for a while. */
export function useSnooze() {
  const { client } = useClientHandle()
  const { t } = useI18n()
  const format = useFormat()

  return { snooze, wake }

  /** `undone`: the ticket is back. */
  async function snooze(ticket: TicketCardFragment, end: SnoozeEnd, undone = () => {}) {
    const { data, error } = await client.mutation(SnoozeDocument, { ticketId: ticket.id, ...end }).toPromise()
    if (error || !data) return tellFailed(ticket, end, undone)
    const undo = () => {
      forget()
      removeToast(toast)
      void wake(ticket)
      undone()
    }
    const forget = canUndo(undo)
    const toast = addToast(said(data.snooze.snoozedUntil, end), {
      until: Date.now() + 10_000,
      actions: [{ label: () => t('act.undo'), run: undo }],
    })
  }

  function said(until: string | null, end: SnoozeEnd) {
    if ('untilEvent' in end && end.untilEvent === 'SHOPPER_WRITES') return t('toast.snoozedForShopper')
    return t('toast.snoozed', { when: until ? format.dateTime(until) : '' })
  }

  async function wake(ticket: TicketCardFragment) {
    const { error } = await client.mutation(WakeDocument, { ticketId: ticket.id }).toPromise()
    if (error) addToast(t('toast.wakeFailed', { name: ticket.profile.name }), { kind: 'error' })
  }

  function tellFailed(ticket: TicketCardFragment, end: SnoozeEnd, undone: () => void) {
    const failed = addToast(t('toast.snoozeFailed', { name: ticket.profile.name }), {
      kind: 'error',
      actions: [
        { label: () => t('act.retry'), run: () => (removeToast(failed), void snooze(ticket, end, undone)) },
      ],
    })
  }
}
