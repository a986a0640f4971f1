import { useClientHandle } from '@urql/vue'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  LabelsDocument,
  LabelTicketDocument,
  UnlabelTicketDocument,
  type TicketCardFragment,
} from '../graphql/generated'
import { addToast, removeToast } from '../ui/toasts'

/** The labels of the account, and putting them on a ticket (R49). */
export function useLabelling() {
  const handle = useClientHandle()
  const { t } = useI18n()
  const all = handle.useQuery({ query: LabelsDocument })

  return { labels: computed(() => all.data.value?.labels ?? []), toggle }

  async function toggle(ticket: TicketCardFragment, label: { id: string; name: string }, on: boolean) {
    const variables = { ticketId: ticket.id, labelIds: [label.id] }
    const { error } = await handle.client
      .mutation(on ? LabelTicketDocument : UnlabelTicketDocument, variables)
      .toPromise()
    if (!error) return
    const failed = addToast(t('toast.labelFailed', { label: label.name, name: ticket.profile.name }), {
      kind: 'error',
      actions: [
        { label: () => t('act.retry'), run: () => (removeToast(failed), void toggle(ticket, label, on)) },
      ],
    })
  }
}
