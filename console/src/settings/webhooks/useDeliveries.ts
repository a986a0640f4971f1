import { useClientHandle, type CombinedError } from '@urql/vue'
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { newClientId } from '../../graphql/clientId'
import {
  ReplayDeliveryDocument,
  ReplayFailedDeliveriesDocument,
  SendTestEventDocument,
  WebhookDeliveriesDocument,
  WebhookDeliveryDocument,
  type DeliveryOfWebhookFragment,
  type WebhookDeliveryQuery,
  type WebhookDeliveryState,
} from '../generated'

export type Delivery = DeliveryOfWebhookFragment
export type DeliveryDetail = WebhookDeliveryQuery['webhookDelivery']

/** A receiver is waited for 10 seconds; what has just been sent is looked after until it has an answer. */
const LOOKS = 14
const LOOK_EVERY = 1_000

/** What a webhook is told, newest first, a page at a time, and what can be done about it. */
export function useDeliveries(webhookId: Ref<string>, state: Ref<WebhookDeliveryState | null>) {
  const { client } = useClientHandle()
  const deliveries = shallowRef<Delivery[]>([])
  const details = shallowRef(new Map<string, DeliveryDetail>())
  const next = ref<string | null>(null)
  const known = ref(false)
  const failed = ref(false)
  const loading = ref(false)
  let isGone = false
  onScopeDispose(() => (isGone = true))
  watch([webhookId, state], () => void refresh(), { immediate: true })

  return {
    deliveries,
    details,
    known,
    failed,
    loading,
    hasMore: computed(() => next.value !== null),
    refresh,
    more: () => load(next.value),
    look,
    test,
    replay,
    replayFailed,
  }

  /** Whether that is still what is looked at. */
  function isSame(id: string, of: WebhookDeliveryState | null) {
    return id === webhookId.value && of === state.value
  }

  function refresh() {
    return load(null)
  }

  async function load(after: string | null) {
    const [id, of] = [webhookId.value, state.value]
    loading.value = true
    const { data } = await client
      .query(
        WebhookDeliveriesDocument,
        { webhookId: id, state: of, after },
        { requestPolicy: 'network-only' },
      )
      .toPromise()
    if (!isSame(id, of)) return
    loading.value = false
    failed.value = !data
    if (!data) return
    const { edges, pageInfo } = data.webhookDeliveries
    const page = edges.map(({ node }) => node)
    deliveries.value = after ? [...deliveries.value, ...page] : page
    next.value = pageInfo.hasNextPage ? pageInfo.endCursor : null
    known.value = true
  }

  /** All about one, as it is now. */
  async function look(id: string): Promise<DeliveryDetail | null> {
    const { data } = await client
      .query(WebhookDeliveryDocument, { id }, { requestPolicy: 'network-only' })
      .toPromise()
    if (!data) return null
    details.value = new Map(details.value).set(id, data.webhookDelivery)
    deliveries.value = deliveries.value.map((one) => (one.id === id ? data.webhookDelivery : one))
    return data.webhookDelivery
  }

  async function lookUntilAnswered(id: string, tries: number) {
    for (let looks = 0; looks < LOOKS && !isGone; looks++) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
      const now = await look(id)
      // Every answer leaves its mark, and what waits for the webhook to be resumed has none to come.
      if (!now || now.state !== 'WAITING' || now.nextTryAt === null) return
      if (now.tries > tries && now.attempts.some(({ number }) => number === now.tries)) return
    }
  }

  async function test(): Promise<CombinedError | undefined> {
    const wish = { clientId: newClientId(), webhookId: webhookId.value }
    const { data, error } = await client.mutation(SendTestEventDocument, wish).toPromise()
    if (!data) return error
    await refresh()
    void lookUntilAnswered(data.sendTestEvent.id, 0)
  }

  async function replay({ id, tries }: Delivery): Promise<CombinedError | undefined> {
    const { data, error } = await client.mutation(ReplayDeliveryDocument, { deliveryId: id }).toPromise()
    if (!data) return error
    await look(id)
    void lookUntilAnswered(id, tries)
  }

  async function replayFailed(since: string): Promise<{ count: number } | { error: CombinedError }> {
    const wish = { webhookId: webhookId.value, since }
    const { data, error } = await client.mutation(ReplayFailedDeliveriesDocument, wish).toPromise()
    await refresh()
    return data ? { count: data.replayFailedDeliveries } : { error: error! }
  }
}
