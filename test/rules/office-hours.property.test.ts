import { expect, test, describe } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import {
  afterOpenMinutes,
  hoursStateAt,
  isOpenAt,
  nextChange,
} from '../../domain/office-hours/office-hours.rules.js'
import type { Hours } from '../../domain/office-hours/office-hours.rules.js'
import type { DatedException, Interval, OfficeWeek, Weekday } from '../../schema/office-hours.js'
import { daysOfWeek as names, plainlyOpen, wallClock } from '../support/wall-clock.js'

const minute = 60_000
const day = 24 * 60 * minute

// Around each of these days the wall is read once, minute by minute.

const windowDays = 9
const zones: Record<string, string[]> = {
  'Europe/Berlin': ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'],
  'America/New_York': ['2026-03-08', '2026-11-01', '2027-03-14', '2027-11-07'],
  'America/Santiago': ['2026-04-05', '2026-09-06', '2027-04-04', '2027-09-05'],
  'Africa/Cairo': ['2026-04-24', '2026-10-30', '2027-04-30', '2027-10-29'],
  'Australia/Lord_Howe': ['2026-04-05', '2026-10-04', '2027-04-04', '2027-10-03'],
  'Asia/Kathmandu': ['2026-03-29'],
  'Pacific/Apia': ['2026-04-05', '2011-12-30'],
  UTC: ['2026-10-25'],
}
const turnsOfTime = ['2026-12-31', '2028-02-29']

const windows = Object.entries(zones).flatMap(([timeZone, changes]) =>
  [...changes, ...turnsOfTime].map((date) => {
    const start = Date.parse(`${date}T00:00:00Z`) - 4 * day
    const at = wallClock(timeZone)
    const walls = Array.from({ length: windowDays * 1440 }, (_, index) => at(start + index * minute))
    return { timeZone, date, start, end: start + windowDays * day, walls }
  }),
)

// Weeks that are made of what shops do, and of what nobody would.

