import { useClientHandle, type CombinedError } from '@urql/vue'
import { computed } from 'vue'
import {
  ChangeLabelDocument,
  CreateLabelDocument,
  DeleteLabelDocument,
  LabelsOfDeskDocument,
  type LabelOfDeskFragment,
} from '../generated'

export type Label = LabelOfDeskFragment
export type Draft = Pick<Label, 'name' | 'colour'>

/** The labels of the desk by name, and what can be done to them. */
export function useLabels() {
  const handle = useClientHandle()
  const { client } = handle
  const asked = handle.useQuery({ query: LabelsOfDeskDocument, requestPolicy: 'cache-and-network' })
  const ask = () => asked.executeQuery({ requestPolicy: 'network-only' })

  return {
    labels: computed(() => asked.data.value?.labels ?? []),
    ready: computed(() => !!asked.data.value),
    failed: computed(() => !!asked.error.value),
    ask,
    async create(clientId: string, draft: Draft): Promise<CombinedError | undefined> {
      const { error } = await client.mutation(CreateLabelDocument, { clientId, ...draft }).toPromise()
      if (!error) await ask()
      return error
    },
    async change(labelId: string, changes: Draft): Promise<CombinedError | undefined> {
      const { error } = await client.mutation(ChangeLabelDocument, { labelId, changes }).toPromise()
      if (!error) await ask()
      return error
    },
    async remove(labelId: string): Promise<CombinedError | undefined> {
      const { error } = await client.mutation(DeleteLabelDocument, { labelId }).toPromise()
      await ask()
      return error
    },
  }
}
