import { describe, expect, test } from '@jest/globals'
import { DateTime } from 'luxon'
import { watchDesk } from '../../domain/office-hours/watch-desk.js'
import { sweepDesks } from '../../worker/sweep.js'
import { officeWeek } from '../support/builders.js'
import { desk, type Desk } from '../support/desk.js'

const changeHours = `mutation ($version: Int!, $hours: OfficeHoursInput!) {
  changeOfficeHours(expectedVersion: $version, hours: $hours) { version } }`
const changeSettings = `mutation ($version: Int!, $changes: AccountChanges!) {
  changeAccount(expectedVersion: $version, changes: $changes) { version } }`
const deskChanges = `subscription { deskChanges {
  status { state until } change { state at hoursVersion missed } followUpsLeft } }`

/** Every change that was noticed: what it became, and when by the wall of the desk; how many were missed. */
async function noticed({ servers: { app }, account }: Desk, zone = 'Europe/Paris'): Promise<string[]> {
  const rows = await app.database.query(
    'SELECT state, at, missed FROM desk_change WHERE account_id = ? ORDER BY at, id',
    [account.id],
  )
  return rows.map(({ state, at, missed }: { state: string; at: Date; missed: number }) => {
    const wall = DateTime.fromJSDate(at, { zone }).toFormat('ccc HH:mm ZZ')
    return `${state} ${wall}${missed > 0 ? `, ${missed} missed` : ''}`
  })
}

/** Nobody sweeps meanwhile, and no job comes. */
const outageUntil = ({ servers: { clock } }: Desk, wallClock: string, zone = 'Europe/Paris') =>
  clock.set(DateTime.fromISO(wallClock, { zone }).toJSDate())

const look = ({ servers: { app } }: Desk) => sweepDesks(app)
const managerOf = (it: Desk) => it.colleague('Zoé Petit', 'manager')

test('each opening and closing is noticed once, at its moment, lunch included (R56)', async () => {
  const it = await desk({ now: '2026-06-15T08:00' })
  await it.time.is('2026-06-16T10:00')
  expect(await noticed(it)).toEqual([
    'open Mon 09:00 +02:00',
    'closed Mon 12:30 +02:00',
    'open Mon 13:30 +02:00',
    'closed Mon 18:00 +02:00',
    'open Tue 09:00 +02:00',
  ])
})

test('the first look at a new account plans, and invents no change', async () => {
  const it = await desk()
  await look(it)
  const [row] = await it.servers.app.database.query(
    'SELECT desk_state, desk_look_at FROM account WHERE id = ?',
    [it.account.id],
  )
  expect(row).toEqual({ desk_state: 'open', desk_look_at: new Date('2026-06-15T10:30:00Z') })
  expect(await noticed(it)).toEqual([])
})

test('twenty looks at once notice an opening once, and plan one next look', async () => {
  const it = await desk({ now: '2026-06-15T08:59' })
  const { app } = it.servers
  await look(it)
  outageUntil(it, '2026-06-15T09:00:00')
  await Promise.all(Array.from({ length: 20 }, () => app.transaction((tx) => watchDesk(tx, it.account.id))))
  await Promise.all([look(it), look(it)])
  expect(await noticed(it)).toEqual(['open Mon 09:00 +02:00'])
})

test('an early look finds nothing to do', async () => {
  const it = await desk({ now: '2026-06-15T08:50' })
  await look(it)
  outageUntil(it, '2026-06-15T08:59:59')
  await it.servers.app.transaction((tx) => watchDesk(tx, it.account.id))
  expect(await noticed(it)).toEqual([])
})

test('after an outage all that was missed is one change into what is now (R60)', async () => {
  const it = await desk({ now: '2026-06-15T17:00' })
  await look(it)
  outageUntil(it, '2026-06-18T09:20')
  await look(it)
  expect(await noticed(it)).toEqual(['open Thu 09:00 +02:00, 9 missed'])
  await it.time.is('2026-06-18T12:30')
  expect(await noticed(it)).toEqual(['open Thu 09:00 +02:00, 9 missed', 'closed Thu 12:30 +02:00'])
})

