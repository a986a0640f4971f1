import { useClientHandle } from '@urql/vue'
import { computed, onScopeDispose } from 'vue'
import { InboxDocument } from '../../graphql/generated'
import { useInboxChanges } from '../../graphql/useInboxChanges'
import { LiveDashboardDocument, TeamNowDocument } from '../generated'

const TOGETHER_MS = 250
// Midnight, and an end of "do not disturb", are changes that nobody tells of.
const UNTOLD_MS = 5 * 60_000
const LONGEST = 10

/** The desk at this moment; asked again after changes, several of them at once. */
export function useLive() {
  const handle = useClientHandle()
  const first = { view: 'ALL', sort: 'WAITING', first: LONGEST } as const
  const numbers = handle.useQuery({ query: LiveDashboardDocument, requestPolicy: 'cache-and-network' })
  const list = handle.useQuery({ query: InboxDocument, variables: first, requestPolicy: 'cache-and-network' })
  let timer: ReturnType<typeof setTimeout> | undefined

  useInboxChanges({ changed: askSoon, lost: askSoon })
  const team = handle.client.subscription(TeamNowDocument, {}).subscribe(({ data }) => data && askSoon())
  const untold = setInterval(askSoon, UNTOLD_MS)
  onScopeDispose(() => {
    team.unsubscribe()
    clearInterval(untold)
    clearTimeout(timer)
  })

  return {
    now: computed(() => numbers.data.value?.waitingNow ?? null),
    agents: computed(() => numbers.data.value?.agents ?? null),
    /** Who waits on open tickets, longest first; null: not known yet. */
    waiting: computed(() => {
      const tickets = list.data.value?.inbox.edges.map(({ node }) => node) ?? null
      return tickets && waitingLongest(tickets)
    }),
    failed: computed(() => Boolean(numbers.error.value ?? list.error.value)),
    ask,
  }

  // Not put off by the next change: a busy desk would never see its numbers.
  function askSoon() {
    timer ??= setTimeout(ask, TOGETHER_MS)
  }

  function ask() {
    clearTimeout(timer)
    timer = undefined
    void numbers.executeQuery({ requestPolicy: 'network-only' })
    void list.executeQuery({ requestPolicy: 'network-only' })
  }
}

function waitingLongest<T extends { waitingSince: string | null }>(tickets: T[]) {
  const since = (ticket: T) => Date.parse(ticket.waitingSince!)
  return tickets
    .filter(({ waitingSince }) => waitingSince !== null)
    .sort((a, b) => since(a) - since(b))
    .slice(0, LONGEST)
}
