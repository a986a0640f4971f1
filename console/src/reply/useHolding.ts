import { useClientHandle } from '@urql/vue'
import { useI18n } from 'vue-i18n'
import { HoldingDocument, type Language } from '../graphql/generated'
import { addToast, removeToast } from '../ui/toasts'
import { canUndo } from '../ui/undo'
import { useNow } from '../ui/useNow'
import { useOutboxOfAll } from './useOutbox'

const UNDO_MS = 5_000
/** In the shopper's language, which need not be the agent's. */
const WORDS: Record<Language, string> = {
  EN: 'I am still looking into this. Thank you for your patience.',
  FR: 'Je suis toujours en train d’étudier la question. Merci pour votre patience.',
}

type Held = { id: string; name: string; language: Language | null }

const pending = new Map<string, () => void>()
addEventListener('pagehide', () => pending.forEach((send) => send()))

/** “Still looking into it” (R57), with five seconds to think better of it. */
export function useHolding() {
  const { client } = useClientHandle()
  const { t } = useI18n()
  const outbox = useOutboxOfAll()
  const now = useNow()

  return async function hold({ id, name, language }: Held, expectedLast: number | null) {
    if (pending.has(id)) return
    pending.set(id, () => {})
    const { data } = await client.query(HoldingDocument, {}).toPromise()
    const text = data?.account.holdingText?.trim() || WORDS[language ?? data?.account.language ?? 'EN']
    const until = Date.now() + UNDO_MS
    const secondsLeft = () => (now.value, Math.max(0, Math.ceil((until - Date.now()) / 1_000)))
    const toast = addToast(t('toast.holding', { name }), {
      until: null,
      actions: [{ label: () => t('toast.undoIn', { s: secondsLeft() }), run: end }],
    })
    const timer = setTimeout(send, UNDO_MS)
    pending.set(id, send)
    const forgetUndo = canUndo(end)

    function send() {
      end()
      outbox.send(id, { kind: 'reply', text, expectedLast, isHolding: true, savedReplyId: null })
    }

    function end() {
      clearTimeout(timer)
      forgetUndo()
      removeToast(toast)
      pending.delete(id)
    }
  }
}
