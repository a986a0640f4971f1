import { expect, test } from '@jest/globals'
import { desk, sweep } from '../support/desk.js'

test('an answered shopper rings no bell (R59)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  await time.passes({ minutes: 2 })
  await agent.replies('On its way.')
  await time.passes({ minutes: 60 })
  expect(await agent.rings()).toEqual([])
})

test('a shopper who waits 3 minutes rings a reminder, 5 minutes the whole team (R55)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  await time.passes({ minutes: 2, seconds: 58 })
  expect(await agent.rings()).toEqual([])
  await time.passes({ seconds: 3 })
  expect(await agent.rings()).toEqual(['REMINDED'])
  expect(await agent.ticket()).toMatchObject({ bell: 'REMINDED' })
  await time.passes({ minutes: 2 })
  expect(await agent.rings()).toEqual(['REMINDED', 'ESCALATED'])
  expect(await agent.ticket()).toMatchObject({ bell: 'ESCALATED' })
})

test('an automatic reply does not stop the waiting (R50)', async () => {
  const { shopper, agent, time, quiet } = await desk()
  await shopper.says('Where is my parcel?')
  await quiet()
  expect(await shopper.reads()).toHaveLength(2)
  await time.passes({ minutes: 3 })
  expect(await agent.rings()).toEqual(['REMINDED'])
})

test('a closed ticket never rings (R59)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  await agent.closes()
  await time.passes({ days: 1 })
  expect(await agent.rings()).toEqual([])
})

test('a ring happens once, however often it is asked for (R58)', async () => {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  await it.time.passes({ minutes: 3 })
  await Promise.all([sweep(it), sweep(it), sweep(it)])
  expect(await it.agent.rings()).toEqual(['REMINDED'])
})

test('the shopper’s next words do not start the waiting anew, the next question after an answer does', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  await time.passes({ minutes: 2 })
  await shopper.says('Hello?')
  await time.passes({ minutes: 1 })
  expect(await agent.rings()).toEqual(['REMINDED'])
  await agent.replies('On its way.')
  await shopper.says('And the invoice?')
  await time.passes({ minutes: 3 })
  expect(await agent.rings()).toEqual(['REMINDED', 'REMINDED'])
})

test('what came in closed hours rings when the desk has been open long enough (R56)', async () => {
  const { shopper, agent, time } = await desk({ now: '2026-06-15T22:14' })
  await shopper.says('Anybody there?')
  await time.is('2026-06-16T09:02:59')
  expect(await agent.rings()).toEqual([])
  await time.is('2026-06-16T09:03:00')
  expect(await agent.rings()).toEqual(['REMINDED'])
})

test('an account may count the minutes around the clock (R56)', async () => {
  const { shopper, agent, time } = await desk({ now: '2026-06-15T22:14', remindersAlways: true })
  await shopper.says('Anybody there?')
  await time.passes({ minutes: 3 })
  expect(await agent.rings()).toEqual(['REMINDED'])
})

test('after an outage the missed steps are one late ring, not many (R60)', async () => {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  await it.quiet()
  it.servers.clock.set(new Date(it.time.now().getTime() + 90 * 60_000))
  await sweep(it)
  expect(await it.agent.rings()).toEqual(['ESCALATED'])
})

test('a ring that comes late, after the closing, waits for the desk to open (R56, R60)', async () => {
  const it = await desk({ now: '2026-06-15T17:30' })
  await it.shopper.says('Where is my parcel?')
  await it.quiet()
  it.servers.clock.set(new Date('2026-06-15T22:00:00+02:00'))
  await sweep(it)
  await it.quiet()
  expect(await it.agent.rings()).toEqual([])
  await it.time.is('2026-06-16T08:59:59')
  expect(await it.agent.rings()).toEqual([])
  await it.time.is('2026-06-16T09:00:00')
  expect(await it.agent.rings()).toEqual(['ESCALATED'])
})

test('whoever goes on waiting is rung for again at each opening: nobody is forgotten (R60)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  await time.is('2026-06-15T18:00')
  const today = (await agent.rings()).length
  expect(today).toBe(5) // the reminder, the escalation, two repeats, the opening after lunch
  await time.is('2026-06-16T10:00')
  expect(await agent.rings()).toHaveLength(today + 1)
  expect((await agent.ticket()).nextRingAt).not.toBeNull()
})
