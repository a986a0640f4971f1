import { useClientHandle } from '@urql/vue'
import { inject, onScopeDispose, provide, type InjectionKey } from 'vue'
import { useSocket } from './client'
import { InboxChangesDocument, type TicketCardFragment } from './generated'

type Listener = { changed?: (ticket: TicketCardFragment) => void; lost?: () => void }
type Changes = { listen(listener: Listener): () => void }

const key: InjectionKey<Changes> = Symbol('inbox changes')

/** One subscription for the whole page. The cache has each change first; listeners hear of it after that. */
export function provideInboxChanges() {
  const { client } = useClientHandle()
  const socket = useSocket()
  const listeners = new Set<Listener>()
  const lost = () => listeners.forEach((listener) => listener.lost?.())

  const { unsubscribe } = client.subscription(InboxChangesDocument, {}).subscribe(({ data }) => {
    if (!data) return
    const { refetch, ticket } = data.inboxChanges
    if (refetch) lost()
    else if (ticket) listeners.forEach((listener) => listener.changed?.(ticket))
  })
  const forget = socket.onOutlivedCut(lost)
  onScopeDispose(() => {
    unsubscribe()
    forget()
  })

  provide(key, {
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
}

/** `changed`: one ticket, as it is now. `lost`: changes may have been missed, as when it begins to listen; ask again. */
export function useInboxChanges(listener: Listener) {
  onScopeDispose(inject(key)!.listen(listener))
}