const times = [
  '00:00',
  '00:30',
  '01:00',
  '01:30',
  '02:00',
  '02:15',
  '02:30',
  '02:45',
  '03:00',
  '09:00',
  '12:30',
  '18:00',
  '22:00',
  '23:59',
]
const anyTime = fc.oneof(
  fc.constantFrom(...times),
  fc
    .nat(1439)
    .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`),
)
const anyInterval: fc.Arbitrary<Interval> = fc
  .record({ from: anyTime, to: fc.oneof(anyTime, fc.constant('24:00')) })
  .filter(({ from, to }) => from !== to)
const anyDay: fc.Arbitrary<Interval[]> = fc.oneof(
  fc.constantFrom<Interval[]>(
    [],
    [{ from: '00:00', to: '24:00' }],
    [{ from: '22:00', to: '02:00' }],
    [{ from: '18:00', to: '02:30' }],
    [{ from: '01:00', to: '05:00' }],
    [{ from: '02:00', to: '03:00' }],
    [
      { from: '09:00', to: '12:30' },
      { from: '13:30', to: '18:00' },
    ],
    [
      { from: '00:00', to: '12:00' },
      { from: '12:00', to: '24:00' },
    ],
  ),
  fc.array(anyInterval, { maxLength: 3 }),
)
const anyWeek: fc.Arbitrary<OfficeWeek> = fc.oneof(
  fc.record(Object.fromEntries(names.map((name) => [name, anyDay])) as Record<Weekday, typeof anyDay>),
  anyDay.map((intervals) => Object.fromEntries(names.map((name) => [name, intervals])) as OfficeWeek),
)
const anyExceptions = (start: number): fc.Arbitrary<DatedException[]> =>
  fc.array(
    fc
      .record({ first: fc.nat(windowDays), more: fc.constantFrom(0, 0, 0, 1, 3), intervals: anyDay })
      .map((given) => ({
        from: new Date(start + given.first * day).toISOString().slice(0, 10),
        to: new Date(start + (given.first + given.more) * day).toISOString().slice(0, 10),
        label: '',
        intervals: given.intervals,
      })),
    { maxLength: 2 },
  )

/** Hours, and what a person with a wall clock wrote down during the nine days. */
const anyScan = fc.constantFrom(...windows).chain((window) =>
  fc.record({ week: anyWeek, exceptions: anyExceptions(window.start) }).map(({ week, exceptions }) => {
    const hours: Hours = { timeZone: window.timeZone, week, exceptions }
    const open = window.walls.map((wall) => plainlyOpen(hours, wall))
    const { timeZone, date, start, end } = window
    return {
      timeZone,
      date,
      start,
      end,
      hours,
      open,
      toString: () => `${timeZone} ${date} ${JSON.stringify(hours)}`,
    }
  }),
)
/** A moment of the middle days, often on a full minute, and 0 to 2 days of open time. */
const anyMoment = fc.record({
  minuteOfWindow: fc.integer({ min: 2 * 1440, max: 7 * 1440 }),
  millis: fc.oneof(fc.constantFrom(0, 0, 1, minute - 1), fc.nat(minute - 1)),
  minutes: fc.oneof(fc.nat(10), fc.nat(2 * 1440)),
})

const instant = (millis: number) => DateTime.fromMillis(millis, { zone: 'utc' })
const runs = { numRuns: 300 }

describe('the rules and a look at the wall clock every minute say the same (R21, R22, R23)', () => {
  test('where the desk opens and closes', () => {
    fc.assert(
      fc.property(anyScan, ({ hours, open, start, end }) => {
        const seen: number[] = []
        open.forEach((isOpen, index) => {
          if (index > 0 && isOpen !== open[index - 1]) seen.push(start + index * minute)
        })
        const told: number[] = []
        for (
          let at = nextChange(hours, instant(start));
          at && at.toMillis() < end;
          at = nextChange(hours, at)
        ) {
          told.push(at.toMillis())
        }
        expect(told).toEqual(seen)
      }),
      runs,
    )
  })

  test('whether it is open, since when and until when', () => {
    fc.assert(
      fc.property(anyScan, anyMoment, ({ hours, open, start, end }, { minuteOfWindow, millis }) => {
        const at = instant(start + minuteOfWindow * minute + millis)
        const isOpen = open[minuteOfWindow]!
        expect(isOpenAt(hours, at)).toBe(isOpen)

        const state = hoursStateAt(hours, at)
        expect(['open', 'always'].includes(state.kind)).toBe(isOpen)
        if (state.kind === 'none' || state.kind === 'always') {
          expect(new Set(open.slice(minuteOfWindow)).size).toBe(1)
          return
        }
        const next = open.indexOf(!isOpen, minuteOfWindow)
        const last = open.lastIndexOf(!isOpen, minuteOfWindow)
        const ends = state.kind === 'open' ? state.until : state.opensAt
        if (next >= 0) expect(ends?.toMillis()).toBe(start + next * minute)
        else expect(ends?.toMillis() ?? Infinity).toBeGreaterThanOrEqual(end)
        if (last >= 0) expect(state.since?.toMillis()).toBe(start + (last + 1) * minute)
        else expect(state.since?.toMillis() ?? -Infinity).toBeLessThanOrEqual(start)
      }),
      { numRuns: 500 },
    )
  })

  test('when so many minutes of open time have passed (R56)', () => {
    fc.assert(
      fc.property(anyScan, anyMoment, ({ hours, open, start, end }, { minuteOfWindow, minutes }) => {
        const from = start + minuteOfWindow * minute
        const due = afterOpenMinutes(hours, instant(from), minutes)?.toMillis() ?? Infinity
        if (minutes === 0) {
          const opening = open.indexOf(true, minuteOfWindow)
          if (opening >= 0) expect(due).toBe(start + opening * minute)
          return
        }
        let left = minutes
        let index = minuteOfWindow
        while (left > 0 && index < open.length) if (open[index++]) left--
        if (left === 0) expect(due).toBe(start + index * minute)
        else expect(due).toBeGreaterThan(end)
      }),
      { numRuns: 500 },
    )
  })

  test('never open and closed at once: the instant before an edge and the edge itself differ', () => {
    fc.assert(
      fc.property(anyScan, anyMoment, ({ hours, start }, { minuteOfWindow }) => {
        const edge = nextChange(hours, instant(start + minuteOfWindow * minute))
        if (!edge) return
        expect(isOpenAt(hours, edge)).toBe(!isOpenAt(hours, edge.minus(1)))
        const state = hoursStateAt(hours, edge)
        if (state.kind === 'open' || state.kind === 'closed')
          expect(state.since?.toMillis()).toBe(edge.toMillis())
      }),
      runs,
    )
  })
})
