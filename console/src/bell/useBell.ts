import { useClientHandle } from '@urql/vue'
import { computed, onMounted, reactive, ref, watch } from 'vue'
import { InboxDocument, type TicketCardFragment } from '../graphql/generated'
import { useInboxChanges } from '../graphql/useInboxChanges'
import { beep } from './beep'
import { useLeader } from './useLeader'

const RUNG = 'deskbell.rung'
const MUTED = 'deskbell.muted'
const SOUND_EVERY_MS = 1_500

/** Who has waited so long that I should know. Each ring of a wait is announced once, also over reloads of this tab. */
export function useBell(meId: () => string, openId: () => string | null) {
  const { client } = useClientHandle()
  const leads = useLeader()
  const rung = new Set<string>(JSON.parse(sessionStorage.getItem(RUNG) ?? '[]'))
  const ringing = reactive(new Map<string, TicketCardFragment>())
  const muted = ref(localStorage.getItem(MUTED) === 'yes')
  let lastSoundAt = 0

  useInboxChanges({ changed: hear, lost: listenBack })
  onMounted(listenBack)
  watch(muted, (yes) => localStorage.setItem(MUTED, yes ? 'yes' : 'no'))
  // Whoever opens the ticket has heard the bell.
  watch(openId, (id) => id && hush(id))

  return { ringing: computed(() => [...ringing.values()]), hush, hushAll: () => ringing.clear(), muted }

  function hush(ticketId: string) {
    ringing.delete(ticketId)
  }

  async function listenBack() {
    const variables = { view: 'ALL', sort: 'WAITING', first: 50 } as const
    const { data } = await client
      .query(InboxDocument, variables, { requestPolicy: 'network-only' })
      .toPromise()
    if (!data) return
    const waiting = new Set(data.inbox.edges.map(({ node }) => node.id))
    for (const id of ringing.keys()) if (!waiting.has(id)) ringing.delete(id)
    data.inbox.edges.forEach(({ node }) => hear(node))
  }

  function hear(ticket: TicketCardFragment) {
    if (!concernsMe(ticket)) return void ringing.delete(ticket.id)
    if (ringing.has(ticket.id)) ringing.set(ticket.id, ticket)
    const ring = `${ticket.id} ${ticket.waitingSince} ${ticket.bell}`
    if (rung.has(ring)) return
    rung.add(ring)
    sessionStorage.setItem(RUNG, JSON.stringify([...rung].slice(-500)))
    ringing.set(ticket.id, ticket)
    const onScreen = ticket.id === openId() && document.visibilityState === 'visible'
    if (!onScreen) sound()
  }

  function concernsMe(ticket: TicketCardFragment) {
    if (ticket.status !== 'OPEN' || !ticket.waitingSince || ticket.bell === 'NEUTRAL') return false
    return ticket.bell === 'ESCALATED' || !ticket.assignee || ticket.assignee.id === meId()
  }

  function sound() {
    if (muted.value || !leads() || Date.now() - lastSoundAt < SOUND_EVERY_MS) return
    lastSoundAt = Date.now()
    beep()
  }
}
