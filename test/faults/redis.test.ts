import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { Redis } from 'ioredis'
import { sendMessage, type ShopperActor } from '../support/actors.js'
import { ownRedis, type Engine } from './engines.js'
import { setStage, type Stage } from './stage.js'
import { until } from '../support/until.js'

let redis: Engine
let isAway = false

beforeAll(async () => {
  redis = await ownRedis()
})

afterEach(async () => {
  if (isAway) await comeBack()
})

afterAll(async () => {
  await redis.close()
})

async function goAway() {
  isAway = true
  await redis.kill()
}

async function comeBack() {
  await redis.start()
  isAway = false
}

const stageOnIt = () => setStage({ redisUrl: redis.url })

/** None may wait for Redis: that would take it longer, however slow the machine. */
async function saysQuickly(shopper: ShopperActor, count: number) {
  for (let n = 0; n < count; n++) {
    const started = performance.now()
    await shopper.door.get(sendMessage, { clientId: randomUUID(), text: `Message ${n}` })
    expect(performance.now() - started).toBeLessThan(5_000)
  }
}

const readiness = async (stage: Stage): Promise<any> => (await fetch(`${stage.url}/readyz`)).json()

test('Redis is killed: messages are accepted quickly, people go on hearing from each other, and reply and ring come once (F-14, F-15)', async () => {
  const stage = await stageOnIt()
  await stage.start('api')
  await stage.start('worker')
  const [shopper, agent] = [await stage.admit(), await stage.agent()]
  const inbox = await agent.watchesInbox()
  await shopper.says('Where is my order?')
  await stage.untilEffects({ replies: 1 })
  const chat = shopper.watches(2)
  const { id } = await agent.ticket()

  await goAway()
  await until('the API has noticed', async () => (await readiness(stage)).redis === false)
  expect(await readiness(stage)).toMatchObject({ ready: true, database: true })
  await saysQuickly(shopper, 8)
  await inbox.until((told) => told.some(({ inboxChanges: { ticket } }) => ticket?.preview === 'Message 7'))
  await agent.replies('On its way.', id)
  await chat.until((told) =>
    told.some(({ chatUpdates: { messages } }) => messages.at(-1)?.text === 'On its way.'),
  )

  // The bell rings without Redis as well, and the consoles hear it.
  await shopper.says('And the other one?')
  await stage.age(4)
  await stage.untilEffects({ rings: 1 })
  await inbox.until((told) => told.some(({ inboxChanges: { ticket } }) => ticket?.bell === 'REMINDED'))

  await comeBack()
  await stage.untilQuiet('active')
  await stage.addJobs(3)
  await stage.untilQuiet('active')
  expect(await stage.effects()).toEqual({
    messages: 10,
    answers: 1,
    replies: 1,
    decisions: 10,
    rings: 1,
    bells: 1,
  })
  const live = inbox.told.length
  await agent.replies('It is on its way, too.', id)
  await inbox.until((told) => told.length > live)
  await Promise.all([inbox.end(), chat.end()])
})

const look = 'query ($id: ID!) { ticket(id: $id) { presence { agents { activity } shopper { isHere } } } }'
const touch = `mutation ($id: ID!, $activity: Activity!, $tabId: UUID!) {
  touchTicket(ticketId: $id, activity: $activity, tabId: $tabId) }`

test('Redis is killed, or freezes: nobody looks and nobody writes for a while, and nobody waits for that or fails (R51)', async () => {
  const stage = await stageOnIt()
  await stage.start('api')
  const [shopper, agent] = [await stage.admit(), await stage.agent()]
  await shopper.says('Where is my order?')
  const { id } = await agent.ticket()
  const tabId = randomUUID()
  const quickly = async (act: () => Promise<unknown>, within = 1_000) => {
    const started = performance.now()
    await act()
    expect(performance.now() - started).toBeLessThan(within)
  }
  const signsOfLife = async (activity: string) => {
    await quickly(() => agent.door.get(touch, { id, activity, tabId }))
    await quickly(() =>
      shopper.door.get('mutation ($tabId: UUID!) { touchChat(isTyping: true, tabId: $tabId) }', { tabId }),
    )
  }
  const seen = async () => (await agent.door.get(look, { id })).ticket.presence
  const nobody = { agents: [], shopper: { isHere: false } }
  const both = (activity: string) => ({ agents: [{ activity }], shopper: { isHere: true } })
  const watching = agent.door.watch(
    'subscription ($id: ID!) { ticketPresence(ticketId: $id) { agents { activity } shopper { isHere } } }',
    { id },
  )
  const isTold = (presence: object) =>
    watching.until((told) => JSON.stringify(told.at(-1)) === JSON.stringify({ ticketPresence: presence }))
  await isTold(nobody)
  await signsOfLife('VIEWING')
  await isTold(both('VIEWING'))

  await goAway()
  await until('the API has noticed', async () => (await readiness(stage)).redis === false)
  await signsOfLife('WRITING')
  await quickly(async () => expect(await seen()).toEqual(nobody))
  const late = agent.door.watch(
    'subscription ($id: ID!) { ticketPresence(ticketId: $id) { agents { activity } shopper { isHere } } }',
    { id },
  )
  await quickly(() => late.until((told) => told.length > 0))
  expect(late.told).toEqual([{ ticketPresence: nobody }])
  await comeBack()
  await until('the API has noticed', async () => (await readiness(stage)).redis === true)
  await until('faces are back', async () => {
    await pause(250) // signs of life are limited
    await signsOfLife('WRITING')
    return JSON.stringify(await seen()) === JSON.stringify(both('WRITING'))
  })
  await isTold(both('WRITING'))
  expect(watching.failure).toBeNull()

  redis.freeze()
  try {
    await signsOfLife('VIEWING')
    await quickly(async () => expect(await seen()).toEqual(nobody), 3_000)
    // It is not asked again and again.
    await quickly(async () => expect(await seen()).toEqual(nobody))
    await saysQuickly(shopper, 3)
  } finally {
    redis.thaw()
  }
  await Promise.all([watching.end(), late.end()])
})

