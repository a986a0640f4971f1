import { useClientHandle } from '@urql/vue'
import { computed, onScopeDispose, watch } from 'vue'
import { DeskDocument } from '../graphql/generated'
import { setServerTime } from '../ui/useNow'

const LONGEST_TIMER_MS = 60 * 60_000

/** The account, and whether its desk is open now; asked again when that is about to change. */
export function useDesk() {
  const handle = useClientHandle()
  const desk = handle.useQuery({ query: DeskDocument, requestPolicy: 'cache-and-network' })
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = () => desk.executeQuery({ requestPolicy: 'network-only' })

  watch(
    () => desk.data.value?.deskStatus,
    (status) => {
      if (!status) return
      setServerTime(status.now)
      clearTimeout(timer)
      const left = status.until ? Date.parse(status.until) - Date.parse(status.now) : LONGEST_TIMER_MS
      timer = setTimeout(ask, Math.min(LONGEST_TIMER_MS, Math.max(5_000, left + 1_000)))
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))

  return {
    account: computed(() => desk.data.value?.account ?? null),
    status: computed(() => desk.data.value?.deskStatus ?? null),
    ask,
  }
}
