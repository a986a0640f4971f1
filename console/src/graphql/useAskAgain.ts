import type { RequestPolicy, UseQueryResponse } from '@urql/vue'
import { ref, watch } from 'vue'

type Asked = Pick<UseQueryResponse<unknown>, 'fetching' | 'stale'> & {
  executeQuery: (options: { requestPolicy: RequestPolicy }) => unknown
}

/** Asks once more, behind the answer that is on its way: that one may be older than the reason to ask. */
export function useAskAgain({ fetching, stale, executeQuery }: Asked) {
  const isWanted = ref(false)
  watch(
    () => isWanted.value && !fetching.value && !stale.value,
    (isTime) => {
      if (!isTime) return
      isWanted.value = false
      executeQuery({ requestPolicy: 'network-only' })
    },
  )
  return () => void (isWanted.value = true)
}
