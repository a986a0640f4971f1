import { expect, test } from '@jest/globals'
import { DateTime } from 'luxon'
import { watchDesk } from '../../domain/office-hours/watch-desk.js'
import { sweepDesks } from '../../worker/sweep.js'
import { officeWeek } from '../support/builders.js'
import { desk, type Desk } from '../support/desk.js'

const evening = '2026-06-15T18:30'
const followUps = `query ($first: Int, $after: String) { followUps(first: $first, after: $after) {
  opening { at state } total left pageInfo { hasNextPage endCursor }
  edges { node { place waitingSince state isDone ticket { id profile { name } } } } } }`

const queueOf = async ({ agent }: Desk, page: Record<string, unknown> = {}) =>
  (await agent.door.get(followUps, page)).followUps

/** The queue as it stands: who, and what has become of it. */
const standing = async (it: Desk): Promise<string[]> =>
  (await queueOf(it)).edges.map(({ node }: any) => `${node.ticket.profile.name} ${node.state}`)

async function says(it: Desk, name: string, text = 'Anybody there?') {
  const shopper = await it.anotherShopper({ sub: name, name })
  await shopper.says(text)
  return shopper
}

const ticketOf = async (it: Desk, name: string): Promise<string> =>
  (await queueOf(it)).edges.find(({ node }: any) => node.ticket.profile.name === name).node.ticket.id

test('what came in closed hours makes the morning’s queue when the desk opens, oldest first (R56)', async () => {
  const it = await desk({ now: evening })
  await says(it, 'Ada')
  await it.time.is('2026-06-15T22:00')
  await says(it, 'Ben')
  await it.time.is('2026-06-16T07:00')
  await says(it, 'Cem')
  await it.time.is('2026-06-16T08:59')
  expect(await queueOf(it)).toMatchObject({ opening: null, total: 0, left: 0, edges: [] })
  await it.time.is('2026-06-16T09:00')
  await says(it, 'Dan', 'Good morning!')
  await it.quiet()
  const queue = await queueOf(it)
  expect(queue).toMatchObject({
    opening: { at: '2026-06-16T07:00:00.000Z', state: 'OPEN' },
    total: 3,
    left: 3,
  })
  expect(queue.edges.map(({ node }: any) => [node.place, node.ticket.profile.name, node.isDone])).toEqual([
    [1, 'Ada', false],
    [2, 'Ben', false],
    [3, 'Cem', false],
  ])
  expect(queue.edges[0].node.waitingSince).toMatch(/^2026-06-15T16:30:0/)
})

test('each is done when somebody answers it, closes it, or puts it off; a new question is not of this queue (R56)', async () => {
  const it = await desk({ now: evening })
  for (const name of ['Ada', 'Ben', 'Cem', 'Dan']) await says(it, name)
  await it.time.is('2026-06-16T09:00')
  await it.agent.replies('Good morning!', await ticketOf(it, 'Ada'))
  await it.agent.closes(await ticketOf(it, 'Ben'))
  await it.agent.snoozes('SHOPPER_WRITES', await ticketOf(it, 'Cem'))
  expect(await standing(it)).toEqual(['Ada ANSWERED', 'Ben CLOSED', 'Cem SNOOZED', 'Dan WAITING'])
  expect((await queueOf(it)).edges.map(({ node }: any) => node.isDone)).toEqual([true, true, true, false])
  expect(await queueOf(it)).toMatchObject({ total: 4, left: 1 })

  await says(it, 'Ada', 'Thank you. And another thing …')
  await it.agent.door.get('mutation ($id: ID!) { wake(ticketId: $id) { id } }', {
    id: await ticketOf(it, 'Cem'),
  })
  expect(await standing(it)).toEqual(['Ada ANSWERED', 'Ben CLOSED', 'Cem WAITING', 'Dan WAITING'])
  expect(await queueOf(it)).toMatchObject({ total: 4, left: 2 })
})

test('an automatic reply in the night answers nobody: who got one is in the queue (R50, R56)', async () => {
  const it = await desk({ now: evening })
  const ada = await says(it, 'Ada')
  await it.quiet()
  expect(await ada.reads()).toHaveLength(2)
  await it.time.is('2026-06-16T09:00')
  expect(await standing(it)).toEqual(['Ada WAITING'])
})

test('who was answered before the opening, or ended the chat, is not in the queue (R56)', async () => {
  const it = await desk({ now: evening })
  await says(it, 'Ada')
  const ben = await says(it, 'Ben')
  await ben.endsTheChat()
  const inbox = await it.agent.inbox()
  await it.agent.replies('Still here.', inbox.find(({ profile }) => profile.name === 'Ada')!.id)
  await it.time.is('2026-06-16T09:00')
  expect(await queueOf(it)).toMatchObject({ opening: { state: 'OPEN' }, total: 0, left: 0, edges: [] })
})

test('a snooze that ends with the opening is in the queue, one that goes on is not (R47, R56)', async () => {
  const it = await desk({ now: evening })
  for (const name of ['Ada', 'Ben']) await says(it, name)
  const [ada, ben] = await it.agent.inbox()
  await it.agent.snoozes(new Date('2026-06-16T07:00:00Z'), ada!.id)
  await it.agent.snoozes(new Date('2026-06-16T07:00:01Z'), ben!.id)
  it.servers.clock.set(new Date('2026-06-15T20:00:00Z'))
  await sweepDesks(it.servers.app)
  it.servers.clock.set(new Date('2026-06-16T07:00:00Z'))
  await sweepDesks(it.servers.app)
  expect((await queueOf(it)).edges.map(({ node }: any) => node.ticket.id)).toEqual([ada!.id])
})

