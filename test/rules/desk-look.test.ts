import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { lookAtDesk, type LastLook } from '../../domain/office-hours/desk-look.rules.js'
import type { Hours } from '../../domain/office-hours/office-hours.rules.js'
import type { Interval, OfficeWeek, Weekday } from '../../schema/office-hours.js'

const zone = 'Europe/Paris'
const at = (text: string) => DateTime.fromISO(text, { zone })
const days: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const weekOf = (given: Partial<OfficeWeek>): OfficeWeek =>
  Object.fromEntries(days.map((day) => [day, given[day] ?? []])) as unknown as OfficeWeek
const every = (...intervals: Interval[]) =>
  Object.fromEntries(days.map((day) => [day, intervals])) as unknown as OfficeWeek

const shift = { from: '09:00', to: '18:00' }
const office: Hours = { timeZone: zone, week: every(shift), exceptions: [] }
const always: Hours = { timeZone: zone, week: every({ from: '00:00', to: '24:00' }), exceptions: [] }
const holiday = { from: '2026-12-25', to: '2026-12-25', label: 'Christmas', intervals: [] }
const nearlyAlways: Hours = { ...always, exceptions: [holiday] }

const seen = (state: LastLook['state'], when: string): LastLook => ({ state, at: at(when) })

describe('what a look at the desk finds (R56)', () => {
  test.each<[string, Hours | null, LastLook | null, string, [string, boolean, number] | null]>([
    ['the first look finds nothing new', office, null, '2026-06-15T10:00', null],
    ['as it was', office, seen('open', '2026-06-15T09:00'), '2026-06-15T17:59', null],
    [
      'it has opened',
      office,
      seen('closed', '2026-06-15T08:00'),
      '2026-06-15T09:00',
      ['2026-06-15T09:00', true, 0],
    ],
    [
      'it has opened, and nobody came for a while',
      office,
      seen('closed', '2026-06-15T08:00'),
      '2026-06-15T11:11',
      ['2026-06-15T09:00', true, 0],
    ],
    [
      'it has closed',
      office,
      seen('open', '2026-06-15T09:00'),
      '2026-06-15T18:00',
      ['2026-06-15T18:00', false, 0],
    ],
    [
      'a night was missed: it is open again, by another opening',
      office,
      seen('open', '2026-06-15T17:00'),
      '2026-06-16T10:00',
      ['2026-06-16T09:00', true, 1],
    ],
    [
      'three days were missed: one change stands for six',
      office,
      seen('open', '2026-06-15T17:00'),
      '2026-06-18T10:00',
      ['2026-06-18T09:00', true, 5],
    ],
    [
      'a day was missed: it is closed again',
      office,
      seen('closed', '2026-06-15T08:00'),
      '2026-06-15T22:00',
      ['2026-06-15T18:00', false, 1],
    ],
    [
      'saved hours have closed it',
      office,
      seen('open', '2026-06-15T20:00'),
      '2026-06-15T20:00',
      ['2026-06-15T20:00', false, 0],
    ],
    [
      'saved hours have opened it',
      office,
      seen('closed', '2026-06-15T10:00'),
      '2026-06-15T10:00',
      ['2026-06-15T10:00', true, 0],
    ],
    [
      'the first hours: nobody had closed it before',
      office,
      seen('none', '2026-06-15T10:00'),
      '2026-06-15T10:00',
      ['2026-06-15T10:00', false, 0],
    ],
    [
      'the last hours are gone',
      null,
      seen('open', '2026-06-15T10:00'),
      '2026-06-15T10:00',
      ['2026-06-15T10:00', false, 0],
    ],
    ['no hours, still', null, seen('none', '2026-06-15T10:00'), '2026-06-16T10:00', null],
    ['a desk that never closes', always, seen('always', '2026-06-15T10:00'), '2026-06-16T10:00', null],
    [
      'a holiday comes into sight: it is as open as it was',
      nearlyAlways,
      seen('always', '2025-11-19T10:00'),
      '2025-11-21T10:00',
      null,
    ],
    [
      'the holiday itself',
      nearlyAlways,
      seen('open', '2026-12-24T10:00'),
      '2026-12-25T00:00',
      ['2026-12-25T00:00', false, 0],
    ],
    [
      'after it, open for good',
      nearlyAlways,
      seen('closed', '2026-12-25T10:00'),
      '2026-12-26T00:10',
      ['2026-12-26T00:00', true, 0],
    ],
  ])('%s', (_, hours, last, now, expected) => {
    const { change } = lookAtDesk(hours, last, at(now))
    expect(
      change && [change.at.setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm"), change.isOpening, change.missed],
    ).toEqual(expected)
  })

  test.each<[string, Hours | null, string, string]>([
    ['at the closing', office, '2026-06-15T10:00', '2026-06-15T18:00'],
    ['at the opening', office, '2026-06-15T18:00', '2026-06-16T09:00'],
    [
      'not later than tomorrow',
      { ...office, week: weekOf({ monday: [shift] }) },
      '2026-06-15T18:00',
      '2026-06-16T18:00',
    ],
    ['tomorrow, if nothing is ever to change', always, '2026-06-15T10:00', '2026-06-16T10:00'],
    ['tomorrow, without hours', null, '2026-06-15T10:00', '2026-06-16T10:00'],
    [
      'by the wall: the night in which the clocks go forward is shorter (R21)',
      office,
      '2027-03-27T18:00',
      '2027-03-28T09:00',
    ],
  ])('when to look again: %s', (_, hours, now, expected) => {
    expect(lookAtDesk(hours, null, at(now)).lookAgainAt.toMillis()).toBe(at(expected).toMillis())
  })
})

// The oracle looks every minute.

const minute = 60_000
const places = [
  { timeZone: 'Europe/Paris', start: '2027-03-26T12:00:00Z' },
  { timeZone: 'Europe/Paris', start: '2026-10-23T12:00:00Z' },
  { timeZone: 'America/Santiago', start: '2026-09-04T12:00:00Z' },
  { timeZone: 'Africa/Cairo', start: '2026-04-22T12:00:00Z' },
  { timeZone: 'Australia/Lord_Howe', start: '2027-04-02T12:00:00Z' },
]
const length = 4 * 1440

function openMinutes({ timeZone, start }: (typeof places)[number], intervals: Interval[]): boolean[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' })
  return Array.from({ length }, (_, index) => {
    const time = format.format(Date.parse(start) + index * minute)
    return intervals.some(({ from, to }) =>
      to > from ? from <= time && time < to : time >= from || time < to,
    )
  })
}

const schedules: Interval[][] = [
  [shift],
  [{ from: '22:00', to: '02:30' }],
  [{ from: '00:00', to: '05:00' }],
  [{ from: '23:30', to: '24:00' }],
  [
    { from: '01:30', to: '02:30' },
    { from: '02:45', to: '23:15' },
  ],
]
const cases = places.flatMap((place) =>
  schedules.map((intervals) => ({ place, intervals, open: openMinutes(place, intervals) })),
)

test('looks at any moments notice what a look every minute sees: each change once, or merged into the last (R21, R56)', () => {
  const anyMoments = fc.uniqueArray(fc.nat(length - 1), { minLength: 2, maxLength: 30 })
  fc.assert(
    fc.property(fc.constantFrom(...cases), anyMoments, ({ place, intervals, open }, unsorted) => {
      const hours: Hours = { timeZone: place.timeZone, week: every(...intervals), exceptions: [] }
      const instant = (index: number) => DateTime.fromMillis(Date.parse(place.start) + index * minute)
      const moments = unsorted.sort((a, b) => a - b)
      let last: LastLook | null = null
      for (const [place, index] of moments.entries()) {
        const look = lookAtDesk(hours, last, instant(index))
        last = { state: look.state, at: instant(index) }
        if (place === 0) continue
        const changes: number[] = []
        for (let n = moments[place - 1]! + 1; n <= index; n++) if (open[n] !== open[n - 1]) changes.push(n)
        const expected =
          changes.length > 0 ? [instant(changes.at(-1)!).toMillis(), open[index], changes.length - 1] : null
        const { change } = look
        expect(change && [change.at.toMillis(), change.isOpening, change.missed]).toEqual(expected)
      }
    }),
    { numRuns: 100 },
  )
})

test('whoever looks when it was said notices every change at its very minute (R21, R56)', () => {
  for (const { place, intervals, open } of cases) {
    const hours: Hours = { timeZone: place.timeZone, week: every(...intervals), exceptions: [] }
    const start = Date.parse(place.start)
    const seen: number[] = []
    open.forEach((isOpen, index) => {
      if (index > 0 && isOpen !== open[index - 1]) seen.push(start + index * minute)
    })
    const noticed: number[] = []
    let now = DateTime.fromMillis(start)
    let last: LastLook | null = null
    while (now.toMillis() < start + length * minute) {
      const look = lookAtDesk(hours, last, now)
      if (look.change) {
        expect(look.change.missed).toBe(0)
        noticed.push(look.change.at.toMillis())
      }
      last = { state: look.state, at: now }
      now = look.lookAgainAt
    }
    expect(noticed).toEqual(seen)
  }
})
