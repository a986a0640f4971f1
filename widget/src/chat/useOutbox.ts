import { ref } from 'vue'
import { codeOf, RequestFailed } from '../graphql/request'
import { backoffMs } from './backoff'
import { clientId } from './client-id'
import type { Unsent } from './unsent'

const MOST_WAITING = 20
const TRY_AGAIN_AT_MOST = 5

/** A message on its way. `closed`: its chat was closed before it arrived. `refused`: the shop takes none of this shopper. */
export interface Outgoing {
  clientId: string
  text: string
  chatId: string | null
  state: 'waiting' | 'failed' | 'refused' | 'closed'
  /** The newest message the shopper had when writing this one. */
  after: number
  tries: number
}

/** Sends one message after the other, each under its own id until the desk has it, however often that takes. */
export function useOutbox(
  send: (message: Outgoing) => Promise<void>,
  onClosed: (chatId: string | null) => void,
) {
  const items = ref<Outgoing[]>([])
  /** When the desk will listen again, after too many messages. */
  const slowUntil = ref(0)
  let sending = false
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  /** False when too many are waiting already. */
  function add(text: string, chatId: string | null, after: number): boolean {
    if (items.value.length >= MOST_WAITING) return false
    items.value.push({ clientId: clientId(), text, chatId, after, state: 'waiting', tries: 0 })
    void flush()
    return true
  }

  /** Takes up what a reload interrupted; `chatId`: the chat that is running now. */
  function restore(unsent: Unsent['waiting'], chatId: string | null) {
    items.value = unsent.map((message) => ({
      ...message,
      state: message.chatId === null || message.chatId === chatId ? 'waiting' : 'closed',
      after: Infinity,
      tries: 0,
    }))
  }

  async function flush() {
    if (sending || Date.now() < slowUntil.value) return
    clearTimeout(timer)
    sending = true
    for (let next = nextWaiting(); next; next = nextWaiting()) {
      if (!(await deliver(next))) break
    }
    sending = false
  }

  const nextWaiting = () => items.value.find(({ state }) => state === 'waiting')

  /** True when the next message may follow. */
  async function deliver(item: Outgoing): Promise<boolean> {
    try {
      await send(item)
      attempt = 0
      settle([item.clientId])
      return true
    } catch (error) {
      return onRefusal(item, error)
    }
  }

  function onRefusal(item: Outgoing, error: unknown): boolean {
    switch (codeOf(error)) {
      case 'TOO_MANY_REQUESTS':
        return later(secondsOf(error) * 1000, true)
      case 'CHAT_CLOSED':
        closeChat(item.chatId)
        onClosed(item.chatId)
        return true
      case 'BLOCKED':
        item.state = 'refused'
        return true
      case 'UNAUTHENTICATED':
        return false
      // Nobody knows whether it arrived: the same id makes the next try safe.
      case 'UNREACHABLE':
        return later(backoffMs(attempt++))
      case 'TRY_AGAIN':
        if (++item.tries < TRY_AGAIN_AT_MOST) return later(backoffMs(item.tries))
    }
    item.state = 'failed'
    return true
  }

  function later(ms: number, tooFast = false): false {
    if (tooFast) slowUntil.value = Date.now() + ms
    timer = setTimeout(flush, ms)
    return false
  }

  /** Forgets what the desk has; the live update may know that before the answer comes. */
  function settle(clientIds: readonly (string | null)[]) {
    items.value = items.value.filter((item) => !clientIds.includes(item.clientId))
  }

  function retry(id: string) {
    const item = items.value.find((each) => each.clientId === id)
    if (!item) return
    item.state = 'waiting'
    item.tries = 0
    void flush()
  }

  /** The chat that the first message has started is the one the next were written for. */
  function joinChat(chatId: string) {
    for (const item of items.value) if (item.state !== 'closed') item.chatId ??= chatId
  }

  /** Nothing written for a chat that is closed goes anywhere by itself any more (R16). */
  function closeChat(chatId: string | null) {
    for (const item of items.value) if (item.chatId === chatId) item.state = 'closed'
  }

  /** The same texts, under new ids, for a chat that does not exist yet. */
  function sendAnew() {
    items.value = items.value.map((item) =>
      item.state === 'closed'
        ? { ...item, clientId: clientId(), chatId: null, after: 0, state: 'waiting', tries: 0 }
        : item,
    )
    void flush()
  }

  function clear() {
    clearTimeout(timer)
    items.value = []
    slowUntil.value = 0
  }

  return { items, slowUntil, add, restore, flush, settle, retry, joinChat, closeChat, sendAnew, clear }
}

function secondsOf(error: unknown): number {
  const seconds = error instanceof RequestFailed ? Number(error.details.retryAfterSeconds) : NaN
  return seconds > 0 ? seconds : 5
}
