import { ref, watch, type Ref } from 'vue'
import { LeaveChatDocument, TouchChatDocument } from '../graphql/generated'
import { clientId } from './client-id'
import type { Session } from './useSession'

const SIGN_OF_LIFE_MS = 10_000
const STILL_TYPING_MS = 3_000
/** Whoever pauses longer than this is thinking, not typing. */
const TYPING_LASTS_MS = 2_000

/** Tells the team that the shopper is here, and typing (R51). Nobody waits for any of it, and what is lost is said again soon. */
export function usePresence(session: Session, isHere: Ref<boolean>) {
  const tabId = clientId()
  const isTyping = ref(false)
  let pausing: ReturnType<typeof setTimeout> | undefined
  let next: ReturnType<typeof setTimeout> | undefined
  let isTelling = false
  let hasChanged = false

  const leave = () => session.ask(LeaveChatDocument, { tabId })
  const say = () =>
    isHere.value ? session.ask(TouchChatDocument, { tabId, isTyping: isTyping.value }) : leave()

  // One after the other: the last word has to be the last to arrive.
  async function tell() {
    clearTimeout(next)
    hasChanged = true
    if (isTelling || !session.token()) return
    isTelling = true
    while (hasChanged) {
      hasChanged = false
      await say().catch(() => {})
    }
    isTelling = false
    if (isHere.value) next = setTimeout(tell, isTyping.value ? STILL_TYPING_MS : SIGN_OF_LIFE_MS)
  }
  watch([isHere, isTyping], tell)
  addEventListener('pagehide', () => {
    if (isHere.value && session.token()) leave().catch(() => {})
  })

  function typed(text: string) {
    if (!text.trim()) return stopped()
    isTyping.value = true
    clearTimeout(pausing)
    pausing = setTimeout(stopped, TYPING_LASTS_MS)
  }

  function stopped() {
    clearTimeout(pausing)
    isTyping.value = false
  }

  return { typed, stopped }
}
