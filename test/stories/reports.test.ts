import { expect, test } from '@jest/globals'
import { globalIdOf } from '../api/operations.js'
import { desk, type Desk } from '../support/desk.js'

// The clock goes on with real milliseconds, so two minutes are seldom exactly that.
const about = (seconds: number) => expect.closeTo(seconds, -1)

const time = '{ count medianSeconds p90Seconds within { minutes count share } }'
const replyTimes = `query ($from: Instant!, $to: Instant!, $clock: ReportClock! = BUSINESS, $agentId: ID, $thresholds: [Int!]! = [3, 5]) {
  replyTimes(from: $from, to: $to, clock: $clock, agentId: $agentId, thresholds: $thresholds) {
    first ${time} all ${time} unansweredCloses } }`

const week = { from: '2026-06-15T00:00:00.000Z', to: '2026-06-22T00:00:00.000Z' }

const timesOf = async ({ agent }: Desk, given = {}) =>
  (await agent.door.get(replyTimes, { ...week, ...given })).replyTimes

test('reports: only people’s replies count, a holding reply too, the first apart; closing unanswered is no reply', async () => {
  const it = await desk()
  const { shopper, agent, anotherShopper, time } = it
  await shopper.says('Where is my parcel?') // and an automatic reply
  await time.passes({ minutes: 2 })
  await agent.holds()
  await time.passes({ minutes: 1 })
  await agent.replies('On its way.') // nobody waited any more
  await shopper.says('When?')
  await time.passes({ minutes: 4 })
  const { id } = await agent.ticket()
  await agent.replies('Tomorrow.', id)
  await shopper.says('Thank you!')
  await time.passes({ minutes: 9 })
  await agent.closes(id)
  const noah = await anotherShopper()
  await noah.says('Hello?')
  const { first, all, unansweredCloses } = await timesOf(it)
  expect(first).toMatchObject({ count: 1, medianSeconds: about(120), p90Seconds: about(120) })
  expect(all).toMatchObject({ count: 2, medianSeconds: about(120), p90Seconds: about(240) })
  expect(all.within).toEqual([
    { minutes: 3, count: 1, share: 0.5 },
    { minutes: 5, count: 2, share: 1 },
  ])
  expect(unansweredCloses).toBe(1)
})

test('reports: by business hours or by the calendar', async () => {
  const it = await desk({ now: '2026-06-15T17:59' })
  await it.shopper.says('Where is my parcel?')
  await it.time.is('2026-06-16T09:02')
  await it.agent.replies('On its way.')
  expect((await timesOf(it)).first).toMatchObject({ medianSeconds: about(180) })
  expect((await timesOf(it, { clock: 'CALENDAR' })).first).toMatchObject({
    medianSeconds: about((15 * 60 + 3) * 60),
  })
})

test('reports: who answered is told apart, and the team stands by name with whoever answered nobody', async () => {
  const it = await desk()
  const { shopper, agent, colleague, time } = it
  const marc = await colleague('Marc Lefort', 'manager')
  await shopper.says('Where is my parcel?')
  await time.passes({ minutes: 2 })
  await marc.replies('On its way.')
  const agentId = globalIdOf('Agent', marc.id)
  expect((await timesOf(it, { agentId })).all.count).toBe(1)
  expect((await timesOf(it, { agentId: globalIdOf('Agent', agent.id) })).all).toEqual({
    count: 0,
    medianSeconds: null,
    p90Seconds: null,
    within: [
      { minutes: 3, count: 0, share: null },
      { minutes: 5, count: 0, share: null },
    ],
  })
  const { agentReplyTimes } = await agent.door.get(
    'query ($from: Instant!, $to: Instant!) { agentReplyTimes(from: $from, to: $to) { agent { name } first { count } all { count medianSeconds } } }',
    week,
  )
  expect(agentReplyTimes).toEqual([
    { agent: { name: 'Lina Moreau' }, first: { count: 0 }, all: { count: 0, medianSeconds: null } },
    { agent: { name: 'Marc Lefort' }, first: { count: 1 }, all: { count: 1, medianSeconds: about(120) } },
  ])
})

test('reports: who waits now, and the longest of them, a snoozed one included', async () => {
  const { shopper, anotherShopper, agent, time } = await desk()
  const now = async () =>
    (await agent.door.get('{ waitingNow { count longestSince longestSeconds } }')).waitingNow
  expect(await now()).toEqual({ count: 0, longestSince: null, longestSeconds: null })
  await shopper.says('Where is my parcel?')
  const { id, waitingSince } = await agent.ticket()
  await agent.snoozes('SHOPPER_WRITES', id)
  await time.passes({ minutes: 10 })
  const noah = await anotherShopper()
  await noah.says('And mine?')
  expect(await now()).toMatchObject({ count: 2, longestSince: waitingSince })
  expect((await now()).longestSeconds).toBeGreaterThanOrEqual(600)
  expect((await now()).longestSeconds).toBeLessThan(610)
  await agent.replies('On its way.', id)
  expect((await now()).count).toBe(1)
  expect((await now()).longestSeconds).toBeLessThan(10)
})

test.each([
  [{ from: '2026-06-15T00:00:00.000Z', to: '2026-06-14T00:00:00.000Z' }, 'to'],
  [{ from: '2026-01-01T00:00:00.000Z', to: '2027-02-06T00:00:00.000Z' }, 'to'],
  [{ from: '1999-12-31T00:00:00.000Z', to: '2000-01-06T00:00:00.000Z' }, 'from'],
  [{ ...week, thresholds: [0] }, 'thresholds'],
  [{ ...week, thresholds: [1441] }, 'thresholds'],
  [{ ...week, thresholds: [1, 2, 3, 4, 5, 6] }, 'thresholds'],
])('reports: %j is refused at %s (R78)', async (given, field) => {
  const { agent } = await desk()
  const { errors } = await agent.door.ask(replyTimes, given)
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field } }])
})

test('reports: 400 days by the hour are answered whole', async () => {
  const { agent } = await desk()
  const { volume } = await agent.door.get(
    `{ volume(from: "2026-01-01T00:00:00.000Z", to: "2027-02-05T00:00:00.000Z", by: HOUR) { questions } }`,
  )
  expect(volume).toHaveLength(400 * 24)
})
