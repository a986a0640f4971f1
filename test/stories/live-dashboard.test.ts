import { expect, test } from '@jest/globals'
import { later } from '../support/clock.js'
import { desk, type Desk } from '../support/desk.js'
import { until } from '../support/until.js'

const dashboard = `{
  waitingNow { count longestSince open unassigned snoozed closedToday onlineAgents }
  agents { name presence load { open snoozed waiting longestSince } openTickets lastReplyAt lastSeenAt } }`

const look = async ({ agent }: Desk) => {
  const { waitingNow, agents } = await agent.door.get(dashboard)
  const byName = Object.fromEntries(agents.map((one: { name: string }) => [one.name.split(' ')[0], one]))
  return { waitingNow, byName }
}

test('one question answers the live dashboard: who waits, what lies there, and who has how much (R48, R50)', async () => {
  const it = await desk()
  const { shopper, anotherShopper, agent, colleague, time } = it
  const marc = await colleague('Marc Lefort')
  const idOf = async (name: string, view = 'ALL') =>
    (await agent.inbox(view)).find(({ profile }) => profile.name === name)!.id
  await shopper.says('Where is my parcel?')
  const [noah, mia, leo] = await Promise.all(
    ['noah', 'mia', 'leo'].map((sub) => anotherShopper({ sub, name: sub })),
  )
  await noah!.says('And mine?')
  await mia!.says('Hello?')
  await leo!.says('Hi!')
  await time.passes({ minutes: 4 })
  await marc.replies('On its way.', await idOf('noah'))
  await marc.replies('Hello!', await idOf('mia'))
  await time.passes({ minutes: 1 })
  await noah!.says('When?')
  const noahs = (await agent.inbox()).find(({ profile }) => profile.name === 'noah')!
  await marc.snoozes('SHOPPER_WRITES', noahs.id)
  await agent.closes(await idOf('leo'))
  const { waitingNow, byName } = await look(it)
  const camilles = (await agent.inbox()).find(({ profile }) => profile.name === 'Camille Roy')!
  expect(waitingNow).toEqual({
    count: 2,
    longestSince: camilles.waitingSince,
    open: 2,
    unassigned: 1,
    snoozed: 1,
    closedToday: 1,
    onlineAgents: 0,
  })
  expect(byName.Marc.load).toEqual({ open: 1, snoozed: 1, waiting: 1, longestSince: noahs.waitingSince })
  expect(byName.Marc.openTickets).toBe(2)
  expect(byName.Lina).toMatchObject({
    load: { open: 0, snoozed: 0, waiting: 0, longestSince: null },
    lastReplyAt: null,
    lastSeenAt: null,
  })
  const repliedAt = Date.parse(byName.Marc.lastReplyAt)
  expect(repliedAt).toBeGreaterThanOrEqual(later(time.now(), { minutes: -2 }).getTime())
  expect(repliedAt).toBeLessThanOrEqual(later(time.now(), { minutes: -1 }).getTime())
})

test('who is online is counted, and who has left was last seen then (R48)', async () => {
  const it = await desk()
  const marc = await it.colleague('Marc Lefort')
  const console = await marc.comesOnline()
  await it.time.passes({ minutes: 10 })
  const { waitingNow, byName } = await look(it)
  expect(waitingNow.onlineAgents).toBe(1)
  expect(Date.parse(byName.Marc.lastSeenAt)).toBeGreaterThanOrEqual(
    later(it.time.now(), { seconds: -10 }).getTime(),
  )
  await console.end()
  await until('Marc is away', async () => (await marc.presence()) === 'AWAY')
  const left = it.time.now().getTime()
  await it.time.passes({ hours: 1 })
  const gone = await look(it)
  expect(gone.waitingNow.onlineAgents).toBe(0)
  expect(Math.abs(Date.parse(gone.byName.Marc.lastSeenAt) - left)).toBeLessThan(20_000)
})

test('today begins at midnight of the account’s zone (R21, R48)', async () => {
  const it = await desk({ now: '2026-06-15T23:50', timeZone: 'Asia/Tokyo' })
  await it.shopper.says('Where is my parcel?')
  await it.agent.closes()
  expect((await look(it)).waitingNow.closedToday).toBe(1)
  await it.time.is('2026-06-16T00:00')
  expect((await look(it)).waitingNow.closedToday).toBe(0)
  await (await it.anotherShopper()).says('And mine?')
  await it.agent.closes((await it.agent.inbox())[0]!.id)
  expect((await look(it)).waitingNow.closedToday).toBe(1)
})

const closeTimes = `query ($from: Instant!, $to: Instant!, $clock: ReportClock! = BUSINESS) {
  closeTimes(from: $from, to: $to, clock: $clock) { count medianSeconds p90Seconds } }`

test('reports: how long tickets take to be closed, by the hours and by the calendar, where they were closed (R14, R21)', async () => {
  const { shopper, anotherShopper, agent, time } = await desk({ now: '2026-06-15T17:50' })
  await shopper.says('Where is my parcel?')
  const first = (await agent.ticket()).id
  await time.is('2026-06-16T09:10') // closed in between: 20 of these minutes are open ones
  await agent.closes(first)
  const noah = await anotherShopper()
  await noah.says('And mine?')
  await time.passes({ minutes: 5 })
  await noah.endsTheChat()
  const timesOf = async (from: string, to: string, clock = 'BUSINESS') =>
    (await agent.door.get(closeTimes, { from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z`, clock })).closeTimes
  expect(await timesOf('2026-06-16', '2026-06-17')).toEqual({
    count: 2,
    medianSeconds: 300,
    p90Seconds: 1200,
  })
  const calendar = await timesOf('2026-06-16', '2026-06-17', 'CALENDAR')
  expect(calendar).toEqual({ count: 2, medianSeconds: 300, p90Seconds: (15 * 60 + 20) * 60 })
  expect(await timesOf('2026-06-15', '2026-06-16')).toEqual({
    count: 0,
    medianSeconds: null,
    p90Seconds: null,
  })
})

test('reports: how many questions came while the desk was closed (R26, R30, R56)', async () => {
  const { shopper, anotherShopper, agent, time, quiet } = await desk({ now: '2026-06-15T11:00' })
  await shopper.says('Where is my parcel?')
  await time.is('2026-06-15T12:45') // lunch
  await agent.replies('On its way.')
  await shopper.says('When?')
  await shopper.says('Hello?')
  await time.is('2026-06-15T20:00')
  await (await anotherShopper()).says('And mine?')
  await quiet()
  const { volume } = await agent.door.get(
    `{ volume(from: "2026-06-14T22:00:00Z", to: "2026-06-16T22:00:00Z", by: DAY) { questions questionsInClosedHours } }`,
  )
  expect(volume).toEqual([
    { questions: 3, questionsInClosedHours: 2 },
    { questions: 0, questionsInClosedHours: 0 },
  ])
})
