import { useClientHandle } from '@urql/vue'
import { computed, onScopeDispose } from 'vue'
import { useSocket } from '../graphql/client'
import { TeamChangesDocument, TeamPresenceDocument } from '../graphql/generated'

/** Everybody of the team, with what they are at this moment; the cache keeps each of them once for all pages. */
export function useTeam() {
  const handle = useClientHandle()
  const team = handle.useQuery({ query: TeamPresenceDocument, requestPolicy: 'cache-and-network' })
  const ask = () => team.executeQuery({ requestPolicy: 'network-only' })
  const { unsubscribe } = handle.client.subscription(TeamChangesDocument, {}).subscribe(({ data }) => {
    if (data?.teamChanges.refetch) ask()
  })
  const forget = useSocket().onOutlivedCut(ask)
  onScopeDispose(() => {
    unsubscribe()
    forget()
  })
  return computed(() => team.data.value?.agents ?? [])
}
