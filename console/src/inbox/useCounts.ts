import { useClientHandle } from '@urql/vue'
import { computed, onScopeDispose } from 'vue'
import { InboxCountsDocument } from '../graphql/generated'
import { useInboxChanges } from '../graphql/useInboxChanges'

const TOGETHER_MS = 250

/** The numbers beside the views; asked again after changes, several of them at once. */
export function useCounts() {
  const handle = useClientHandle()
  const counts = handle.useQuery({ query: InboxCountsDocument, requestPolicy: 'cache-and-network' })
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = () => {
    clearTimeout(timer)
    timer = setTimeout(() => counts.executeQuery({ requestPolicy: 'network-only' }), TOGETHER_MS)
  }
  useInboxChanges({ changed: ask, lost: ask })
  onScopeDispose(() => clearTimeout(timer))

  // Unknown is not none: nothing is shown rather than a zero.
  return computed(() => counts.data.value?.inboxCounts ?? null)
}
