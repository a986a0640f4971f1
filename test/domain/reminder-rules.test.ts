import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import type { Hours } from '../../domain/office-hours/office-hours.rules.js'
import {
  isEscalation,
  planOf,
  stepOf,
  stepsDue,
  type BellPlan,
} from '../../domain/reminder/reminder.rules.js'
import type { Interval, OfficeWeek } from '../../schema/office-hours.js'
import { officeWeek } from '../support/builders.js'

const zone = 'Europe/Paris'
const at = (wallClock: string) => DateTime.fromISO(wallClock, { zone })
const hours: Hours = { timeZone: zone, week: officeWeek, exceptions: [] }
const plan: BellPlan = {
  remindersEnabled: true,
  remindersAlways: false,
  remindAfterMinutes: 3,
  escalateAfterMinutes: 5,
  repeatEveryMinutes: 10,
  repeatLimit: 2,
  escalateBy: null,
}
const everyDay = (intervals: Interval[]) =>
  Object.fromEntries(Object.keys(officeWeek).map((day) => [day, intervals])) as unknown as OfficeWeek
const aroundTheClock: Hours = {
  timeZone: zone,
  week: everyDay([{ from: '00:00', to: '24:00' }]),
  exceptions: [],
}
const neverOpen: Hours = { timeZone: zone, week: everyDay([]), exceptions: [] }

describe('when a step is due (R55, R56, R60)', () => {
  const monday = '2026-06-15T10:00'

  test.each<[string, Partial<BellPlan>, Hours | null, string, number, string | null]>([
    ['the reminder', {}, hours, monday, 1, '2026-06-15T10:03'],
    ['the escalation', {}, hours, monday, 2, '2026-06-15T10:05'],
    ['the first repeat', {}, hours, monday, 3, '2026-06-15T10:15'],
    ['the last repeat', {}, hours, monday, 4, '2026-06-15T10:25'],
    ['the comeback after lunch', {}, hours, monday, 5, '2026-06-15T13:30'],
    ['the comeback of the next day', {}, hours, monday, 6, '2026-06-16T09:00'],
    ['the comeback over the weekend', {}, hours, '2026-06-19T16:00', 5, '2026-06-22T09:00'],
    ['a bell that is off', { remindersEnabled: false }, hours, monday, 1, null],
    ['a wait from the evening', {}, hours, '2026-06-15T22:14', 1, '2026-06-16T09:03'],
    ['a wait into the lunch', {}, hours, '2026-06-15T12:28', 1, '2026-06-15T13:31'],
    ['a reminder exactly at the closing', {}, hours, '2026-06-15T17:57', 1, '2026-06-15T18:00'],
    [
      'around the clock by the account’s wish',
      { remindersAlways: true },
      hours,
      '2026-06-15T22:14',
      1,
      '2026-06-15T22:17',
    ],
    ['its comeback a day later', { remindersAlways: true }, hours, monday, 5, '2026-06-16T10:25'],
    ['no hours at all', {}, null, '2026-06-15T22:14', 1, '2026-06-15T22:17'],
    ['no hours at all, the comeback', {}, null, monday, 5, '2026-06-16T10:25'],
    ['a desk that never opens', {}, neverOpen, '2026-06-15T22:14', 1, '2026-06-15T22:17'],
    ['a desk that never closes, the comeback', {}, aroundTheClock, monday, 6, '2026-06-17T10:25'],
    ['no repeats, so the comeback at once', { repeatLimit: 0 }, hours, monday, 3, '2026-06-15T13:30'],
    ['the spring change of clocks', {}, aroundTheClock, '2026-03-29T01:58', 1, '2026-03-29T03:01'],
  ])('%s', (_what, wish, hours, since, step, due) => {
    const dueAt = stepOf({ ...plan, ...wish }, hours, at(since), step)?.dueAt
    expect(dueAt?.setZone(zone).toISO() ?? null).toBe(due && at(due).toISO())
  })

  test.each([
    [1, false],
    [2, true],
    [3, true],
    [9, true],
  ])('step %i escalates: %p', (step, escalates) => expect(isEscalation(step)).toBe(escalates))
})

