import { computed, watch } from 'vue'
import { SearchDocument, type TicketFilter } from '../graphql/generated'
import { usePages } from '../graphql/usePages'

export type SearchWish = { query: string; filter?: TicketFilter }

/** Tickets in which all words stand, newest first, and where. Null: nothing is searched for. */
export function useSearch(wish: () => SearchWish | null) {
  const { pages, ...list } = usePages(SearchDocument, ({ search }) => search, wish)
  const hits = computed(() => {
    if (!wish()) return []
    const all = pages.value.flatMap((page) => page.edges.map(({ node }) => node))
    return [...new Map(all.map((hit) => [hit.ticket.id, hit])).values()]
  })

  // The search may stop to take breath after pages without a hit; whoever waits for results does not.
  watch([pages, list.hasMore], () => list.hasMore.value && !pages.value.at(-1)?.edges.length && list.more())

  return {
    ...list,
    tickets: computed(() => hits.value.map(({ ticket }) => ticket)),
    found: computed(() => new Map(hits.value.map((hit) => [hit.ticket.id, hit]))),
  }
}
