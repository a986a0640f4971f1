import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { DateTime } from 'luxon'
import { writeInChat } from '../../domain/ticket/write-in-chat.js'
import { sweepAutoReplies, sweepRings } from '../../worker/sweep.js'
import type { AgentActor } from '../support/actors.js'
import { officeWeek } from '../support/builders.js'
import { desk, type Desk } from '../support/desk.js'

const changeHours = `mutation ($version: Int!, $hours: OfficeHoursInput!) {
  changeOfficeHours(expectedVersion: $version, hours: $hours) { version timeZone } }`
const changeSettings = `mutation ($version: Int!, $changes: AccountChanges!) {
  changeAccount(expectedVersion: $version, changes: $changes) { version timeZone remindAfterMinutes } }`
const closedAllWeek = Object.fromEntries(Object.keys(officeWeek).map((day) => [day, []]))

const hoursOf = (week: object) => ({ week, exceptions: [] })
const save = (manager: AgentActor, version: number, changes: object) =>
  manager.door.get(changeSettings, { version, changes })

async function decisions({ servers: { app }, account }: Desk) {
  const rows = await app.database.query(
    `SELECT number, text, reason, in_hours, local_time, hours_version, reply_number FROM auto_reply_decision
     WHERE account_id = ? ORDER BY ticket_id, number`,
    [account.id],
  )
  return rows.map((row: Record<string, unknown>) => Object.values(row))
}

/** A message of which no job tells: Redis has lost it, and the sweep comes later. */
async function saysUnheard({ servers: { app, clock }, account }: Desk, text: string) {
  const [profile] = await app.database.query('SELECT id FROM profile WHERE account_id = ?', [account.id])
  const seat = { accountId: account.id, profileId: profile.id }
  await app.database.transaction((db) =>
    writeInChat({ db, now: clock.now(), isRepeated: false, enqueue() {}, publish() {} }, seat, {
      clientId: randomUUID(),
      text,
      chatId: null,
    }),
  )
}

describe('each decision is kept with its reason, the local time and the version of the hours (R30)', () => {
  test.each<[string, string, object, unknown[]]>([
    [
      'a new request in hours',
      '2026-06-15T10:00',
      {},
      [1, 'in', 'new-request-in-hours', 1, /^2026-06-15T10:00:\d\d\.\d{3}\+02:00$/, 1, 2],
    ],
    [
      'a new request out of hours',
      '2026-06-15T18:00',
      {},
      [1, 'out', 'new-request-out-of-hours', 0, /^2026-06-15T18:00:\d\d\.\d{3}\+02:00$/, 1, 2],
    ],
    [
      'in winter, by another clock',
      '2026-01-15T10:00',
      { timeZone: 'America/New_York' },
      [1, 'in', 'new-request-in-hours', 1, /^2026-01-15T10:00:\d\d\.\d{3}-05:00$/, 1, 2],
    ],
    [
      'no text to send',
      '2026-06-15T10:00',
      { autoReplyInHours: ' ' },
      [1, null, 'text-is-empty', 1, /\+02:00$/, 1, null],
    ],
    [
      'no hours (R27)',
      '2026-06-15T10:00',
      { week: null },
      [1, null, 'no-office-hours', null, /\+02:00$/, null, null],
    ],
  ])('%s', async (_what, now, wish, [number, text, reason, inHours, localTime, version, replyNumber]) => {
    const it = await desk({ now, ...wish })
    await it.shopper.says('Hello?')
    await it.quiet()
    const localTimeMatches = expect.stringMatching(localTime as RegExp)
    expect(await decisions(it)).toEqual([
      [number, text, reason, inHours, localTimeMatches, version, replyNumber],
    ])
  })

  test('and for later messages of a running chat, each on its own', async () => {
    const it = await desk({ now: '2026-06-15T12:20' })
    await it.shopper.says('In hours.')
    await it.time.is('2026-06-15T12:25')
    await it.shopper.says('Still in hours.')
    await it.time.is('2026-06-15T12:40')
    await it.shopper.says('Out of hours.')
    await it.quiet()
    await it.shopper.says('Once more.')
    await it.time.is('2026-06-15T18:30')
    await it.agent.replies('Sorry for the wait.')
    await it.shopper.says('Thank you.')
    await it.quiet()
    expect((await decisions(it)).map(([, text, reason]: unknown[]) => [text, reason])).toEqual([
      ['in', 'new-request-in-hours'],
      [null, 'running-chat-in-hours'],
      ['out', 'first-of-closed-stretch'],
      [null, 'already-replied-this-closed-stretch'],
      [null, 'agent-is-talking'],
    ])
  })

  test('a chat that was closed before the job came gets a reason and no reply', async () => {
    const it = await desk()
    await saysUnheard(it, 'Never mind.')
    await it.agent.closes()
    await sweepAutoReplies(it.servers.app, 0)
    expect(await decisions(it)).toEqual([[1, null, 'chat-closed', null, expect.any(String), 1, null]])
    expect(await it.agent.reads()).not.toContainEqual(expect.stringMatching(/^AUTO/))
  })
})