describe('clock changes are right by construction (R21)', () => {
  const nights = { ...officeWeek, sunday: [{ from: '01:00', to: '05:00' }] }
  const only = (weekday: string, from: string, to: string) => ({
    ...Object.fromEntries(Object.keys(officeWeek).map((day) => [day, []])),
    [weekday]: [{ from, to }],
  })

  test.each<[string, string, string, object, string[]]>([
    [
      'Paris, in spring: the hours from one to five are three',
      'Europe/Paris',
      '2027-03-28T00:30',
      nights,
      ['open Sun 01:00 +01:00', 'closed Sun 05:00 +02:00'],
    ],
    [
      'Paris, in autumn: they are five',
      'Europe/Paris',
      '2026-10-25T00:30',
      nights,
      ['open Sun 01:00 +02:00', 'closed Sun 05:00 +01:00'],
    ],
    [
      'Paris, in autumn: what ends in the hour that comes twice ends twice',
      'Europe/Paris',
      '2026-10-25T00:30',
      only('sunday', '01:00', '02:30'),
      [
        'open Sun 01:00 +02:00',
        'closed Sun 02:30 +02:00',
        'open Sun 02:00 +01:00',
        'closed Sun 02:30 +01:00',
      ],
    ],
    [
      'Paris, in spring: what lies in the hour that is left out never opens',
      'Europe/Paris',
      '2027-03-28T00:30',
      only('sunday', '02:15', '02:45'),
      [],
    ],
    [
      'Santiago, in spring: Sunday begins at one',
      'America/Santiago',
      '2026-09-05T23:30',
      only('sunday', '00:00', '05:00'),
      ['open Sun 01:00 -03:00', 'closed Sun 05:00 -03:00'],
    ],
    [
      'Santiago, in autumn: the last hour of Saturday comes twice',
      'America/Santiago',
      '2027-04-03T22:30',
      only('saturday', '23:00', '24:00'),
      ['open Sat 23:00 -03:00', 'closed Sun 00:00 -04:00'],
    ],
  ])('%s', async (_, timeZone, now, week, expected) => {
    const it = await desk({ timeZone, now, week: week as typeof officeWeek })
    await it.time.passes({ hours: 10 })
    expect(await noticed(it, timeZone)).toEqual(expected)
  })
})

describe('whoever saves hours re-plans at once (R24)', () => {
  test('hours that close the desk now; and the old closing passes in silence', async () => {
    const it = await desk()
    const manager = await managerOf(it)
    await look(it)
    const week = { ...officeWeek, monday: [{ from: '14:00', to: '16:00' }] }
    await manager.door.get(changeHours, { version: 1, hours: { week } })
    await it.time.is('2026-06-15T17:00')
    expect(await noticed(it)).toEqual([
      'closed Mon 10:00 +02:00',
      'open Mon 14:00 +02:00',
      'closed Mon 16:00 +02:00',
    ])
  })

  test('hours that change nothing for now are no change', async () => {
    const it = await desk()
    const manager = await managerOf(it)
    await look(it)
    const week = { ...officeWeek, monday: [{ from: '08:00', to: '11:00' }] }
    await manager.door.get(changeHours, { version: 1, hours: { week } })
    await look(it)
    expect(await noticed(it)).toEqual([])
    await it.time.is('2026-06-15T12:00')
    expect(await noticed(it)).toEqual(['closed Mon 11:00 +02:00'])
  })

  test('a new time zone', async () => {
    const it = await desk()
    const manager = await managerOf(it)
    await look(it)
    await manager.door.get(changeSettings, { version: 1, changes: { timeZone: 'America/New_York' } })
    await it.time.is('2026-06-15T16:00')
    expect(await noticed(it)).toEqual(['closed Mon 10:00 +02:00', 'open Mon 15:00 +02:00'])
  })

  test('what had come about by the old hours, and nobody had noticed, is settled first', async () => {
    const it = await desk()
    const manager = await managerOf(it)
    await look(it)
    outageUntil(it, '2026-06-15T12:45')
    await manager.door.get(changeHours, { version: 1, hours: { week: {} } })
    expect(await noticed(it)).toEqual(['closed Mon 12:30 +02:00', 'none Mon 12:45 +02:00'])
  })

  test('saving and looking at once: one of both comes first, and all is told once', async () => {
    const it = await desk({ now: '2026-06-15T08:59' })
    const manager = await managerOf(it)
    await look(it)
    outageUntil(it, '2026-06-15T09:00')
    const save = manager.door.get(changeHours, { version: 1, hours: { week: officeWeek } })
    await Promise.all([save, look(it), look(it)])
    expect(await noticed(it)).toEqual(['open Mon 09:00 +02:00'])
  })
})

