import { expect, test } from '@jest/globals'
import { until } from '../support/until.js'
import { setStage, type Stage } from './stage.js'

/* The feed is numbered by a worker, after the commit: whatever dies in between, it tells each thing once. */

const numbersOf = async (stage: Stage): Promise<number[]> =>
  (await stage.query('SELECT number FROM feed_event ORDER BY number')).map(
    ({ number }: { number: number }) => number,
  )

const pendingIn = async (stage: Stage): Promise<number> =>
  Number((await stage.query('SELECT COUNT(*) AS pending FROM feed_pending'))[0].pending)

const untilNumbered = (stage: Stage, count: number) =>
  until(`${count} events are numbered`, async () => (await numbersOf(stage)).length >= count)

test.each(['before-commit:feed-grew', 'after-commit:feed-grew'])(
  'a worker is killed %s, twice: each event gets one number, and no number is left out (R74)',
  async (fault) => {
    const stage = await setStage()
    await stage.start('api')
    const shopper = await stage.admit()
    for (const text of ['Where is my order?', 'Hello?']) {
      await shopper.says(text)
      const worker = await stage.start('worker', fault)
      expect(await worker.ended).toBe('SIGKILL')
      await stage.expireLocks()
    }
    await stage.start('worker')
    // Made, two messages, one automatic reply.
    await untilNumbered(stage, 4)
    await stage.untilQuiet()
    expect(await numbersOf(stage)).toEqual([1, 2, 3, 4])
    expect(await pendingIn(stage)).toBe(0)
  },
)

test('two workers, and Redis emptied while nobody works: the feed tells all of it, once (R74)', async () => {
  const stage = await setStage()
  await stage.start('api')
  const shoppers = await Promise.all(['a', 'b', 'c', 'd'].map((sub) => stage.admit(sub)))
  await Promise.all(shoppers.map((shopper) => shopper.says('Where is my order?')))
  await stage.emptyRedis()
  await Promise.all([stage.start('worker'), stage.start('worker')])
  await untilNumbered(stage, 12)
  await Promise.all(shoppers.map((shopper) => shopper.says('Hello?')))
  await untilNumbered(stage, 16)
  await stage.untilQuiet()
  expect(await numbersOf(stage)).toEqual(Array.from({ length: 16 }, (_, place) => place + 1))
  const twice = await stage.query(
    'SELECT ticket_id FROM feed_event GROUP BY ticket_id, ticket_number, kind HAVING COUNT(*) > 1',
  )
  expect(twice).toEqual([])
})
