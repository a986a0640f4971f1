import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { signInAgent } from '../support/actors.js'
import { buildAgent } from '../support/builders.js'
import { openReceiver, type Receiver } from '../support/receiver.js'
import { until } from '../support/until.js'
import type { Running } from './process.js'
import { setStage, type Stage } from './stage.js'

/* Webhooks are sent by a worker: whatever dies in between, nothing is lost, and what is sent again has the same id (R75). */

let receiver: Receiver

beforeAll(async () => {
  receiver = await openReceiver()
})
beforeEach(() => {
  receiver.received.splice(0)
  receiver.answers(204)
})
afterAll(() => receiver.close())

async function stageWithHook(): Promise<Stage> {
  const stage = await setStage()
  await stage.start('api')
  const olga = await buildAgent(stage.app, stage.account, { name: 'Olga Petit', role: 'owner' })
  const owner = await signInAgent({ url: stage.url }, olga)
  await owner.door.get(
    `mutation ($clientId: UUID!, $url: String!) {
      createWebhook(clientId: $clientId, url: $url, kinds: [TICKET_CREATED]) { secret } }`,
    { clientId: randomUUID(), url: receiver.url },
  )
  return stage
}

const statesOf = async (stage: Stage): Promise<string[]> =>
  (await stage.query('SELECT state FROM webhook_delivery ORDER BY id')).map(
    ({ state }: { state: string }) => state,
  )

const untilDelivered = (stage: Stage, count: number) =>
  until(`${count} are delivered`, async () => {
    const states = await statesOf(stage)
    return states.length === count && states.every((state) => state === 'delivered')
  })

test('a worker is killed between the call and its record: it is sent again, under the same id', async () => {
  const stage = await stageWithHook()
  let worker: Running | null = null
  receiver.answers((response) => void worker?.kill().then(() => response.destroy()))
  worker = await stage.start('worker')
  await (await stage.admit()).says('Where is my order?')
  expect(await worker.ended).toBe('SIGKILL')
  expect(await statesOf(stage)).toEqual(['waiting'])
  receiver.answers(204)
  // Nobody is waited for longer than a minute: as if it had passed.
  await stage.query('UPDATE webhook_delivery SET next_try_at = next_try_at - INTERVAL 60 SECOND')
  await stage.start('worker')
  await untilDelivered(stage, 1)
  const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
  expect(ids).toEqual([ids[0], ids[0]])
})

test('two workers, and Redis emptied while nobody works: each thing is sent, once', async () => {
  const stage = await stageWithHook()
  const subs = ['a', 'b', 'c', 'd', 'e', 'f']
  const shoppers = await Promise.all(subs.map((sub) => stage.admit(sub)))
  await Promise.all(shoppers.map((shopper) => shopper.says('Where is my order?')))
  await stage.emptyRedis()
  await Promise.all([stage.start('worker'), stage.start('worker')])
  await untilDelivered(stage, 6)
  expect(receiver.received.map(({ data }) => data.number)).toHaveLength(6)
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(6)
})
