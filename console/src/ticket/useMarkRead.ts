import { useClientHandle } from '@urql/vue'
import { onScopeDispose, ref, watch } from 'vue'
import { MarkReadDocument } from '../graphql/generated'

const IN_VIEW_MS = 800

/** Read is what stood in view for 800 ms in a visible tab; skimming past a ticket leaves it unread. */
export function useMarkRead(ticketId: string, unreadUpTo: () => number | null, inView: () => boolean) {
  const { client } = useClientHandle()
  const visible = ref(document.visibilityState === 'visible')
  const look = () => (visible.value = document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', look)

  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => (visible.value && inView() ? unreadUpTo() : null),
    (upTo) => {
      clearTimeout(timer)
      if (upTo === null) return
      timer = setTimeout(() => client.mutation(MarkReadDocument, { ticketId, upTo }).toPromise(), IN_VIEW_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
  })
}
