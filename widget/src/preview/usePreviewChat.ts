import { computed, ref, watch, type Ref } from 'vue'
import type { Chat } from '../chat/useChat'
import { useOutbox } from '../chat/useOutbox'
import { useThread, type Message } from '../chat/useThread'
import type { ToPreview } from '../wire'

const CHAT_ID = 'preview'

/** A chat with nobody at the other end: what is written is answered as the desk would answer it, and goes nowhere. */
export function usePreviewChat(preview: Ref<ToPreview | null>): Chat {
  const thread = useThread()
  const written = ref<string[]>([])
  const outbox = useOutbox(
    async ({ text }) => void written.value.push(text),
    () => {},
  )
  const draft = ref('')
  const ended = ref(false)
  const heard = ref<Message[]>([])

  watch([preview, written], draw, { deep: true })
  function draw() {
    const { message = null, reply = null } = preview.value ?? {}
    const [first, ...more] = message === null ? written.value : [message, ...written.value]
    thread.clear()
    if (first === undefined) return
    const lines: [Message['from'], string][] = [['YOU', first]]
    if (reply !== null) lines.push(['AUTOMATIC', reply])
    for (const text of more) lines.push(['YOU', text])
    thread.adopt({ id: CHAT_ID, startedAt: at(), lastNumber: lines.length, seenUpTo: lines.length })
    thread.merge(lines.map(([from, text], index) => said(from, text, index + 1)))
  }

  const at = () => preview.value!.at

  const said = (from: Message['from'], text: string, number: number): Message => ({
    number,
    from,
    text,
    greeter: null,
    clientId: from === 'YOU' ? `${CHAT_ID}-${number}` : null,
    sentAt: at(),
  })

  const nothing = () => {}
  return {
    thread,
    outbox,
    ended,
    draft,
    heard,
    writer: ref(null),
    live: {
      isLive: ref(true),
      isDown: computed(() => false),
      start: async () => {},
      stop: nothing,
      tryNow: nothing,
    },
    say: (text: string) => outbox.add(text, CHAT_ID, thread.lastNumber.value),
    start: async () => {},
    typed: nothing,
    saw: nothing,
    end: async () => {},
    startAnew: nothing,
    loadEarlier: async () => nothing,
    leave: nothing,
  }
}
