import { computed } from 'vue'
import type { InboxView, TicketFilter } from '../graphql/generated'
import type { Filters } from '../inbox/filters'
import { named, parseSearch } from '../search/parse-search.rules'

type Named = { id: string; name: string }

/** What is searched for, once the names in it are known: words, or, without words, a list that is narrowed down. */
export function useSearchWish(
  typed: () => string,
  filters: () => Filters,
  known: () => { agents: Named[]; labels: Named[]; myId: string },
) {
  const asked = computed(() => parseSearch(typed()))
  const unknown = computed(() => {
    const { agents, labels } = known()
    const { assignee } = asked.value
    const agent = assignee && !isWord(assignee) && !named(agents, assignee) ? [assignee] : []
    return [...agent, ...asked.value.labels.filter((name) => !named(labels, name))]
  })
  const status = computed(() => {
    const chosen = filters().status
    return chosen === 'all' ? asked.value.status : chosen
  })
  const filter = computed<TicketFilter>(() => {
    const { agents, labels, myId } = known()
    const { channel, assignee, labels: chosen, unread } = filters()
    const whose = asked.value.assignee ?? assignee
    const agentId = whose && !isWord(whose) ? (named(agents, whose)?.id ?? whose) : myId
    const labelIds = [...chosen, ...asked.value.labels.flatMap((name) => named(labels, name)?.id ?? [])]
    return {
      ...((asked.value.channel ?? channel) && { channel: asked.value.channel ?? channel }),
      ...(whose && (whose === 'none' ? { unassigned: true } : { assigneeId: agentId })),
      ...(labelIds.length && { labelIds }),
      ...((asked.value.unread || unread) && { unreadOnly: true }),
    }
  })
  const statusFilter = computed(() =>
    status.value ? { status: status.value.toUpperCase() as 'OPEN' | 'SNOOZED' | 'CLOSED' } : {},
  )
  const isAsked = computed(() => typed() !== '' && unknown.value.length === 0)

  return {
    unknown,
    words: computed(() =>
      isAsked.value && asked.value.words
        ? { query: asked.value.words, filter: { ...filter.value, ...statusFilter.value } }
        : null,
    ),
    list: computed(() => {
      if (!isAsked.value || asked.value.words) return null
      const view: InboxView =
        status.value === 'snoozed' ? 'SNOOZED' : status.value === 'closed' ? 'CLOSED' : 'ALL'
      const sort = view === 'SNOOZED' ? ('WAKING' as const) : ('WAITING' as const)
      return { view, sort, filter: filter.value }
    }),
  }
}

const isWord = (assignee: string) => assignee === 'me' || assignee === 'none'
