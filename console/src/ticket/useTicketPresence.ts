import { useClientHandle } from '@urql/vue'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { newClientId } from '../graphql/clientId'
import {
  LeaveTicketDocument,
  TicketPresenceDocument,
  TouchTicketDocument,
  type TicketPresenceSubscription,
} from '../graphql/generated'
import { sendAndGo } from '../graphql/sendAndGo'
import { useVisible } from '../ui/useVisible'

const SIGN_OF_LIFE_MS = 10_000
/** Whoever pauses longer than this is thinking, not writing. */
const WRITING_LASTS_MS = 8_000

const tabId = newClientId()

/** Who else is with a ticket and whether its shopper is (R51), and telling them of oneself. */
export function useTicketPresence(ticketId: string, meId: string) {
  const { client } = useClientHandle()
  const presence = shallowRef<TicketPresenceSubscription['ticketPresence'] | null>(null)
  const listening = client.subscription(TicketPresenceDocument, { ticketId }).subscribe(({ data }) => {
    if (data) presence.value = data.ticketPresence
  })
  const { typed, stopped } = useSignsOfLife(ticketId)
  onScopeDispose(() => listening.unsubscribe())

  return {
    others: computed(() => presence.value?.agents.filter(({ agent }) => agent.id !== meId) ?? []),
    shopper: computed(() => presence.value?.shopper ?? null),
    typed,
    stopped,
  }
}

function useSignsOfLife(ticketId: string) {
  const { client } = useClientHandle()
  const visible = useVisible()
  const writing = ref(false)
  let telling = false
  let wanted = false
  let isGone = false
  let pausing: ReturnType<typeof setTimeout> | undefined

  watch([visible, writing], tell, { immediate: true })
  const beat = setInterval(() => visible.value && void tell(), SIGN_OF_LIFE_MS)
  const leave = () => sendAndGo(LeaveTicketDocument, { ticketId, tabId })
  addEventListener('pagehide', leave)
  onScopeDispose(() => {
    isGone = true
    clearTimeout(pausing)
    clearInterval(beat)
    removeEventListener('pagehide', leave)
    leave()
  })

  return { typed, stopped }

  function typed() {
    writing.value = true
    clearTimeout(pausing)
    pausing = setTimeout(stopped, WRITING_LASTS_MS)
  }

  function stopped() {
    clearTimeout(pausing)
    writing.value = false
  }

  // One after the other: the last word has to be the last to arrive.
  async function tell() {
    wanted = true
    if (telling) return
    telling = true
    while (wanted) {
      wanted = false
      const activity = writing.value ? 'WRITING' : 'VIEWING'
      if (visible.value) await client.mutation(TouchTicketDocument, { ticketId, tabId, activity }).toPromise()
      else leave()
      if (isGone) leave()
    }
    telling = false
  }
}
