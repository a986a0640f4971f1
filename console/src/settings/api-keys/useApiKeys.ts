import { useClientHandle, type CombinedError } from '@urql/vue'
import { computed } from 'vue'
import { newClientId } from '../../graphql/clientId'
import { useNow } from '../../ui/useNow'
import {
  ApiKeysDocument,
  CreateApiKeyDocument,
  RevokeApiKeyDocument,
  RotateApiKeyDocument,
  type ApiKeyOfDeskFragment,
  type CreateApiKeyMutation,
  type CreateApiKeyMutationVariables,
} from '../generated'

export type ApiKey = ApiKeyOfDeskFragment
export type Told = CreateApiKeyMutation['createApiKey']
export type Outcome = { told: Told } | { error: CombinedError }

/** The keys with which programs ask. */
export function useApiKeys() {
  const handle = useClientHandle()
  const { client } = handle
  const now = useNow()
  const asked = handle.useQuery({ query: ApiKeysDocument, requestPolicy: 'cache-and-network' })
  const keys = computed(() => asked.data.value?.apiKeys ?? [])
  const ask = () => asked.executeQuery({ requestPolicy: 'network-only' })
  const isOver = ({ revokedAt, expiresAt }: ApiKey) =>
    !!revokedAt || (!!expiresAt && Date.parse(expiresAt) <= now.value)

  return {
    live: computed(() => keys.value.filter((key) => !isOver(key))),
    over: computed(() => keys.value.filter(isOver)),
    ready: computed(() => !!asked.data.value),
    failed: computed(() => !!asked.error.value),
    ask,
    async create(wish: CreateApiKeyMutationVariables): Promise<Outcome> {
      const { data, error } = await client.mutation(CreateApiKeyDocument, wish).toPromise()
      await ask()
      return data ? { told: data.createApiKey } : { error: error! }
    },
    async rotate(keyId: string): Promise<Outcome> {
      const wish = { clientId: newClientId(), keyId }
      const { data, error } = await client.mutation(RotateApiKeyDocument, wish).toPromise()
      return data ? { told: data.rotateApiKey } : { error: error! }
    },
    async revoke(keyId: string): Promise<CombinedError | undefined> {
      const { error } = await client.mutation(RevokeApiKeyDocument, { keyId }).toPromise()
      return error
    },
  }
}
