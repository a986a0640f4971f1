import { useClientHandle } from '@urql/vue'
import { useI18n } from 'vue-i18n'
import { OnItDocument, type TicketCardFragment } from '../graphql/generated'
import { addToast, removeToast } from '../ui/toasts'

/** “On it” (R59): the bell is silent for a while, and the team sees who is at work. */
export function useOnIt() {
  const { client } = useClientHandle()
  const { t } = useI18n()
  return async function onIt(ticket: TicketCardFragment) {
    const { error } = await client.mutation(OnItDocument, { ticketId: ticket.id }).toPromise()
    if (!error) return
    const failed = addToast(t('toast.onItFailed', { name: ticket.profile.name }), {
      kind: 'error',
      actions: [{ label: () => t('act.retry'), run: () => (removeToast(failed), void onIt(ticket)) }],
    })
  }
}