test('API and worker start while Redis is away, and end while it is away', async () => {
  const stage = await stageOnIt()
  await goAway()
  const [api, worker] = await Promise.all([stage.start('api'), stage.start('worker')])
  const shopper = await stage.admit()
  await saysQuickly(shopper, 3)
  await stage.untilEffects({ messages: 3, replies: 1, decisions: 3 })
  await stage.age(4)
  await stage.untilEffects({ rings: 1 })

  const started = performance.now()
  expect(await Promise.all([api.stop(), worker.stop()])).toEqual([0, 0])
  expect(performance.now() - started).toBeLessThan(10_000)

  await Promise.all([stage.start('api'), stage.start('worker')])
  await comeBack()
  await stage.untilQuiet('active')
  await shopper.says('Once more.')
  await stage.untilEffects({ messages: 4, replies: 1, decisions: 4, rings: 1 })
  // By the quick path again, and not only by the sweep.
  await until('the job is done', async () => (await stage.jobs('completed'))[0]! > 0)
})

test('Redis freezes without a word: nobody who writes waits for it', async () => {
  const stage = await stageOnIt()
  await stage.start('api')
  await stage.start('worker')
  const shopper = await stage.admit()
  await shopper.says('Where is my order?')
  await stage.untilEffects({ replies: 1 })
  redis.freeze()
  try {
    await saysQuickly(shopper, 10)
    await stage.untilEffects({ messages: 11, decisions: 11 })
  } finally {
    redis.thaw()
  }
  await stage.untilQuiet('active')
  await stage.age(4)
  await stage.untilEffects({ messages: 11, replies: 1, decisions: 11, rings: 1, bells: 1 })
})

test('Redis freezes before a process has handed over its first job: once it is back, each hands over again', async () => {
  const stage = await stageOnIt()
  await stage.start('api')
  const worker = await stage.start('worker')
  const shopper = await stage.admit()
  redis.freeze()
  try {
    await saysQuickly(shopper, 2)
    await stage.untilEffects({ messages: 2, replies: 1, decisions: 2 })
    await pause(2_500) // longer than anybody waits for an answer from Redis
  } finally {
    redis.thaw()
  }
  await stage.untilQuiet('active') // the relay of the worker
  expect(await worker.stop()).toBe(0)
  await shopper.says('Once more.')
  await stage.untilJobs('waiting', [1, 0]) // the API itself
})

test('all of Redis is lost, with jobs that wait and jobs that are for later: reply and ring happen, once (F-16, I-15, I-16)', async () => {
  const stage = await stageOnIt()
  await stage.start('api')
  const [first, second] = [await stage.admit('first'), await stage.admit('second')]
  await first.says('Where is my order?')
  await until('the jobs are in Redis', async () => String(await stage.jobs('waiting', 'delayed')) === '1,1')
  await flushAll()
  expect(await stage.jobs('waiting', 'delayed')).toEqual([0, 0])
  await stage.start('worker')
  await stage.untilEffects({ messages: 1, replies: 1, decisions: 1 })

  // Once more, under a worker that runs: its own listening in Redis is gone with everything else.
  await second.says('And mine?')
  await stage.untilEffects({ replies: 2 })
  await flushAll()
  await stage.age(4)
  await stage.untilEffects({ rings: 2, bells: 2 })
  const third = await stage.admit('third')
  await third.says('Hello?')
  await stage.untilEffects({ messages: 3, replies: 3, decisions: 3, rings: 2, bells: 2 })
  await stage.untilQuiet('active')
})

async function flushAll() {
  const client = new Redis(redis.url)
  await client.flushall()
  await client.quit()
}
