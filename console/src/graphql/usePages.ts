import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useClientHandle, type AnyVariables, type CombinedError, type RequestPolicy } from '@urql/vue'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useInboxChanges } from './useInboxChanges'

type Connection = { edges: unknown[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } }

const FIRST_PAGE = 50
const NEXT_PAGES = 100

/** A list page by page; live, because each page is a window on the cache. A null wish: nothing is asked now. */
export function usePages<Data, Page extends Connection>(
  document: TypedDocumentNode<Data, never>,
  pageOf: (data: Data) => Page,
  wish: () => object | null,
) {
  const { client } = useClientHandle()
  const pages = shallowRef<Page[]>([])
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
    pages,
    loading: computed(() => wish() !== null && pages.value.length === 0 && !error.value),
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
    const first = after ? NEXT_PAGES : FIRST_PAGE
    const variables = { ...wish(), first, ...(after && { after }) }
    const { unsubscribe } = client
      .query<Data, AnyVariables>(document, variables, { requestPolicy })
      .subscribe((result) => {
        if (!result.stale) asking.value = false
        error.value = result.error
        if (!result.data) return
        if (!result.stale) freshAt.value = Date.now()
        // The first answer after a loss replaces what was there; later pages are asked for again as they are scrolled to.
        const kept = pages.value.slice(0, stops.length)
        kept[at] = pageOf(result.data)
        pages.value = kept
      })
    stops.push(unsubscribe)
  }

  function stop() {
    stops.forEach((end) => end())
    stops = []
  }
}
