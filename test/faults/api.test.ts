import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { sendMessage } from '../support/actors.js'
import { insists, setStage } from './stage.js'
import { until } from '../support/until.js'

test.each([
  ['before the commit', 'before-commit', 0, 'F-01'],
  ['after the commit, before the answer', 'after-commit', 1, 'F-02'],
])(
  'the API is killed %s: the message, sent again, is there once and gets one reply',
  async (_when, point, kept) => {
    const stage = await setStage()
    const api = await stage.start('api', `${point}:send-auto-replies`)
    await stage.start('worker')
    const shopper = await stage.admit()
    const clientId = randomUUID()
    await expect(shopper.says('Where is my order?', clientId)).rejects.toThrow('fetch failed')
    expect(await api.ended).toBe('SIGKILL')
    expect(await stage.effects()).toMatchObject({ messages: kept })

    await stage.start('api')
    expect(await shopper.says('Where is my order?', clientId)).toBe(1)
    await stage.untilEffects({ messages: 1, replies: 1 })
    await stage.untilQuiet('active')
    expect(await shopper.says('Where is my order?', clientId)).toBe(1)
    expect(await stage.effects()).toMatchObject({ messages: 1, replies: 1, decisions: 1 })
  },
)

test('the API is killed after the commit and nobody comes back: the shopper is answered and rung for all the same (F-02, F-04)', async () => {
  const stage = await setStage()
  await stage.start('api', 'after-commit:send-auto-replies')
  await stage.start('worker')
  const shopper = await stage.admit()
  await expect(shopper.says('Where is my order?')).rejects.toThrow('fetch failed')
  await stage.untilEffects({ messages: 1, replies: 1, decisions: 1 })
  await stage.age(4)
  await stage.untilEffects({ rings: 1, bells: 1 })
  await stage.untilQuiet('active')
})

test.each([
  ['before the commit', 'before-commit', 0, 'F-01'],
  ['after the commit, before the answer', 'after-commit', 1, 'F-02'],
])('the API is killed %s of an agent’s answer: sent again, it is there once', async (_when, point, kept) => {
  const stage = await setStage()
  const first = await stage.start('api')
  const [shopper, agent] = [await stage.admit(), await stage.agent()]
  await shopper.says('Where is my order?')
  const { id } = await agent.ticket()
  await first.stop()

  const api = await stage.start('api', `${point}:ticket-changed`)
  const clientId = randomUUID()
  await expect(agent.replies('On its way.', id, clientId)).rejects.toThrow('fetch failed')
  expect(await api.ended).toBe('SIGKILL')
  expect(await stage.effects()).toMatchObject({ answers: kept })
  await stage.start('api')
  const number = await agent.replies('On its way.', id, clientId)
  expect(await agent.replies('On its way.', id, clientId)).toBe(number)
  expect(await stage.effects()).toMatchObject({ messages: 1, answers: 1 })
})

test('the API is killed under load: what was answered is there, and each message once, numbered without gaps (F-01, I-01, I-02, I-04)', async () => {
  const stage = await setStage()
  let api = await stage.start('api')
  const shoppers = await Promise.all(['a', 'b', 'c', 'd'].map((sub) => stage.admit(sub)))
  const answered: string[] = []
  const writing = shoppers.map(async (shopper, who) => {
    for (let n = 0; n < 12; n++) {
      const clientId = randomUUID()
      await insists(shopper, `${who}: message ${n}`, clientId)
      answered.push(clientId)
    }
  })
  for (const enough of [8, 24]) {
    await until(`${enough} are answered`, () => answered.length >= enough)
    await api.kill()
    api = await stage.start('api')
  }
  await Promise.all(writing)

  const rows = await stage.query(
    'SELECT ticket_id AS ticket, number, HEX(client_id) AS id FROM message ORDER BY ticket_id, number',
  )
  expect(rows.map(({ id }: { id: string }) => id).sort()).toEqual(
    answered.map((id) => id.replaceAll('-', '').toUpperCase()).sort(),
  )
  const numbers = rows.map(({ number }: { number: number }) => number)
  expect(numbers).toEqual(shoppers.flatMap(() => Array.from({ length: 12 }, (_, n) => n + 1)))
})

test('the API is killed while people listen: each goes on after the last number that it has, and misses nothing (F-03)', async () => {
  const stage = await setStage()
  const api = await stage.start('api')
  const [shopper, agent] = [await stage.admit(), await stage.agent()]
  await shopper.says('Where is my order?')
  const watch = shopper.watches()
  await watch.begun()
  await api.kill()
  await until('the socket is gone', () => watch.isOver || watch.failure !== null)

  await stage.start('api')
  await agent.replies('On its way.')
  await agent.replies('It arrives tomorrow.')
  const again = shopper.watches(1)
  const heard = () => again.told.flatMap(({ chatUpdates }) => chatUpdates.messages)
  await again.until(() => heard().length === 2)
  expect(heard()).toMatchObject([{ text: 'On its way.' }, { text: 'It arrives tomorrow.' }])
  await again.end()
})

test('an API that is asked to end answers first what it has begun (F-11)', async () => {
  const stage = await setStage()
  const api = await stage.start('api')
  const shopper = await stage.admit()
  await shopper.says('Where is my order?')
  const watch = shopper.watches(1)

  // The message waits for its ticket, and the API for the message.
  const holder = stage.app.database.createQueryRunner()
  await holder.startTransaction()
  await holder.query('SELECT id FROM ticket FOR UPDATE')
  const saying = shopper.door.get(sendMessage, { clientId: randomUUID(), text: 'Hello?' })
  await stage.untilWaiting('active_chat_of')
  const ending = api.stop()
  await until('the socket is gone', () => watch.isOver || watch.failure !== null)
  await holder.commitTransaction()
  await holder.release()

  expect((await saying).send.message).toMatchObject({ number: 2 })
  expect(await ending).toBe(0)
  expect(await stage.effects()).toMatchObject({ messages: 2 })
})
