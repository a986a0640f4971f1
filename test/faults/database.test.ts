import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sendMessage } from '../support/actors.js'
import { ownDatabase, type Engine } from './engines.js'
import { insists, setStage } from './stage.js'
import { until } from '../support/until.js'

let database: Engine

beforeAll(async () => {
  database = await ownDatabase()
}, 180_000)

afterAll(async () => {
  await database.close()
})

test('the database is killed under load: callers are told to try again, what was answered is there, and all goes on by itself (F-20, I-01)', async () => {
  const stage = await setStage({ databaseUrl: database.url })
  await stage.start('api')
  await stage.start('worker')
  const shoppers = await Promise.all(['a', 'b', 'c', 'd'].map((sub) => stage.admit(sub)))
  const answered: string[] = []
  const refused = new Set<string>()
  const writing = shoppers.map(async (shopper, who) => {
    for (let n = 0; n < 10; n++) {
      const clientId = randomUUID()
      await insists(shopper, `${who}: message ${n}`, clientId, (code) => refused.add(code))
      answered.push(clientId)
    }
  })
  await until('some are answered', () => answered.length >= 12)
  await database.kill()
  await until('somebody is told to try again', () => refused.has('TRY_AGAIN'))
  const asked = performance.now()
  expect(await shoppers[0]!.door.refusal(sendMessage, { clientId: randomUUID(), text: 'Hello?' })).toBe(
    'TRY_AGAIN',
  )
  expect(performance.now() - asked).toBeLessThan(10_000)
  expect((await fetch(`${stage.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${stage.url}/healthz`)).status).toBe(200)

  await database.start()
  await Promise.all(writing)
  expect([...refused]).toEqual(['TRY_AGAIN'])
  const rows = await stage.query('SELECT HEX(client_id) AS id FROM message WHERE author = ?', ['shopper'])
  const hex = (id: string) => id.replaceAll('-', '').toUpperCase()
  expect(rows.map(({ id }: { id: string }) => id).sort()).toEqual(answered.map(hex).sort())
  await stage.untilEffects({ messages: 40, replies: 4, decisions: 40 })
  await stage.age(4)
  await stage.untilEffects({ rings: 4, bells: 4 })
})
