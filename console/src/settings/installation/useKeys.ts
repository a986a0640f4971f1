import { useClientHandle, type CombinedError } from '@urql/vue'
import { computed } from 'vue'
import {
  AddIdentityKeyDocument,
  IdentityKeysDocument,
  RevokeIdentityKeyDocument,
  type AddIdentityKeyMutation,
  type IdentityAlgorithm,
  type KeyOfShopFragment,
} from '../generated'

export type Key = KeyOfShopFragment
export type Added = AddIdentityKeyMutation['addIdentityKey']
export type KeyWish = { clientId: string; algorithm: IdentityAlgorithm; publicKey: string | null }

/** The keys with which the shop proves who its shoppers are. */
export function useKeys() {
  const handle = useClientHandle()
  const { client } = handle
  const asked = handle.useQuery({ query: IdentityKeysDocument, requestPolicy: 'cache-and-network' })
  const keys = computed(() => asked.data.value?.identityKeys ?? [])
  const ask = () => asked.executeQuery({ requestPolicy: 'network-only' })

  return {
    live: computed(() => keys.value.filter(({ revokedAt }) => !revokedAt)),
    revoked: computed(() => keys.value.filter(({ revokedAt }) => revokedAt)),
    ready: computed(() => !!asked.data.value),
    failed: computed(() => !!asked.error.value),
    ask,
    async add(wish: KeyWish): Promise<{ added: Added } | { error: CombinedError }> {
      const { data, error } = await client.mutation(AddIdentityKeyDocument, wish).toPromise()
      await ask()
      return data ? { added: data.addIdentityKey } : { error: error! }
    },
    async revoke(keyId: string): Promise<CombinedError | undefined> {
      const { error } = await client.mutation(RevokeIdentityKeyDocument, { keyId }).toPromise()
      return error
    },
  }
}
