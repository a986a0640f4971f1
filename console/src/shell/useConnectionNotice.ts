import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { Connection } from '../graphql/socket'

export type Notice = 'offline' | 'reconnecting' | 'back' | null

const BLIP_MS = 1_500
const BACK_MS = 2_000

/** The banner about the connection: a blip says nothing, a return says so for two seconds. */
export function useConnectionNotice(connection: Ref<Connection>) {
  const notice = ref<Notice>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    connection,
    (state) => {
      clearTimeout(timer)
      if (state === 'live') return returned()
      const said: Notice = state === 'offline' ? 'offline' : 'reconnecting'
      if (notice.value && notice.value !== 'back') notice.value = said
      else timer = setTimeout(() => (notice.value = said), BLIP_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return notice

  function returned() {
    if (!notice.value) return
    notice.value = 'back'
    timer = setTimeout(() => (notice.value = null), BACK_MS)
  }
}
