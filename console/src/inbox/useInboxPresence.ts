import { useClientHandle } from '@urql/vue'
import { onScopeDispose, shallowReactive } from 'vue'
import { InboxPresenceDocument } from '../graphql/generated'

export type RowPresence = {
  /** The shopper is writing. */
  isTyping: boolean
  /** Somebody else of the team who is with the ticket; whoever writes before who only looks. */
  agent: { name: string; isWriting: boolean } | null
}

// The server says when it ends; if that is lost, it ends all the same.
const TYPING_LASTS_MS = 5_000

/** Who is with which ticket, for the rows of a list. */
export function useInboxPresence(myId: () => string) {
  const { client } = useClientHandle()
  const known = shallowReactive(new Map<string, RowPresence>())
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const { unsubscribe } = client.subscription(InboxPresenceDocument, {}).subscribe(({ data }) => {
    if (!data) return
    if (data.inboxPresence.isWhole) known.clear()
    for (const { ticketId, presence } of data.inboxPresence.tickets) {
      const others = presence.agents.filter(({ agent }) => agent.id !== myId())
      const other = others.find(({ activity }) => activity === 'WRITING') ?? others[0]
      const agent = other ? { name: other.agent.name, isWriting: other.activity === 'WRITING' } : null
      note(ticketId, { isTyping: presence.shopper.isTyping, agent })
    }
  })
  onScopeDispose(() => {
    unsubscribe()
    timers.forEach(clearTimeout)
  })
  return known as ReadonlyMap<string, RowPresence>

  function note(ticketId: string, presence: RowPresence) {
    clearTimeout(timers.get(ticketId))
    if (presence.isTyping || presence.agent) known.set(ticketId, presence)
    else known.delete(ticketId)
    if (!presence.isTyping) return
    timers.set(
      ticketId,
      setTimeout(() => note(ticketId, { ...presence, isTyping: false }), TYPING_LASTS_MS),
    )
  }
}
