import { useClientHandle } from '@urql/vue'
import { computed, ref, shallowRef, watch } from 'vue'
import {
  MoreEventsDocument,
  ProfileChangesDocument,
  TicketProfileDocument,
  type TimelineEventFragment,
} from '../graphql/generated'

/** Who wrote this ticket, what they did before, and their other tickets. */
export function useProfile(ticketId: () => string) {
  const handle = useClientHandle()
  const query = handle.useQuery({
    query: TicketProfileDocument,
    variables: computed(() => ({ ticketId: ticketId() })),
    requestPolicy: 'cache-and-network',
  })
  const more = shallowRef<TimelineEventFragment[]>([])
  const moreAfter = ref<string | null>()
  const loadingMore = ref(false)
  const failedMore = ref(false)
  watch(ticketId, () => {
    more.value = []
    moreAfter.value = undefined
    failedMore.value = false
  })

  // The answer of the ticket before may still stand there for a moment.
  const profile = computed(() => {
    const ticket = query.data.value?.ticket
    return ticket?.id === ticketId() ? ticket.profile : null
  })
  // What is told goes into the cache, and from there to the query.
  handle.useSubscription({
    query: ProfileChangesDocument,
    variables: computed(() => ({ profileId: profile.value?.id ?? '' })),
    pause: computed(() => !profile.value),
  })
  const others = computed(() => profile.value?.tickets.filter(({ id }) => id !== ticketId()) ?? [])
  const after = computed(() => {
    if (moreAfter.value !== undefined) return moreAfter.value
    const page = profile.value?.events.pageInfo
    return page?.hasNextPage ? page.endCursor : null
  })

  return {
    profile,
    events: computed(() => [...(profile.value?.events.edges.map(({ node }) => node) ?? []), ...more.value]),
    openBeside: computed(() => others.value.filter(({ status }) => status !== 'CLOSED')),
    previous: computed(() => others.value.filter(({ status }) => status === 'CLOSED')),
    hasMore: computed(() => after.value !== null),
    loadingMore,
    failedMore,
    loadMore,
    loading: computed(() => !profile.value && !query.error.value),
    failed: computed(() => !profile.value && query.error.value !== undefined),
    retry: () => void query.executeQuery({ requestPolicy: 'network-only' }),
  }

  async function loadMore() {
    if (!after.value || loadingMore.value) return
    loadingMore.value = true
    const variables = { ticketId: ticketId(), after: after.value }
    const { data } = await handle.client.query(MoreEventsDocument, variables).toPromise()
    loadingMore.value = false
    failedMore.value = !data
    if (!data || variables.ticketId !== ticketId()) return
    const { edges, pageInfo } = data.ticket.profile.events
    more.value = [...more.value, ...edges.map(({ node }) => node)]
    moreAfter.value = pageInfo.hasNextPage ? pageInfo.endCursor : null
  }
}