describe('people hear of it', () => {
  test('consoles and widgets, by the job alone, at the moment of the opening', async () => {
    const it = await desk({ now: '2026-06-15T08:59:59' })
    const [console, widget] = [
      it.agent.door.watch(deskChanges),
      it.shopper.door.watch('subscription { deskChanges { state until } }'),
    ]
    await console.until((told) => told.length === 1)
    await widget.until((told) => told.length === 1)
    await look(it)
    await console.until((told) => told.length === 2)
    await widget.until((told) => told.length === 2)
    const opened = { state: 'OPEN', until: '2026-06-15T10:30:00.000Z' }
    expect(console.told.map(({ deskChanges }) => deskChanges)).toEqual([
      { status: { state: 'CLOSED', until: '2026-06-15T07:00:00.000Z' }, change: null, followUpsLeft: 0 },
      {
        status: opened,
        change: { state: 'OPEN', at: '2026-06-15T07:00:00.000Z', hoursVersion: 1, missed: 0 },
        followUpsLeft: 0,
      },
    ])
    expect(widget.told.map(({ deskChanges }) => deskChanges)).toEqual([
      { state: 'CLOSED', until: '2026-06-15T07:00:00.000Z' },
      opened,
    ])
    await Promise.all([console.end(), widget.end()])
  })

  test('hours that were saved: another closing is told, the same is not', async () => {
    const it = await desk()
    const manager = await managerOf(it)
    const watch = it.agent.door.watch(deskChanges)
    await watch.until((told) => told.length === 1)
    await manager.door.get(changeHours, { version: 1, hours: { week: officeWeek } })
    const week = { ...officeWeek, monday: [{ from: '09:00', to: '11:00' }] }
    await manager.door.get(changeHours, { version: 2, hours: { week } })
    await watch.until((told) => told.length === 2)
    expect(watch.told.map(({ deskChanges }) => deskChanges.status.until)).toEqual([
      '2026-06-15T10:30:00.000Z',
      '2026-06-15T09:00:00.000Z',
    ])
    await watch.end()
  })

  test('a desk hears nothing of another one', async () => {
    const other = await desk({ now: '2026-06-15T08:59' })
    const it = await desk({ now: '2026-06-15T08:59', week: null })
    const watch = it.agent.door.watch(deskChanges)
    await watch.until((told) => told.length === 1)
    await look(other)
    await other.time.is('2026-06-15T09:01')
    const manager = await managerOf(it)
    await manager.door.get(changeHours, {
      version: 0,
      hours: { week: { monday: [{ from: '09:00', to: '09:05' }] } },
    })
    await watch.until((told) => told.length === 2)
    expect(watch.told.map(({ deskChanges }) => deskChanges.status.state)).toEqual(['NO_HOURS', 'OPEN'])
    await watch.end()
  })

  test('a shop that has switched chat off tells its shoppers nothing', async () => {
    const it = await desk({ webChatVisibility: 'hidden' })
    const watch = it.shopper.door.watch('subscription { deskChanges { state } }')
    expect(await watch.untilFailed()).toMatchObject([{ extensions: { code: 'CHAT_UNAVAILABLE' } }])
    expect(watch.told).toEqual([])
    await watch.end()
  })
})