describe('the moment of arrival counts, however late the job runs (R28)', () => {
  test('a message from before the closing gets the text of open hours', async () => {
    const it = await desk({ now: '2026-06-15T17:59:58' })
    await saysUnheard(it, 'Just in time.')
    it.servers.clock.set(DateTime.fromISO('2026-06-15T19:00', { zone: 'Europe/Paris' }).toJSDate())
    await sweepAutoReplies(it.servers.app, 0)
    expect(await decisions(it)).toEqual([
      [1, 'in', 'new-request-in-hours', 1, expect.stringContaining('T17:59:5'), 1, 2],
    ])
  })

  test('hours that were saved after the arrival decide nothing about it', async () => {
    const it = await desk()
    const manager = await it.colleague('Zoé Petit', 'manager')
    await saysUnheard(it, 'Where is my order?')
    it.servers.clock.set(DateTime.fromISO('2026-06-15T10:05', { zone: 'Europe/Paris' }).toJSDate())
    await manager.door.get(changeHours, {
      version: 1,
      hours: hoursOf({ ...closedAllWeek, tuesday: officeWeek.tuesday }),
    })
    await sweepAutoReplies(it.servers.app, 0)
    await it.shopper.says('Anybody there?')
    await it.quiet()
    expect(await decisions(it)).toEqual([
      [1, 'in', 'new-request-in-hours', 1, expect.stringContaining('T10:00:0'), 1, 2],
      [3, 'out', 'first-of-closed-stretch', 0, expect.stringContaining('T10:05:0'), 2, 4],
    ])
  })

  test('several messages that were undecided are decided each by its own moment, in order', async () => {
    const it = await desk({ now: '2026-06-15T17:59:50' })
    await saysUnheard(it, 'Just in time.')
    it.servers.clock.set(DateTime.fromISO('2026-06-15T18:00:10', { zone: 'Europe/Paris' }).toJSDate())
    await saysUnheard(it, 'Too late.')
    await saysUnheard(it, 'Hello?')
    await sweepAutoReplies(it.servers.app, 0)
    expect((await decisions(it)).map(([number, , reason]: unknown[]) => [number, reason])).toEqual([
      [1, 'new-request-in-hours'],
      [2, 'first-of-closed-stretch'],
      [3, 'already-replied-this-closed-stretch'],
    ])
  })
})

describe('nobody overwrites what somebody else has saved meanwhile (R24)', () => {
  test('ten parallel saves of the office hours: one is in force, nine are told', async () => {
    const it = await desk()
    const manager = await it.colleague('Zoé Petit', 'manager')
    const codes = await Promise.all(
      Array.from({ length: 10 }, () =>
        manager.door.refusal(changeHours, { version: 1, hours: hoursOf(officeWeek) }),
      ),
    )
    expect(codes.sort()).toEqual([...Array(9).fill('EDIT_CONFLICT'), 'not refused'])
    const { errors } = await manager.door.ask(changeHours, { version: 1, hours: hoursOf(officeWeek) })
    expect(errors![0]!.extensions).toMatchObject({ code: 'EDIT_CONFLICT', version: 2 })
  })

  test('ten parallel first saves, where there were no hours', async () => {
    const it = await desk({ week: null })
    const manager = await it.colleague('Zoé Petit', 'manager')
    const codes = await Promise.all(
      Array.from({ length: 10 }, () =>
        manager.door.refusal(changeHours, { version: 0, hours: hoursOf(officeWeek) }),
      ),
    )
    expect(codes.sort()).toEqual([...Array(9).fill('EDIT_CONFLICT'), 'not refused'])
  })

  test('ten parallel saves of the settings: one is in force, nine are told', async () => {
    const it = await desk()
    const manager = await it.colleague('Zoé Petit', 'manager')
    const codes = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        manager.door.refusal(changeSettings, { version: 1, changes: { name: `Acme ${n}` } }),
      ),
    )
    expect(codes.sort()).toEqual([...Array(9).fill('EDIT_CONFLICT'), 'not refused'])
    expect((await save(manager, 2, { name: 'Acme' })).changeAccount.version).toBe(3)
  })

  test('hours and time zone saved at once: each is saved or refused by its version, and the newest hours hang in the newest zone', async () => {
    for (let round = 0; round < 5; round++) {
      const it = await desk({ week: round % 2 ? null : officeWeek })
      const manager = await it.colleague('Zoé Petit', 'manager')
      const seen = round % 2 ? 0 : 1
      const codes = await Promise.all([
        manager.door.refusal(changeHours, { version: seen, hours: hoursOf(closedAllWeek) }),
        manager.door.refusal(changeSettings, { version: 1, changes: { timeZone: 'America/New_York' } }),
        manager.door.refusal(changeHours, { version: seen, hours: hoursOf(officeWeek) }),
      ])
      expect(codes[1]).toBe('not refused')
      expect(['EDIT_CONFLICT', 'not refused']).toEqual(expect.arrayContaining([codes[0], codes[2]]))
      const { officeHours } = await manager.door.get('{ officeHours { timeZone } }')
      expect(officeHours?.timeZone ?? 'America/New_York').toBe('America/New_York')
    }
  })

  test('nothing of a refused save stays', async () => {
    const it = await desk()
    const manager = await it.colleague('Zoé Petit', 'manager')
    const changes = { name: 'Other', timeZone: 'America/New_York', remindAfterMinutes: 31 }
    expect(await manager.door.refusal(changeSettings, { version: 1, changes })).toBe('BAD_INPUT')
    const { account, officeHours } = await manager.door.get(
      '{ account { name version } officeHours { version timeZone } }',
    )
    expect({ account, officeHours }).toEqual({
      account: { name: 'Acme', version: 1 },
      officeHours: { version: 1, timeZone: 'Europe/Paris' },
    })
  })
})