describe('what the office hours hold (R56, R58)', () => {
  test.each<[string, Partial<BellPlan>, string, number, string | null, string]>([
    ['nothing in the middle of the day', {}, '2026-06-15T10:00', 1, null, '2026-06-15T10:03'],
    ['a wait from the evening', {}, '2026-06-15T22:14', 1, '2026-06-15T22:17', '2026-06-16T09:03'],
    ['its escalation as well', {}, '2026-06-15T22:14', 2, '2026-06-15T22:19', '2026-06-16T09:05'],
    ['a wait into the lunch', {}, '2026-06-15T12:28', 1, '2026-06-15T12:31', '2026-06-15T13:31'],
    ['a reminder exactly at the closing', {}, '2026-06-15T17:57', 1, null, '2026-06-15T18:00'],
    ['nothing around the clock', { remindersAlways: true }, '2026-06-15T22:14', 1, null, '2026-06-15T22:17'],
    ['no comeback: it belongs to the opening', {}, '2026-06-15T10:00', 5, null, '2026-06-15T13:30'],
  ])('%s', (_what, wish, since, step, heldFrom, dueAt) => {
    const found = stepOf({ ...plan, ...wish }, hours, at(since), step)!
    expect(found.heldFrom?.toMillis() ?? null).toBe(heldFrom && at(heldFrom).toMillis())
    expect(found.dueAt.toMillis()).toBe(at(dueAt).toMillis())
  })
})

describe('the bell of somebody who is on it (R59)', () => {
  const settings = { ...plan, checkInAfterMinutes: 4 }
  const nobody = { promisedSince: null, onItSince: null, onItMinutes: null }
  const onIt = (first: string, minutes: number) => ({
    ...nobody,
    onItSince: at(first).toJSDate(),
    onItMinutes: minutes,
  })
  const dueOf = (waiting: Parameters<typeof planOf>[1], since: string, step: number) =>
    stepOf(planOf(settings, waiting), hours, at(since), step)!.dueAt.toMillis()

  test.each<[string, Parameters<typeof planOf>[1], string, string, string]>([
    ['nobody is', nobody, '2026-06-15T10:00', '2026-06-15T10:03', '2026-06-15T10:05'],
    [
      'for ten minutes',
      onIt('2026-06-15T10:00', 10),
      '2026-06-15T10:00',
      '2026-06-15T10:10',
      '2026-06-15T10:12',
    ],
    ['again', onIt('2026-06-15T10:00', 10), '2026-06-15T10:09', '2026-06-15T10:19', '2026-06-15T10:21'],
    ['too often', onIt('2026-06-15T10:00', 10), '2026-06-15T10:24', '2026-06-15T10:32', '2026-06-15T10:32'],
    ['for ever', onIt('2026-06-15T10:00', 30), '2026-06-15T10:31', '2026-06-15T10:32', '2026-06-15T10:32'],
    [
      'over the lunch',
      onIt('2026-06-15T12:20', 30),
      '2026-06-15T12:20',
      '2026-06-15T13:50',
      '2026-06-15T13:52',
    ],
  ])('%s', (_what, waiting, since, reminder, escalation) => {
    expect(dueOf(waiting, since, 1)).toBe(at(reminder).toMillis())
    expect(dueOf(waiting, since, 2)).toBe(at(escalation).toMillis())
    expect(dueOf(waiting, since, 3)).toBeGreaterThan(at(escalation).toMillis())
  })
})

