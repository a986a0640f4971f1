import { useClientHandle, type CombinedError, type RequestPolicy } from '@urql/vue'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import {
  InboxDocument,
  type InboxQuery,
  type InboxSort,
  type InboxView,
  type TicketFilter,
} from '../graphql/generated'
import { useInboxChanges } from '../graphql/useInboxChanges'
import { inOrder } from './order.rules'

const FIRST_PAGE = 50
const NEXT_PAGES = 100

export type InboxWish = { view: InboxView; sort: InboxSort; filter?: TicketFilter }

/** The tickets that are wished for, page by page; live, because each page is a window on the cache. Null: none now. */
export function useInbox(wish: () => InboxWish | null) {
  const { client } = useClientHandle()
  const pages = shallowRef<InboxQuery['inbox'][]>([])
  const error = shallowRef<CombinedError>()
  const asking = ref(false)
  const freshAt = ref<number>()
  let stops: (() => void)[] = []

  watch(
    () => JSON.stringify(wish()),
    () => {
      pages.value = []
      error.value = undefined
      ask('cache-and-network')
    },
    { immediate: true },
  )
  useInboxChanges({ lost: () => ask('network-only') })
  onScopeDispose(stop)

  const hasMore = computed(() => pages.value.at(-1)?.pageInfo.hasNextPage ?? false)

  return {
    tickets: computed(() => {
      const unique = new Map(pages.value.flatMap((page) => page.edges.map(({ node }) => [node.id, node])))
      const wished = wish()
      return wished ? inOrder([...unique.values()], wished) : []
    }),
    loading: computed(() => pages.value.length === 0 && !error.value),
    loadingMore: computed(() => asking.value && pages.value.length > 0),
    error,
    freshAt,
    hasMore,
    more,
    retry: () => ask('network-only'),
  }

  function ask(requestPolicy: RequestPolicy) {
    stop()
    if (wish()) open(0, undefined, requestPolicy)
  }

  function more() {
    const after = pages.value.at(-1)?.pageInfo.endCursor
    if (hasMore.value && !asking.value && after) open(pages.value.length, after, 'cache-and-network')
  }

  function open(at: number, after: string | undefined, requestPolicy: RequestPolicy) {
    asking.value = true
    const variables = { ...wish()!, first: after ? NEXT_PAGES : FIRST_PAGE, ...(after && { after }) }
    const { unsubscribe } = client.query(InboxDocument, variables, { requestPolicy }).subscribe((result) => {
      if (!result.stale) asking.value = false
      error.value = result.error
      if (!result.data) return
      if (!result.stale) freshAt.value = Date.now()
      // The first answer after a loss replaces what was there; later pages are asked for again as they are scrolled to.
      const kept = pages.value.slice(0, stops.length)
      kept[at] = result.data.inbox
      pages.value = kept
    })
    stops.push(unsubscribe)
  }

  function stop() {
    stops.forEach((end) => end())
    stops = []
  }
}
