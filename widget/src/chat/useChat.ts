import { computed, ref, watch, type Ref } from 'vue'
import type { Line } from '../graphql/follow'
import {
  ChatUpdatesDocument,
  EarlierMessagesDocument,
  EndChatDocument,
  RunningChatDocument,
  SendDocument,
  type ChatPartsFragment,
  type ChatUpdatesSubscription,
} from '../graphql/generated'
import { codeOf } from '../graphql/request'
import { backoffMs } from './backoff'
import { openChannel } from './shared'
import { unsentOf } from './unsent'
import { useLive } from './useLive'
import { useOutbox, type Outgoing } from './useOutbox'
import { usePresence } from './usePresence'
import { useSeenMark } from './useSeenMark'
import type { Session } from './useSession'
import { useThread, type Message } from './useThread'
import { useVisible } from './useVisible'
import { useWriter } from './useWriter'

type ChatUpdate = ChatUpdatesSubscription['chatUpdates']

/** The shopper's conversation with the team: what was said, what is on its way, and what the shopper may do. */
export function useChat(session: Session, isOpen: Ref<boolean>, followDesk: (line: Line) => void) {
  const thread = useThread()
  const outbox = useOutbox(send, onClosed)
  const { writer, ...team } = useWriter()
  const live = useLive(session, (line) => {
    line.follow(ChatUpdatesDocument, whereWeAre(), ({ chatUpdates }) => void take(chatUpdates))
    team.follow(line)
    followDesk(line)
  })
  const isVisible = useVisible()
  const isHere = computed(
    () => live.isLive.value && isVisible.value && (isOpen.value || thread.chat.value !== null),
  )
  const { typed, stopped } = usePresence(session, isHere)
  const { saw } = useSeenMark(session, thread)
  /** The chat is closed, and the shopper has not begun another. */
  const ended = ref(false)
  const closed = new Set<string>()
  const draft = ref('')
  // A tab that was duplicated has the same text in its box.
  const tellSent = openChannel<{ shopper: string; text: string }>(
    `deskbell.sent ${session.shop}`,
    ({ shopper, text }) => {
      if (shopper === session.shopper() && draft.value.trim() === text) draft.value = ''
    },
  )
  /** What has just been said to the shopper, for the screen reader. */
  const heard = ref<Message[]>([])
  watch(live.isLive, team.forget)

  async function start() {
    const unsent = unsentOf(session.shopper())
    const { draft: kept, waiting } = unsent.read()
    await load(() => {})
    draft.value = kept
    outbox.restore(waiting, thread.chat.value?.id ?? null)
    // What arrived before the reload, without an answer, is there already.
    outbox.settle(thread.messages.value.map(({ clientId }) => clientId))
    ended.value = !thread.chat.value && hasUndelivered()
    watch([draft, outbox.items], () => keep(unsent), { deep: true })
    void live.start()
    void outbox.flush()
  }

  function keep(unsent: ReturnType<typeof unsentOf>) {
    if (session.expired.value) return
    const waiting = outbox.items.value.map(({ clientId, text, chatId }) => ({ clientId, text, chatId }))
    unsent.write({ draft: draft.value, waiting })
  }

  /** What is new is heard, but for what was there before the shopper came. */
  async function load(listen = hear) {
    const asked = thread.chat.value?.id
    const { chat } = await session.ask(RunningChatDocument, {})
    // None was running; one that has begun since then is.
    if (!chat) return onClosed(asked)
    if (join(chat)) listen(thread.show(chat.messages.items, chat.messages.hasEarlier))
  }

  async function loadSurely(attempt = 0): Promise<void> {
    try {
      await load()
    } catch (error) {
      if (codeOf(error) === 'UNAUTHENTICATED') return
      await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt)))
      return loadSurely(attempt + 1)
    }
  }

  function whereWeAre() {
    return { chatId: thread.chat.value?.id ?? null, after: thread.chat.value ? thread.toldUpTo.value : 0 }
  }

  async function take({ chat, ended: hasEnded, refetch, messages }: ChatUpdate) {
    if (chat && join(chat)) hear(thread.follow(messages))
    // Which chat is over? The desk knows whether ours still runs.
    else if (thread.chat.value && hasEnded) return loadSurely()
    if (refetch) return loadSurely()
  }

  /** False for a chat that is known to be closed, or has been followed by another: a late answer brings nothing of it back (R14). */
  function join(chat: ChatPartsFragment): boolean {
    const running = thread.chat.value
    const isOver = running && running.id !== chat.id && running.startedAt > chat.startedAt
    if (isOver || closed.has(chat.id)) return false
    thread.adopt(chat)
    outbox.joinChat(chat.id)
    ended.value = false
    return true
  }

  function hear(fresh: Message[]) {
    outbox.settle(fresh.map(({ clientId }) => clientId))
    heard.value = fresh.filter(({ from }) => from !== 'YOU')
    // Whoever has just said it is no longer writing it.
    if (fresh.some(({ from }) => from === 'TEAM')) team.forget()
  }

  function say(text: string): boolean {
    stopped()
    const isTaken = outbox.add(text, thread.chat.value?.id ?? null, thread.lastNumber.value)
    if (isTaken) tellSent({ shopper: session.shopper(), text })
    return isTaken
  }

  async function send(message: Outgoing) {
    message.chatId ??= thread.chat.value?.id ?? null
    const { clientId, text, chatId } = message
    const sent = (await session.ask(SendDocument, { clientId, text, chatId })).send
    if (join(sent.chat)) hear(thread.merge([sent.message]))
  }

  function onClosed(chatId: string | null = null) {
    if (!chatId) return
    closed.add(chatId)
    outbox.closeChat(chatId)
    if (thread.chat.value && thread.chat.value.id !== chatId) return
    thread.close()
    ended.value = true
    if (!isOpen.value) forget()
  }

  // What an open panel has drawn of a closed chat stays until the panel closes or a new chat begins (R15).
  function forget() {
    thread.clear()
    ended.value = hasUndelivered()
  }
  const hasUndelivered = () => outbox.items.value.some(({ state }) => state === 'closed')
  watch(isOpen, () => ended.value && !isOpen.value && forget())

  /** Throws what the desk refused with; a chat that somebody else closed meanwhile is as good as ended. */
  async function end() {
    const chatId = thread.chat.value?.id
    if (!chatId) return
    await session.ask(EndChatDocument, { chatId }).catch((error) => {
      if (!['CHAT_CLOSED', 'NOT_FOUND'].includes(codeOf(error))) throw error
    })
    onClosed(chatId)
    thread.clear()
  }

  /** Begins again, with whatever could not be said in the chat before. */
  function startAnew() {
    if (!thread.chat.value) thread.clear()
    ended.value = false
    outbox.sendAnew()
  }

  /** Answers what shows them, for whoever has to see to it that nothing jumps. */
  async function loadEarlier(): Promise<() => void> {
    const first = thread.messages.value[0]
    if (!first || !thread.chat.value) return () => {}
    const { chat } = await session.ask(EarlierMessagesDocument, { before: first.number })
    return () => {
      if (!chat || chat.id !== thread.chat.value?.id) return
      thread.merge(chat.messages.items)
      thread.hasEarlier.value = chat.messages.hasEarlier
    }
  }

  function leave() {
    live.stop()
    stopped()
    team.forget()
    outbox.clear()
    thread.clear()
    ended.value = false
    draft.value = ''
  }
  watch(session.expired, leave)
  // A line may outlive a cut that the messages did not get through.
  const flush = () => void outbox.flush()
  watch([live.isLive, isVisible], flush)
  addEventListener('online', flush)

  return {
    thread,
    outbox,
    live,
    ended,
    draft,
    heard,
    writer,
    start,
    typed,
    say,
    saw,
    end,
    startAnew,
    loadEarlier,
    leave,
  }
}

export type Chat = ReturnType<typeof useChat>
