import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DateTime, IANAZone } from 'luxon'
import { bucketsOf, faultOfRange, stretchesOf, type Unit } from '../../domain/report/report.rules.js'

const bucketsIn = (zone: string, from: Date, to: Date, unit: Unit) =>
  bucketsOf(stretchesOf(IANAZone.create(zone), { start: from.getTime(), end: to.getTime() }), unit)

const at = (wall: string, zone = 'Europe/Paris') => DateTime.fromISO(wall, { zone }).toJSDate()

test.each([
  ['2026-06-01', '2026-06-01', null],
  ['2026-06-01', '2026-06-08', null],
  ['2026-01-01', '2027-02-05', null],
  ['2026-06-02', '2026-06-01', 'to'],
  ['2026-01-01', '2027-02-05T00:00:00.001', 'to'],
  ['1999-12-31', '2000-06-01', 'from'],
])('reports: from %s to %s, the end at fault is %s', (from, to, field) => {
  const fault = faultOfRange(at(from, 'UTC'), at(to, 'UTC'))
  expect(fault?.field ?? null).toBe(field)
})

const hour = 3_600_000

test.each([
  ['the day that the clocks go forward', 'Europe/Paris', '2026-03-29', '2026-03-30', [23]],
  ['the day that they go back', 'Europe/Paris', '2026-10-25', '2026-10-26', [25]],
  ['a week with that in it', 'Europe/Paris', '2026-03-27', '2026-03-31', [24, 24, 23, 24]],
  ['a zone that never changes', 'Asia/Kolkata', '2026-03-28', '2026-03-30', [24, 24]],
  ['clocks that go forward at midnight', 'Africa/Cairo', '2026-04-23', '2026-04-26', [24, 23, 24]],
  ['half an hour', 'Australia/Lord_Howe', '2026-04-04', '2026-04-07', [24, 24.5, 24]],
  ['a day that was left out', 'Pacific/Apia', '2011-12-28', '2012-01-01', [24, 24, 24]],
])('reports: the days of a range have the hours that they have: %s', (_what, zone, from, to, hours) => {
  const days = bucketsIn(zone, at(from, zone), at(to, zone), 'day')
  expect(days.map(({ start, end }) => (end - start) / hour)).toEqual(hours)
})

test('reports: the first and the last day are as short as the range makes them', () => {
  const days = bucketsIn('Europe/Paris', at('2026-06-01T22:00'), at('2026-06-03T06:30'), 'day')
  expect(days.map(({ start, end }) => (end - start) / hour)).toEqual([2, 24, 6.5])
})

test('reports: an hour that comes twice is there twice, and one that is left out is not there', () => {
  const autumn = bucketsIn('Europe/Paris', at('2026-10-25'), at('2026-10-26'), 'hour')
  expect(autumn).toHaveLength(25)
  expect(new Set(autumn.map(({ key }) => key)).size).toBe(25)
  expect(bucketsIn('Europe/Paris', at('2026-03-29'), at('2026-03-30'), 'hour')).toHaveLength(23)
})

test('reports: an empty range has no days', () => {
  expect(bucketsIn('Europe/Paris', at('2026-06-01'), at('2026-06-01'), 'day')).toEqual([])
})

const zones = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Havana',
  'Asia/Kathmandu',
  'UTC',
]

test('reports: days and hours lie end to end, and each has one date or hour of the wall clock (property)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom<Unit>('day', 'hour'),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2029-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 20 * 24 * hour }),
      (zone, unit, from, length) => {
        const to = new Date(from.getTime() + length)
        const buckets = bucketsIn(zone, from, to, unit)
        expect(buckets[0]!.start).toBe(from.getTime())
        expect(buckets.at(-1)!.end).toBe(to.getTime())
        const wallOf = (at: number) => {
          const wall = DateTime.fromMillis(at, { zone })
          return unit === 'day' ? wall.toISODate() : `${wall.toISO()!.slice(0, 13)} ${wall.offset}`
        }
        for (const [n, { start, end }] of buckets.entries()) {
          expect(end).toBeGreaterThan(start)
          expect(wallOf(end - 1)).toBe(wallOf(start))
          const next = buckets[n + 1]
          if (next) expect([next.start, wallOf(next.start) === wallOf(start)]).toEqual([end, false])
        }
      },
    ),
    { numRuns: 80 },
  )
})
