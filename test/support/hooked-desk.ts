import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import { findBusyWebhooks } from '../../domain/webhook/find-busy-webhooks.js'
import { sendDeliveries } from '../../domain/webhook/send-deliveries.js'
import { numberAll } from '../../worker/number-feeds.js'
import type { AgentActor } from './actors.js'
import { desk, type Desk } from './desk.js'
import { openReceiver, type Receiver } from './receiver.js'
import { servers } from './servers.js'

export const creating = `mutation ($clientId: UUID!, $url: String!, $kinds: [FeedKind!], $description: String!) {
  createWebhook(clientId: $clientId, url: $url, kinds: $kinds, description: $description) {
    secret webhook { id url description kinds pausedFor createdBy { name } } } }`
const listing = '{ webhooks { id pausedFor pausedAt failingSince lastDeliveredAt formerUntil } }'
export const deliveriesOf = `query ($webhookId: ID!, $state: WebhookDeliveryState, $first: Int! = 50, $after: String) {
  webhookDeliveries(webhookId: $webhookId, state: $state, first: $first, after: $after) { pageInfo { hasNextPage endCursor }
    edges { node { id messageId type feedNumber state tries nextTryAt lastStatus lastProblem body
      attempts { number status problem sentHeaders answerHeaders answer } } } } }`
export const changing = `mutation ($webhookId: ID!, $changes: WebhookChanges!) {
  changeWebhook(webhookId: $webhookId, changes: $changes) { url kinds description } }`
export const rotating = `mutation ($clientId: UUID!, $webhookId: ID!) {
  rotateWebhookSecret(clientId: $clientId, webhookId: $webhookId) { secret webhook { formerUntil } } }`
export const testing = `mutation ($clientId: UUID!, $webhookId: ID!) {
  sendTestEvent(clientId: $clientId, webhookId: $webhookId) { id state type } }`
export const replaying =
  'mutation ($deliveryId: ID!) { replayDelivery(deliveryId: $deliveryId) { state tries } }'
export const replayingAll = `mutation ($webhookId: ID!, $since: Instant!) {
  replayFailedDeliveries(webhookId: $webhookId, since: $since) }`
export const act = (verb: string) =>
  `mutation ($webhookId: ID!) { ${verb}Webhook(webhookId: $webhookId) { pausedFor } }`

export let receiver: Receiver

beforeAll(async () => {
  receiver = await openReceiver()
})

beforeEach(async () => {
  ;(await servers()).app.outbound = { isPrivateAllowed: true }
  receiver.received.splice(0)
  receiver.answers(204)
})

afterAll(() => receiver.close())

export interface Wish {
  url?: string
  kinds?: string[] | null
  clientId?: string
  description?: string
}

export const wish = (given: Wish = {}) => ({
  ...{ clientId: randomUUID(), url: receiver.url, description: '', kinds: null },
  ...given,
})

export async function hook(owner: AgentActor, given: Wish = {}) {
  const { createWebhook } = await owner.door.get(creating, wish(given))
  return { id: createWebhook.webhook.id as string, secret: createWebhook.secret as string }
}

export async function deskWithOwner() {
  const it = await desk({ now: '2026-06-15T10:00' })
  return { ...it, owner: await it.colleague('Olga Petit', 'owner') }
}

export async function deskWithHook(given: Wish = {}) {
  const it = await deskWithOwner()
  return { ...it, webhook: await hook(it.owner, given) }
}

/** All that can be sent now is. */
export async function send({ servers: { app }, account }: Desk) {
  await numberAll(app, account.id)
  const busy = await findBusyWebhooks(app.database.manager, app.clock.now())
  const own = busy.filter(({ accountId }) => accountId === account.id)
  await Promise.all(own.map((webhook) => sendDeliveries(app, webhook)))
}

export interface Delivery {
  id: string
  messageId: string
  type: string
  feedNumber: number | null
  state: string
  tries: number
  nextTryAt: string | null
  lastStatus: number | null
  lastProblem: string | null
  body: string
  attempts: {
    number: number
    status: number | null
    problem: string | null
    sentHeaders: string
    answerHeaders: string
    answer: string
  }[]
}

export async function log(
  owner: AgentActor,
  webhookId: string,
  state: string | null = null,
): Promise<Delivery[]> {
  const { webhookDeliveries } = await owner.door.get(deliveriesOf, { webhookId, state })
  return webhookDeliveries.edges.map(({ node }: { node: Delivery }) => node).reverse()
}

export const stateOf = async (owner: AgentActor) => (await owner.door.get(listing)).webhooks[0]

export const types = () => receiver.received.map(({ type }) => type)
