import { computed } from 'vue'
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router'

export const VIEWS = ['all', 'mine', 'unassigned', 'snoozed', 'closed'] as const
export type ViewName = (typeof VIEWS)[number]
export type SortName = 'waiting' | 'activity'

/** What the address says is looked at; an address can be shared. */
export function useViews() {
  const route = useRoute()
  const router = useRouter()
  const view = computed<ViewName>(() => VIEWS.find((one) => one === route.query.view) ?? 'all')
  const sort = computed<SortName>({
    get: () => (route.query.sort === 'activity' ? 'activity' : 'waiting'),
    set: (picked) =>
      void router.replace({ query: { ...route.query, sort: picked === 'activity' ? picked : undefined } }),
  })
  // The same object as long as it leads to the same place: a row that is given another one is drawn anew.
  const kept = computed(() => JSON.stringify(route.query))
  const links = computed(() => (void kept.value, new Map<string, RouteLocationRaw>()))
  const openId = computed(() => (typeof route.params.id === 'string' && route.params.id) || null)

  return {
    view,
    sort,
    openId,
    /** What is searched for; empty: nothing. */
    query: computed(() => (typeof route.query.q === 'string' ? route.query.q.trim() : '')),
    toView: (name: ViewName): RouteLocationRaw => ({
      name: 'inbox',
      query: name === 'all' ? {} : { view: name },
    }),
    toTicket: (id: string | null): RouteLocationRaw => {
      const params = { id: id ?? '' }
      const link = links.value.get(params.id) ?? { name: 'inbox', params, query: JSON.parse(kept.value) }
      links.value.set(params.id, link)
      return link
    },
  }
}
