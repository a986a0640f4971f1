import { computed } from 'vue'
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router'
import type { Channel, InboxSort, InboxView, TicketFilter } from '../graphql/generated'
import type { Filters, StatusName } from '../inbox/filters'
import { useViews, type ViewName } from './useViews'

const STATUSES = ['open', 'snoozed', 'closed'] as const
const CHANNELS: Channel[] = ['CHAT', 'SMS']

/** What the address says about which tickets of a view are looked at, and what to ask the server for that. */
export function useFilters(myId: () => string) {
  const route = useRoute()
  const router = useRouter()
  const { view, sort, query } = useViews()

  const filters = computed(() => read(route.query, view.value))
  const isScoped = computed(() => view.value === 'mine' || view.value === 'unassigned')
  const wish = computed(() => wishOf(view.value, filters.value, myId()))

  return {
    filters,
    /** What the inbox is asked for. */
    wish: computed(() => ({ ...wish.value, sort: sortOf(wish.value.view, sort.value) })),
    /** The view itself says whose tickets these are. */
    isScoped,
    isFiltered: computed(() => isNarrow(filters.value)),
    change,
    clear: () => change({ channel: null, assignee: null, labels: [], unread: false }),
  }

  function change(changes: Partial<Filters>) {
    const { status, ...rest } = changes
    const narrowed = write({ ...filters.value, ...rest })
    const kept = {
      ...route.query,
      channel: undefined,
      assignee: undefined,
      label: undefined,
      unread: undefined,
    }
    void router.replace({
      params: route.params,
      query: { ...kept, ...narrowed, ...(status && toStatus(status)) },
    })
  }

  // Everybody's snoozed and closed tickets are views of their own; of mine, and of nobody's, they are a filter.
  function toStatus(status: StatusName): LocationQueryRaw {
    if (query.value) return { status: status === 'all' ? undefined : status }
    if (isScoped.value) return { status: status === 'open' ? undefined : status }
    return { status: undefined, view: status === 'snoozed' || status === 'closed' ? status : undefined }
  }
}

function read(query: LocationQuery, view: ViewName): Filters {
  const text = (name: string) => [query[name]].flat().filter((value) => typeof value === 'string')
  const [channel] = text('channel')
  const [assignee] = text('assignee')
  const [status] = text('status')
  const isScoped = view === 'mine' || view === 'unassigned'
  return {
    status: statusOf(view, status, Boolean(text('q')[0])),
    channel: CHANNELS.find((one) => one === channel?.toUpperCase()) ?? null,
    assignee: isScoped ? null : (assignee ?? null),
    labels: text('label'),
    unread: text('unread')[0] === '1',
  }
}

function statusOf(view: ViewName, wished: string | undefined, isSearch: boolean): StatusName {
  const named = STATUSES.find((one) => one === wished)
  if (isSearch) return named ?? 'all'
  return view === 'snoozed' || view === 'closed' ? view : (named ?? 'open')
}

function write({ channel, assignee, labels, unread }: Filters): LocationQueryRaw {
  return {
    channel: channel?.toLowerCase(),
    assignee: assignee ?? undefined,
    label: labels.length ? labels : undefined,
    unread: unread ? '1' : undefined,
  }
}

const isNarrow = ({ channel, assignee, labels, unread }: Filters) =>
  channel !== null || assignee !== null || labels.length > 0 || unread

function wishOf(scope: ViewName, filters: Filters, myId: string): { view: InboxView; filter?: TicketFilter } {
  const { status } = filters
  const view = (status === 'snoozed' || status === 'closed' ? status : scope).toUpperCase() as InboxView
  const filter = filterOf(filters, myId)
  if (view !== 'MINE' && scope === 'mine') filter.assigneeId = myId
  if (view !== 'UNASSIGNED' && scope === 'unassigned') filter.unassigned = true
  return Object.keys(filter).length ? { view, filter } : { view }
}

function filterOf({ channel, assignee, labels, unread }: Filters, myId: string): TicketFilter {
  return {
    ...(channel && { channel }),
    ...(assignee === 'none' && { unassigned: true }),
    ...(assignee && assignee !== 'none' && { assigneeId: assignee === 'me' ? myId : assignee }),
    ...(labels.length && { labelIds: labels }),
    ...(unread && { unreadOnly: true }),
  }
}

function sortOf(view: InboxView, picked: 'waiting' | 'activity'): InboxSort {
  if (view === 'SNOOZED') return 'WAKING'
  return view === 'CLOSED' || picked === 'waiting' ? 'WAITING' : 'ACTIVITY'
}
