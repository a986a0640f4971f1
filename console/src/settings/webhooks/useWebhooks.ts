import { useClientHandle, type CombinedError } from '@urql/vue'
import { computed } from 'vue'
import { newClientId } from '../../graphql/clientId'
import {
  ChangeWebhookDocument,
  CreateWebhookDocument,
  DeleteWebhookDocument,
  PauseWebhookDocument,
  ResumeWebhookDocument,
  RotateWebhookSecretDocument,
  WebhooksDocument,
  type CreateWebhookMutation,
  type CreateWebhookMutationVariables,
  type WebhookChanges,
  type WebhookOfDeskFragment,
} from '../generated'

export type Webhook = WebhookOfDeskFragment
export type Told = CreateWebhookMutation['createWebhook']
export type Outcome = { told: Told } | { error: CombinedError }

/** The URLs that are told what happens. */
export function useWebhooks() {
  const handle = useClientHandle()
  const { client } = handle
  const asked = handle.useQuery({ query: WebhooksDocument, requestPolicy: 'cache-and-network' })
  const ask = () => asked.executeQuery({ requestPolicy: 'network-only' })

  return {
    webhooks: computed(() => asked.data.value?.webhooks ?? []),
    ready: computed(() => !!asked.data.value),
    failed: computed(() => !!asked.error.value),
    ask,
    async create(wish: CreateWebhookMutationVariables): Promise<Outcome> {
      const { data, error } = await client.mutation(CreateWebhookDocument, wish).toPromise()
      await ask()
      return data ? { told: data.createWebhook } : { error: error! }
    },
    async change(webhookId: string, changes: WebhookChanges): Promise<CombinedError | undefined> {
      return (await client.mutation(ChangeWebhookDocument, { webhookId, changes }).toPromise()).error
    },
    async pause(webhookId: string): Promise<CombinedError | undefined> {
      return (await client.mutation(PauseWebhookDocument, { webhookId }).toPromise()).error
    },
    async resume(webhookId: string): Promise<CombinedError | undefined> {
      return (await client.mutation(ResumeWebhookDocument, { webhookId }).toPromise()).error
    },
    async rotate(webhookId: string): Promise<Outcome> {
      const wish = { clientId: newClientId(), webhookId }
      const { data, error } = await client.mutation(RotateWebhookSecretDocument, wish).toPromise()
      return data ? { told: data.rotateWebhookSecret } : { error: error! }
    },
    async remove(webhookId: string): Promise<CombinedError | undefined> {
      const { error } = await client.mutation(DeleteWebhookDocument, { webhookId }).toPromise()
      await ask()
      return error
    },
  }
}
