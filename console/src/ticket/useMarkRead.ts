import { useClientHandle } from '@urql/vue'
import { onScopeDispose, watch } from 'vue'
import { MarkReadDocument } from '../graphql/generated'
import { useVisible } from '../ui/useVisible'

const IN_VIEW_MS = 800

/** Read is what stood in view for 800 ms in a visible tab; skimming past a ticket leaves it unread. */
export function useMarkRead(ticketId: string, unreadUpTo: () => number | null, inView: () => boolean) {
  const { client } = useClientHandle()
  const visible = useVisible()

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
  onScopeDispose(() => clearTimeout(timer))
}
