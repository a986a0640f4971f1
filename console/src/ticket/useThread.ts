import { useClientHandle } from '@urql/vue'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { codeOf } from '../graphql/errors'
import {
  EarlierEntriesDocument,
  TicketDocument,
  TicketUpdatesDocument,
  type EntryFragment,
} from '../graphql/generated'
import { isMessage, merged } from './thread'

/** One ticket with its thread, live from the last entry known; earlier pages are kept while it is open. */
export function useThread(id: string) {
  const handle = useClientHandle()
  const query = handle.useQuery({
    query: TicketDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const earlier = shallowRef<EntryFragment[]>([])
  const earlierMore = ref<boolean>()
  const loadingEarlier = ref(false)

  const ticket = computed(() => query.data.value?.ticket ?? null)
  const entries = computed(() => {
    const known = merged(earlier.value, ticket.value?.thread.entries ?? [])
    return ticket.value?.profile.erasedAt ? known.map(withoutWords) : known
  })
  const messages = computed(() => entries.value.filter(isMessage))
  // The line stands where reading stopped when the ticket was opened; it does not move while it is open.
  const newFrom = ref<number | null>()
  watch(
    ticket,
    (opened) => {
      if (!opened || newFrom.value !== undefined) return
      const first = messages.value.find((one) => one.number > opened.readUpTo && one.author === 'SHOPPER')
      newFrom.value = opened.unreadCount ? (first?.number ?? null) : null
    },
    { immediate: true },
  )

  let stopListening: (() => void) | undefined
  watch(
    () => ticket.value !== null,
    (known) => known && listen(),
    { immediate: true },
  )
  onScopeDispose(() => stopListening?.())

  return {
    ticket,
    entries,
    messages,
    sendsMail: computed(() => query.data.value?.account.sendsMail ?? false),
    newFrom: computed(() => newFrom.value ?? null),
    hasEarlier: computed(() => earlierMore.value ?? ticket.value?.thread.hasEarlier ?? false),
    loadingEarlier,
    loadEarlier,
    loading: computed(() => !ticket.value && !query.error.value),
    problem: computed(() => (ticket.value || !query.error.value ? null : codeOf(query.error.value))),
    retry,
  }

  function listen() {
    const after = entries.value.at(-1)?.number ?? 0
    const updates = handle.client.subscription(TicketUpdatesDocument, { ticketId: id, after })
    stopListening = updates.subscribe(({ data }) => {
      if (data?.ticketUpdates.refetch) retry()
    }).unsubscribe
  }

  function retry() {
    query.executeQuery({ requestPolicy: 'network-only' })
  }

  async function loadEarlier() {
    const before = entries.value[0]?.number
    if (loadingEarlier.value || before === undefined) return
    loadingEarlier.value = true
    const { data } = await handle.client.query(EarlierEntriesDocument, { id, before }).toPromise()
    loadingEarlier.value = false
    if (!data) return
    earlier.value = merged(data.ticket.thread.entries, earlier.value)
    earlierMore.value = data.ticket.thread.hasEarlier
  }
}

/** Whoever has been forgotten is here, too, at once: what was fetched before still has their words (R79). */
const withoutWords = (entry: EntryFragment): EntryFragment =>
  'text' in entry ? { ...entry, text: '' } : entry