describe('changed settings count at once, for those who wait as well (R56)', () => {
  const nextRing = async ({ agent }: Desk) =>
    DateTime.fromISO((await agent.ticket()).nextRingAt!, { zone: 'Europe/Paris' })

  test('later reminders are planned anew, and the old moment passes in silence', async () => {
    const it = await desk()
    const manager = await it.colleague('Zoé Petit', 'manager')
    await it.shopper.says('Where is my order?')
    expect((await nextRing(it)).toFormat('HH:mm')).toBe('10:03')
    await save(manager, 1, { remindAfterMinutes: 10, escalateAfterMinutes: 15 })
    await sweepRings(it.servers.app)
    expect((await nextRing(it)).toFormat('HH:mm')).toBe('10:10')
    await it.time.is('2026-06-15T10:09')
    expect(await it.agent.rings()).toEqual([])
    await it.time.is('2026-06-15T10:11')
    expect(await it.agent.rings()).toEqual(['REMINDED'])
  })

  test('earlier reminders ring at once for whoever has waited long enough', async () => {
    const it = await desk({ remindAfterMinutes: 20, escalateAfterMinutes: 30 })
    const manager = await it.colleague('Zoé Petit', 'manager')
    await it.shopper.says('Where is my order?')
    await it.time.passes({ minutes: 4 })
    await save(manager, 1, { remindAfterMinutes: 3, escalateAfterMinutes: 5 })
    await sweepRings(it.servers.app)
    expect(await it.agent.rings()).toEqual(['REMINDED'])
    expect((await nextRing(it)).toFormat('HH:mm')).toBe('10:05')
  })

  test('a bell that is switched off and on again forgets nobody', async () => {
    const it = await desk()
    const manager = await it.colleague('Zoé Petit', 'manager')
    await it.shopper.says('Where is my order?')
    await save(manager, 1, { remindersEnabled: false })
    await sweepRings(it.servers.app)
    expect((await it.agent.ticket()).nextRingAt).toBeNull()
    await it.time.passes({ minutes: 10 })
    expect(await it.agent.rings()).toEqual([])
    await save(manager, 2, { remindersEnabled: true })
    await sweepRings(it.servers.app)
    expect(await it.agent.rings()).toEqual(['ESCALATED'])
  })

  test('new office hours move the ring', async () => {
    const it = await desk()
    const manager = await it.colleague('Zoé Petit', 'manager')
    await it.shopper.says('Where is my order?')
    await manager.door.get(changeHours, {
      version: 1,
      hours: hoursOf({ ...closedAllWeek, tuesday: officeWeek.tuesday }),
    })
    await sweepRings(it.servers.app)
    expect((await nextRing(it)).toFormat('cccc HH:mm')).toBe('Tuesday 09:03')
  })

  test('a new time zone hangs the same hours there, as a version of their own (R21)', async () => {
    const it = await desk({ now: '2026-06-15T09:30' })
    const manager = await it.colleague('Zoé Petit', 'manager')
    await save(manager, 1, { timeZone: 'America/New_York' })
    const { officeHours } = await manager.door.get(
      '{ officeHours { version timeZone week { monday { from to } } } }',
    )
    expect(officeHours).toEqual({
      version: 2,
      timeZone: 'America/New_York',
      week: { monday: officeWeek.monday },
    })
    await it.shopper.says('Good morning.')
    await it.quiet()
    expect(await decisions(it)).toEqual([
      [1, 'out', 'new-request-out-of-hours', 0, expect.stringMatching(/^2026-06-15T03:30.*-04:00$/), 2, 2],
    ])
    expect((await nextRing(it)).toUTC().toISO()).toBe('2026-06-15T13:03:00.000Z')
  })
})
