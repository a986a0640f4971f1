import { describe, expect, test } from '@jest/globals'
import { officeWeek } from '../support/builders.js'
import { desk, type Desk } from '../support/desk.js'

const changeHours = `mutation ($version: Int!, $hours: OfficeHoursInput!) {
  changeOfficeHours(expectedVersion: $version, hours: $hours) { version timeZone savedBy { name } } }`
const simulate = `query ($at: Instant!, $hours: OfficeHoursInput, $timeZone: String, $texts: AutoReplyTextsInput, $firstName: String) {
  simulateOfficeHours(at: $at, hours: $hours, timeZone: $timeZone, texts: $texts, firstName: $firstName) {
    localTime timeZone hoursVersion state since until thenUntil text reply reason warnings { code field } } }`

const managerOf = (it: Desk) => it.colleague('Zoé Petit', 'manager')

const simulated = async ({ agent }: Desk, at: string, supposed: object = {}) =>
  (await agent.door.get(simulate, { at, ...supposed })).simulateOfficeHours

describe('what would happen at an instant can be asked (R31)', () => {
  test('of saved hours, in hours', async () => {
    const it = await desk()
    expect(await simulated(it, '2026-06-15T08:00:00.000Z')).toEqual({
      localTime: '2026-06-15T10:00:00.000+02:00',
      timeZone: 'Europe/Paris',
      hoursVersion: 1,
      state: 'OPEN',
      since: '2026-06-15T07:00:00.000Z',
      until: '2026-06-15T10:30:00.000Z',
      thenUntil: '2026-06-15T11:30:00.000Z',
      text: 'IN_HOURS',
      reply: 'Somebody will be with you shortly.',
      reason: 'NEW_REQUEST_IN_HOURS',
      warnings: [],
    })
  })

  test('out of hours, over a weekend, with the very text', async () => {
    const it = await desk()
    expect(await simulated(it, '2026-06-19T16:30:00.000Z')).toMatchObject({
      state: 'CLOSED',
      since: '2026-06-19T16:00:00.000Z',
      until: '2026-06-22T07:00:00.000Z',
      thenUntil: '2026-06-22T10:30:00.000Z',
      text: 'OUT_OF_HOURS',
      reply: 'We are closed and will be back on Monday at 09:00.',
      reason: 'NEW_REQUEST_OUT_OF_HOURS',
    })
  })

  test('of hours and texts that are not saved, in a zone that is not; nothing is saved by asking', async () => {
    const it = await desk()
    const supposed = {
      hours: { week: { monday: [{ from: '02:00', to: '04:00' }] } },
      timeZone: 'America/New_York',
      texts: { autoReplyInHours: 'Hello {{first_name|there}}, we are up.' },
    }
    const night = await simulated(it, '2026-06-15T07:00:00.000Z', { ...supposed, firstName: 'Camille' })
    expect(night).toMatchObject({
      localTime: '2026-06-15T03:00:00.000-04:00',
      hoursVersion: null,
      state: 'OPEN',
      until: '2026-06-15T08:00:00.000Z',
      thenUntil: '2026-06-22T06:00:00.000Z',
      reply: 'Hello Camille, we are up.',
    })
    const nobody = await simulated(it, '2026-06-15T07:00:00.000Z', supposed)
    expect(nobody.reply).toBe('Hello there, we are up.')
    const later = await simulated(it, '2026-06-15T09:00:00.000Z', supposed)
    expect(later).toMatchObject({
      state: 'CLOSED',
      reply: 'We are closed and will be back on 22 June at 02:00.',
    })
    expect((await it.agent.door.get('{ officeHours { version } }')).officeHours.version).toBe(1)
  })

  test('without hours: no text, whatever the texts, and the warnings say so (R27)', async () => {
    const it = await desk({ week: null })
    expect(await simulated(it, '2026-06-15T08:00:00.000Z')).toEqual({
      localTime: '2026-06-15T10:00:00.000+02:00',
      timeZone: 'Europe/Paris',
      hoursVersion: null,
      state: 'NO_HOURS',
      since: null,
      until: null,
      thenUntil: null,
      text: null,
      reply: null,
      reason: 'NO_OFFICE_HOURS',
      warnings: [
        { code: 'NO_HOURS', field: 'week' },
        { code: 'TEXT_WITHOUT_HOURS', field: 'autoReplyInHours' },
        { code: 'TEXT_WITHOUT_HOURS', field: 'autoReplyOutOfHours' },
        { code: 'REMINDERS_AROUND_THE_CLOCK', field: 'remindersAlways' },
      ],
    })
  })

  test('around the clock: always open, and never closing', async () => {
    const it = await desk()
    const whole = [{ from: '00:00', to: '24:00' }]
    const week = Object.fromEntries(Object.keys(officeWeek).map((weekday) => [weekday, whole]))
    expect(await simulated(it, '2026-06-15T22:00:00.000Z', { hours: { week } })).toMatchObject({
      state: 'ALWAYS_OPEN',
      since: null,
      until: null,
      thenUntil: null,
      text: 'IN_HOURS',
      warnings: [],
    })
  })

  test('warnings name the place where it was written', async () => {
    const it = await desk()
    const monday = [
      { from: '12:01', to: '18:00' },
      { from: '09:00', to: '12:00' },
    ]
    const hours = {
      week: { monday, sunday: [{ from: '02:00', to: '03:00' }] },
      exceptions: [
        { from: '2026-12-24', to: '2026-12-24' },
        { from: '2026-05-01', to: '2026-05-01' },
      ],
    }
    const { warnings } = await simulated(it, '2026-06-15T08:00:00.000Z', { hours })
    expect(warnings).toEqual([
      { code: 'SHORT_GAP', field: 'week.monday[0]' },
      { code: 'TWICE_BY_CLOCK_CHANGE', field: 'week.sunday[0]' },
      { code: 'LEFT_OUT_BY_CLOCK_CHANGE', field: 'week.sunday[0]' },
      { code: 'PAST_EXCEPTION', field: 'exceptions[1]' },
    ])
  })

  test('hours that were in force in the past are asked about the past', async () => {
    const it = await desk()
    await (await managerOf(it)).door.get(changeHours, { version: 1, hours: { week: {} } })
    expect(await simulated(it, '2026-06-15T07:30:00.000Z')).toMatchObject({ hoursVersion: 1, state: 'OPEN' })
    expect(await simulated(it, '2026-06-16T07:30:00.000Z')).toMatchObject({
      hoursVersion: 2,
      state: 'NO_HOURS',
    })
  })
})
