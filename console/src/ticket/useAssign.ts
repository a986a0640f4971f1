import { useClientHandle } from '@urql/vue'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { AgentsDocument, AssignTicketDocument, type TicketCardFragment } from '../graphql/generated'
import { addToast, removeToast } from '../ui/toasts'

export function useAssign() {
  const handle = useClientHandle()
  const { t } = useI18n()
  const agents = handle.useQuery({ query: AgentsDocument })

  return { agents: computed(() => agents.data.value?.agents ?? []), assign }

  async function assign(ticket: TicketCardFragment, agentId: string | null) {
    if ((ticket.assignee?.id ?? null) === agentId) return
    const { error } = await handle.client
      .mutation(AssignTicketDocument, { ticketId: ticket.id, agentId })
      .toPromise()
    if (!error) return
    const failed = addToast(t('toast.assignFailed', { name: ticket.profile.name }), {
      kind: 'error',
      actions: [
        { label: () => t('act.retry'), run: () => (removeToast(failed), void assign(ticket, agentId)) },
      ],
    })
  }
}
