import { useClientHandle, type CombinedError, type TypedDocumentNode } from '@urql/vue'
import { ref, shallowRef, watch } from 'vue'

/** One question of the reports. Each fails and is asked again by itself; the last answer stays until the next is there. */
export function useReport<Data, Asked extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Asked>,
  asked: () => Asked | null,
) {
  const { client } = useClientHandle()
  const data = shallowRef<Data>()
  const error = shallowRef<CombinedError>()
  const asking = ref(false)
  let turn = 0
  watch(asked, ask, { immediate: true })
  return { data, error, asking, ask }

  async function ask() {
    const variables = asked()
    const mine = ++turn
    asking.value = variables !== null
    if (!variables) return
    const result = await client.query(document, variables, { requestPolicy: 'network-only' }).toPromise()
    if (mine !== turn) return
    asking.value = false
    error.value = result.error
    data.value = result.error ? undefined : result.data
  }
}
