import { useClientHandle } from '@urql/vue'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { FindTicketsDocument, type FindTicketsQuery } from '../graphql/generated'

type Hit = FindTicketsQuery['search']['edges'][number]['node']
const AFTER_MS = 150

/** Tickets that hold what is typed; of several questions the last one's answer counts. */
export function useTicketSearch(typed: () => string) {
  const { client } = useClientHandle()
  const hits = shallowRef<Hit[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''

  watch(typed, (words) => {
    clearTimeout(timer)
    asked = words.trim()
    if (asked.length < 2) return void (hits.value = [])
    timer = setTimeout(() => ask(asked), AFTER_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return hits

  async function ask(query: string) {
    const { data } = await client.query(FindTicketsDocument, { query }).toPromise()
    if (query === asked) hits.value = data?.search.edges.map(({ node }) => node) ?? []
  }
}
