import { computed } from 'vue'
import { InboxDocument, type InboxSort, type InboxView, type TicketFilter } from '../graphql/generated'
import { usePages } from '../graphql/usePages'
import { inOrder } from './order.rules'

export type InboxWish = { view: InboxView; sort: InboxSort; filter?: TicketFilter }

/** The tickets that are wished for, in the order of their list. Null: none now. */
export function useInbox(wish: () => InboxWish | null) {
  const { pages, ...list } = usePages(InboxDocument, ({ inbox }) => inbox, wish)

  return {
    ...list,
    tickets: computed(() => {
      const unique = new Map(pages.value.flatMap((page) => page.edges.map(({ node }) => [node.id, node])))
      const wished = wish()
      return wished ? inOrder([...unique.values()], wished) : []
    }),
  }
}
