import { useClientHandle } from '@urql/vue'
import { onScopeDispose } from 'vue'
import { useI18n } from 'vue-i18n'
import { SetPresenceDocument, type Presence } from '../graphql/generated'
import { addToast } from '../ui/toasts'

const ACTIVE = 'deskbell.active'
const WENT_BY_ITSELF = 'deskbell.away'
const IDLE_MS = 5 * 60_000
const LOOK_EVERY_MS = 15_000

/** What I am to my team; away by itself after five idle minutes in all tabs, back with the first sign of life. */
export function usePresence(presence: () => Presence, leads: () => boolean) {
  const { client } = useClientHandle()
  const { t } = useI18n()
  let notedAt = 0
  noteLife()
  const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
  for (const sign of signs) addEventListener(sign, noteLife, { passive: true })
  const timer = setInterval(lookForLife, LOOK_EVERY_MS)
  onScopeDispose(() => {
    for (const sign of signs) removeEventListener(sign, noteLife)
    clearInterval(timer)
  })

  return {
    choose(chosen: Presence, until?: string) {
      localStorage.removeItem(WENT_BY_ITSELF)
      return set(chosen, until)
    },
  }

  async function set(chosen: Presence, until?: string) {
    const { error } = await client.mutation(SetPresenceDocument, { presence: chosen, until }).toPromise()
    if (error) addToast(t('availability.failed'), { kind: 'error' })
  }

  function noteLife() {
    if (Date.now() - notedAt < 1_000) return
    notedAt = Date.now()
    localStorage.setItem(ACTIVE, String(notedAt))
    if (localStorage.getItem(WENT_BY_ITSELF) === null) return
    localStorage.removeItem(WENT_BY_ITSELF)
    void set('ONLINE')
  }

  function lookForLife() {
    const idle = Date.now() - Number(localStorage.getItem(ACTIVE) ?? 0)
    if (idle < IDLE_MS || presence() !== 'ONLINE' || !leads()) return
    localStorage.setItem(WENT_BY_ITSELF, 'yes')
    void set('AWAY')
  }
}
