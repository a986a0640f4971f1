import { useClientHandle } from '@urql/vue'
import { computed, ref, shallowRef } from 'vue'
import { AuditLogDocument, type AuditLogQuery } from '../generated'

export type AuditEntry = AuditLogQuery['auditLog']['edges'][number]['node']

/** The log from its newest end, a page at a time. */
export function useAuditLog() {
  const { client } = useClientHandle()
  const entries = shallowRef<AuditEntry[]>([])
  const names = shallowRef(new Map<string, string>())
  const next = ref<string | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const known = ref(false)
  void load()

  return {
    entries,
    names,
    known,
    failed: computed(() => state.value === 'failed'),
    loading: computed(() => state.value === 'loading'),
    hasMore: computed(() => next.value !== null),
    load,
  }

  /** The first page, or the one behind what is there. */
  async function load() {
    state.value = 'loading'
    const { data } = await client
      .query(AuditLogDocument, { after: next.value }, { requestPolicy: 'network-only' })
      .toPromise()
    state.value = data ? 'ready' : 'failed'
    if (!data) return
    const { edges, pageInfo } = data.auditLog
    entries.value = [...entries.value, ...edges.map(({ node }) => node)]
    names.value = new Map(data.agents.map(({ id, name }) => [id, name]))
    next.value = pageInfo.hasNextPage ? pageInfo.endCursor : null
    known.value = true
  }
}
