import { useClientHandle } from '@urql/vue'
import { computed } from 'vue'
import { AgentsDocument, LabelsDocument } from '../graphql/generated'

/** Whom and what a list can be narrowed down to. */
export function useFilterChoices() {
  const handle = useClientHandle()
  const agents = handle.useQuery({ query: AgentsDocument })
  const labels = handle.useQuery({ query: LabelsDocument })

  return {
    agents: computed(() => agents.data.value?.agents ?? []),
    labels: computed(() => labels.data.value?.labels ?? []),
  }
}