describe('which step rings now (R58, R60)', () => {
  const since = at('2026-06-15T10:00')

  test.each<[string, number, string, number[], string]>([
    ['nothing before the reminder', 0, '2026-06-15T10:02:59.999', [], '2026-06-15T10:03'],
    ['the reminder, to the millisecond', 0, '2026-06-15T10:03', [1], '2026-06-15T10:05'],
    ['nothing twice', 1, '2026-06-15T10:04', [], '2026-06-15T10:05'],
    ['the escalation', 1, '2026-06-15T10:05', [2], '2026-06-15T10:15'],
    ['the escalation for both after a short outage', 0, '2026-06-15T10:05', [1, 2], '2026-06-15T10:15'],
    ['the comeback for all after a long one', 1, '2026-06-16T09:00', [2, 3, 4, 5, 6], '2026-06-16T13:30'],
    ['nothing when the settings have become slower', 3, '2026-06-15T10:04', [], '2026-06-15T10:25'],
  ])('%s', (_what, rungSteps, now, due, nextAt) => {
    const steps = stepsDue(plan, hours, { since, rungSteps }, at(now))
    expect(steps.due.map(({ number }) => number)).toEqual(due)
    expect(steps.next!.dueAt.toISO()).toBe(at(nextAt).toISO())
  })

  test('a bell that is off rings nothing, however late it is', () => {
    const off = { ...plan, remindersEnabled: false }
    expect(stepsDue(off, hours, { since, rungSteps: 0 }, at('2027-06-15T10:00'))).toEqual({
      due: [],
      next: null,
    })
  })

  test('an outage of a year is counted in a moment', () => {
    const started = performance.now()
    const { due } = stepsDue(plan, hours, { since, rungSteps: 0 }, at('2027-06-15T10:00'))
    expect(due.length).toBeGreaterThan(500) // two openings on each working day
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

// Weeks as shops have them, and some that nobody would want.

const minutesOf = (n: number) =>
  `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
const anyInterval = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 }))
  .map(([from, length]) => ({ from: minutesOf(from), to: minutesOf((from + length) % 1440) }))
const anyDay = fc.oneof(
  fc.constant<Interval[]>([]),
  fc.constant(officeWeek.monday),
  fc.array(anyInterval, { minLength: 1, maxLength: 2 }),
)
const anyWeek: fc.Arbitrary<OfficeWeek> = fc.oneof(
  fc.constantFrom(officeWeek, neverOpen.week, aroundTheClock.week),
  fc.record({
    monday: anyDay,
    tuesday: anyDay,
    wednesday: anyDay,
    thursday: anyDay,
    friday: anyDay,
    saturday: anyDay,
    sunday: anyDay,
  }),
)
const anyExceptions = fc.array(
  fc.record({ day: fc.integer({ min: 10, max: 28 }), intervals: anyDay }).map(({ day, intervals }) => {
    return { from: `2026-06-${day}`, to: `2026-06-${day}`, label: '', intervals }
  }),
  { maxLength: 2 },
)
const anyHours: fc.Arbitrary<Hours | null> = fc.option(
  fc.record({
    timeZone: fc.constantFrom(zone, 'America/Santiago', 'UTC'),
    week: anyWeek,
    exceptions: anyExceptions,
  }),
)
const anyPlan: fc.Arbitrary<BellPlan> = fc
  .record({
    remindersEnabled: fc.constant(true),
    escalateBy: fc.constant(null),
    remindersAlways: fc.boolean(),
    remindAfterMinutes: fc.integer({ min: 1, max: 30 }),
    escalatesLater: fc.integer({ min: 1, max: 30 }),
    repeatEveryMinutes: fc.integer({ min: 1, max: 60 }),
    repeatLimit: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ escalatesLater, ...plan }) => ({
    ...plan,
    escalateAfterMinutes: plan.remindAfterMinutes + escalatesLater,
  }))
const anySince = fc
  .integer({ min: 0, max: 10 * 1440 })
  .map((minutes) => at('2026-06-12T00:00').plus({ minutes }))

describe('whatever the hours and the settings', () => {
  test('due moments come after the wait began, and never go backwards with the step', () => {
    fc.assert(
      fc.property(anyPlan, anyHours, anySince, (plan, hours, since) => {
        let before = since.toMillis()
        for (let step = 1; step <= plan.repeatLimit + 5; step++) {
          const due = stepOf(plan, hours, since, step)!.dueAt.toMillis()
          expect(due).toBeGreaterThan(before)
          before = due
        }
      }),
      { numRuns: 100 },
    )
  })

  test('after any outage there is one ring, which stands for all that were missed, and then none until the next is due', () => {
    fc.assert(
      fc.property(
        anyPlan,
        anyHours,
        anySince,
        fc.nat(12),
        fc.nat(6 * 1440),
        (plan, hours, since, rungSteps, outage) => {
          const now = since.plus({ minutes: outage })
          const { due, next } = stepsDue(plan, hours, { since, rungSteps }, now)
          expect(due.map(({ number }) => number)).toEqual(due.map((_, place) => rungSteps + 1 + place))
          expect(due.every(({ dueAt }) => dueAt <= now)).toBe(true)
          expect(next!.dueAt > now).toBe(true)
          const afterwards = stepsDue(plan, hours, { since, rungSteps: rungSteps + due.length }, now)
          expect(afterwards.due).toEqual([])
          expect(afterwards.next!.dueAt.toMillis()).toBe(next!.dueAt.toMillis())
        },
      ),
      { numRuns: 300 },
    )
  })
})
