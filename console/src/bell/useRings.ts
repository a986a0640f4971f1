import { useClientHandle } from '@urql/vue'
import { computed, onScopeDispose, reactive, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { PutOffRingDocument, RingsForMeDocument, type RingsForMeSubscription } from '../graphql/generated'
import { showNotice } from './notices'
import { play } from './sounds'

type Ring = RingsForMeSubscription['ringsForMe']['rings'][number]
type Surroundings = {
  openId: () => string | null
  /** Of several tabs one makes the noise. */
  leads: () => boolean
  quietFor: (level: Ring['level']) => boolean
  open: (ticketId: string) => void
}

const HEARD = 'deskbell.heard'
const ON_IT_MINUTES = 2

/** What rings for me, as the server says; each ring is announced once, also over reloads of this tab. */
export function useRings({ openId, leads, quietFor, open }: Surroundings) {
  const { client } = useClientHandle()
  const { t } = useI18n()
  const rings = shallowRef<Ring[]>([])
  const heard = reactive(new Set<string>(JSON.parse(sessionStorage.getItem(HEARD) ?? '[]')))
  const announced = new Set<string>(heard)

  const { unsubscribe } = client.subscription(RingsForMeDocument, {}).subscribe(({ data }) => {
    if (!data) return
    rings.value = data.ringsForMe.rings
    rings.value.forEach(announce)
  })
  onScopeDispose(unsubscribe)
  // Whoever opens the ticket has heard the bell.
  watch(openId, (id) => id && hush(id))
  watch(heard, () => sessionStorage.setItem(HEARD, JSON.stringify([...heard].slice(-500))))

  return {
    ringing: computed(() => rings.value.filter((ring) => !heard.has(nameOf(ring)))),
    hush,
    hushAll: () => rings.value.forEach((ring) => heard.add(nameOf(ring))),
    /** “On it”: no ring for two minutes, and then the bell begins anew. */
    putOff: (ticketId: string) =>
      client.mutation(PutOffRingDocument, { ticketId, minutes: ON_IT_MINUTES }).toPromise(),
  }

  function hush(ticketId: string) {
    for (const ring of rings.value) if (ring.ticket.id === ticketId) heard.add(nameOf(ring))
  }

  function announce(ring: Ring) {
    if (announced.has(nameOf(ring))) return
    announced.add(nameOf(ring))
    const { ticket, level } = ring
    const onScreen = ticket.id === openId() && document.visibilityState === 'visible'
    if (onScreen || !leads() || quietFor(level)) return
    play('bell')
    if (level !== 'ESCALATED' && document.visibilityState === 'visible') return
    const text = t(level === 'ESCALATED' ? 'notice.escalated' : 'notice.waiting', { text: ticket.preview })
    showNotice(ticket.id, ticket.profile.name, text, () => open(ticket.id))
  }
}

const nameOf = (ring: Ring) => `${ring.ticket.id} ${ring.since}`
