import { computed, ref } from 'vue'
import type { ChatPartsFragment, MessagePartsFragment } from '../graphql/generated'

export type Message = MessagePartsFragment

/** The running chat as the desk tells it: every message once, in the order of their numbers. */
export function useThread() {
  const chat = ref<ChatPartsFragment | null>(null)
  const messages = ref<Message[]>([])
  const hasEarlier = ref(false)
  const seenUpTo = ref(0)
  /** Up to here nothing is missing. What was sent may lie behind something that has not been told yet. */
  const toldUpTo = ref(0)

  /** Takes note of the chat that is running now; of another one before it nothing stays. */
  function adopt(running: ChatPartsFragment) {
    if (chat.value?.id !== running.id) clear()
    chat.value = running
    seenUpTo.value = Math.max(seenUpTo.value, running.seenUpTo)
  }

  /** Adds what is new, and says what that was: something by itself, or a page of earlier ones. */
  function merge(more: readonly Message[]): Message[] {
    const known = new Set(messages.value.map(({ number }) => number))
    const fresh = more.filter(({ number }) => !known.has(number))
    if (fresh.length > 0)
      messages.value = [...messages.value, ...fresh].sort((one, other) => one.number - other.number)
    return fresh
  }

  /** The same of all that came after `toldUpTo`. */
  function follow(next: readonly Message[]): Message[] {
    toldUpTo.value = Math.max(toldUpTo.value, ...next.map(({ number }) => number))
    return merge(next)
  }

  /** The newest messages as the desk has them now; what lies before a hole is asked for again when needed. */
  function show(newest: readonly Message[], more: boolean) {
    const first = newest[0]?.number ?? 0
    const overlaps = messages.value.some(({ number }) => number === first)
    if (!overlaps) {
      messages.value = messages.value.filter(({ number }) => number > first)
      hasEarlier.value = more
    }
    return follow(newest)
  }

  /** The chat is closed: what is drawn stays until `clear`, and nothing is added. */
  function close() {
    chat.value = null
  }

  function clear() {
    chat.value = null
    messages.value = []
    hasEarlier.value = false
    seenUpTo.value = 0
    toldUpTo.value = 0
  }

  return {
    chat,
    messages,
    hasEarlier,
    seenUpTo,
    toldUpTo,
    lastNumber: computed(() => messages.value.at(-1)?.number ?? 0),
    unread: computed(() =>
      messages.value.filter(({ from, number }) => from === 'TEAM' && number > seenUpTo.value),
    ),
    adopt,
    merge,
    follow,
    show,
    close,
    clear,
  }
}

export type Thread = ReturnType<typeof useThread>
