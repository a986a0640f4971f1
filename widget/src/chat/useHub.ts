import { ref } from 'vue'
import type { Line } from '../graphql/follow'
import { DeskChangesDocument, HubDocument, type HubQuery } from '../graphql/generated'
import { speak } from '../texts/texts'
import type { Session } from './useSession'

export type Hub = HubQuery['hub']
export type HubChat = NonNullable<Hub['chat']>

const SHORTEST_TIMER_MS = 30_000
// setTimeout counts in 31 bits.
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** What the hub shows of the desk, asked again when the desk opens or closes. */
export function useHub(session: Session) {
  const hub = ref<Hub | null>(null)
  let turn: ReturnType<typeof setTimeout> | undefined

  async function load() {
    hub.value = (await session.ask(HubDocument, {})).hub
    speak(hub.value.language === 'FR' ? 'fr' : 'en')
    clearTimeout(turn)
    const until = hub.value.chat?.status.until
    // A shopper's clock that is fast must not ask again and again for a moment that has not come.
    const leftMs = until ? Math.max(Date.parse(until) - Date.now() + 1000, SHORTEST_TIMER_MS) : 0
    if (until) turn = setTimeout(reload, Math.min(leftMs, LONGEST_TIMER_MS))
  }

  /** As `load`, but what is known stays when the desk cannot be asked. */
  async function reload() {
    await load().catch(() => {})
  }

  /** Hours may change while the shopper looks, and web chat may be switched off. */
  function followDesk(line: Line) {
    line.follow(
      DeskChangesDocument,
      {},
      ({ deskChanges }) => {
        if (hub.value?.chat) hub.value.chat.status = deskChanges
      },
      (reason) => {
        if (reason?.code !== 'CHAT_UNAVAILABLE') return false
        void reload()
        return true
      },
    )
  }

  return { hub, load, reload, followDesk }
}