test('an empty night makes an empty queue, and takes the place of yesterday’s (R56)', async () => {
  const it = await desk({ now: evening })
  await says(it, 'Ada')
  await it.time.is('2026-06-16T09:00')
  expect(await standing(it)).toEqual(['Ada WAITING'])
  await it.agent.replies('Good morning!')
  await it.time.is('2026-06-16T12:29')
  expect(await standing(it)).toEqual(['Ada ANSWERED'])
  await it.time.is('2026-06-17T09:00')
  expect(await queueOf(it)).toMatchObject({
    opening: { at: '2026-06-17T07:00:00.000Z' },
    total: 0,
    edges: [],
  })
})

test('whom nobody has answered before lunch is in the queue of after lunch, too: nobody falls out (R56, R60)', async () => {
  const it = await desk({ now: evening })
  await says(it, 'Ada')
  await it.time.is('2026-06-16T12:45')
  await says(it, 'Ben')
  expect(await standing(it)).toEqual(['Ada WAITING'])
  await it.time.is('2026-06-16T13:30')
  expect(await standing(it)).toEqual(['Ada WAITING', 'Ben WAITING'])
})

test('a long queue comes in pages, and a page stays in its queue when the desk opens again (R56, R73)', async () => {
  const it = await desk({ now: evening })
  for (const name of ['Ada', 'Ben', 'Cem']) await says(it, name)
  await it.time.is('2026-06-16T09:00')
  const first = await queueOf(it, { first: 2 })
  expect(first.pageInfo.hasNextPage).toBe(true)
  await it.time.is('2026-06-16T13:30')
  const rest = await queueOf(it, { first: 2, after: first.pageInfo.endCursor })
  expect(rest.opening).toEqual(first.opening)
  expect([...first.edges, ...rest.edges].map(({ node }: any) => node.ticket.profile.name)).toEqual([
    'Ada',
    'Ben',
    'Cem',
  ])
  expect(rest.pageInfo.hasNextPage).toBe(false)
})

test('doubled jobs and sweeps make one queue (R56)', async () => {
  const it = await desk({ now: evening })
  for (const name of ['Ada', 'Ben']) await says(it, name)
  const { app, clock } = it.servers
  await sweepDesks(app)
  clock.set(DateTime.fromISO('2026-06-16T09:00', { zone: 'Europe/Paris' }).toJSDate())
  const looks = Array.from({ length: 10 }, () => app.transaction((tx) => watchDesk(tx, it.account.id)))
  await Promise.all([...looks, sweepDesks(app), sweepDesks(app)])
  expect(await queueOf(it)).toMatchObject({ total: 2, left: 2 })
  const [row] = await app.database.query('SELECT COUNT(*) AS count FROM follow_up WHERE account_id = ?', [
    it.account.id,
  ])
  expect(Number(row.count)).toBe(2)
})

test('after an outage over the opening the queue is made late, of those who waited since before (R56, R60)', async () => {
  const it = await desk({ now: '2026-06-15T17:00' })
  const { app, clock } = it.servers
  const paris = (wall: string) => DateTime.fromISO(wall, { zone: 'Europe/Paris' }).toJSDate()
  await sweepDesks(app)
  clock.set(paris('2026-06-15T20:00'))
  await says(it, 'Ada')
  clock.set(paris('2026-06-16T09:20'))
  await says(it, 'Ben')
  clock.set(paris('2026-06-16T10:00'))
  await sweepDesks(app)
  expect(await standing(it)).toEqual(['Ada WAITING'])
  expect(await queueOf(it)).toMatchObject({ opening: { at: '2026-06-16T07:00:00.000Z' } })
})

test('consoles hear of the queue with the opening, live (R56)', async () => {
  const it = await desk({ now: evening })
  await says(it, 'Ada')
  await says(it, 'Ben')
  await it.quiet()
  const watch = it.agent.door.watch('subscription { deskChanges { status { state } followUpsLeft } }')
  await watch.until((told) => told.length === 1)
  await it.time.is('2026-06-16T09:00')
  await watch.until((told) => told.length === 2)
  expect(watch.told.map(({ deskChanges }) => deskChanges)).toEqual([
    { status: { state: 'CLOSED' }, followUpsLeft: 0 },
    { status: { state: 'OPEN' }, followUpsLeft: 2 },
  ])
  await watch.end()
})

test('a desk that opens for the first time, because hours are saved, has no night behind it', async () => {
  const it = await desk({ week: null })
  await it.shopper.says('Hello?')
  await it.time.passes({ minutes: 1 })
  const manager = await it.colleague('Zoé Petit', 'manager')
  await manager.door.get(
    `mutation ($hours: OfficeHoursInput!) { changeOfficeHours(expectedVersion: 0, hours: $hours) { version } }`,
    { hours: { week: officeWeek } },
  )
  expect(await queueOf(it)).toMatchObject({ opening: { state: 'OPEN' }, total: 0 })
})

test('hours that open the desk at once end the snoozes that wait for that, and whoever waits there is in the queue (R47, R56)', async () => {
  const it = await desk({ now: evening })
  await it.shopper.says('Anybody there?')
  await it.agent.snoozes('NEXT_OPENING')
  await it.time.is('2026-06-15T20:00')
  const owner = await it.colleague('Zoé Marchand', 'owner')
  await owner.door.get(
    `mutation { changeOfficeHours(expectedVersion: 1, hours: { week: {
      monday: [{ from: "09:00", to: "18:00" }, { from: "19:00", to: "22:00" }] } }) { version } }`,
  )
  const { edges } = await queueOf(it)
  expect(edges.map(({ node }: any) => node.ticket.profile.name)).toEqual(['Camille Roy'])
})
