import { describe, expect, test } from '@jest/globals'
import { toCsv, type Cell } from '../../console/src/dashboard/reports/csv.js'
import { periodOf, type Wish } from '../../console/src/dashboard/reports/period.js'
import { foldHours, openMinutes, weekFrom, type Week } from '../../console/src/dashboard/reports/week.js'

const at = (wall: string) => new Date(wall)
const written = (wish: Wish, now: string, zone: string) => {
  const period = periodOf(wish, at(now), zone)
  if (typeof period === 'string') return period
  const { span, before } = period
  return [span.from, span.to, before.from, before.to].map((date) => date.toISOString().slice(0, 16))
}

describe('a period is whole days on the clocks of the account, and so is the one before it', () => {
  const paris = 'Europe/Paris'
  const now = '2026-06-15T12:05:00Z'
  test.each<[string, Wish, string, string, string[]]>([
    [
      'today',
      { preset: 'today' },
      now,
      paris,
      ['2026-06-14T22:00', '2026-06-15T12:05', '2026-06-13T22:00', '2026-06-14T12:05'],
    ],
    [
      'a week',
      { preset: '7d' },
      now,
      paris,
      ['2026-06-08T22:00', '2026-06-15T12:05', '2026-06-01T22:00', '2026-06-08T12:05'],
    ],
    [
      'a month beside a shorter one',
      { preset: 'month' },
      '2026-03-31T10:00:00Z',
      paris,
      ['2026-02-28T23:00', '2026-03-31T10:00', '2026-01-31T23:00', '2026-02-28T11:00'],
    ],
    [
      'days that are over',
      { preset: 'custom', first: '2026-06-01', last: '2026-06-02' },
      now,
      paris,
      ['2026-05-31T22:00', '2026-06-02T22:00', '2026-05-29T22:00', '2026-05-31T22:00'],
    ],
    [
      'days that go on are cut at now',
      { preset: 'custom', first: '2026-06-14', last: '2026-06-30' },
      now,
      paris,
      ['2026-06-13T22:00', '2026-06-15T12:05', '2026-05-27T22:00', '2026-05-29T12:05'],
    ],
    [
      'a day of 25 hours',
      { preset: 'custom', first: '2026-10-25', last: '2026-10-25' },
      '2026-11-01T12:00:00Z',
      paris,
      ['2026-10-24T22:00', '2026-10-25T23:00', '2026-10-23T22:00', '2026-10-24T22:00'],
    ],
    [
      'a day of 23 hours',
      { preset: 'custom', first: '2026-03-29', last: '2026-03-29' },
      '2026-04-01T12:00:00Z',
      paris,
      ['2026-03-28T23:00', '2026-03-29T22:00', '2026-03-27T23:00', '2026-03-28T23:00'],
    ],
    [
      'the same time of day before the clocks went back',
      { preset: '7d' },
      '2026-10-26T11:00:00Z',
      paris,
      ['2026-10-19T22:00', '2026-10-26T11:00', '2026-10-12T22:00', '2026-10-19T10:00'],
    ],
    [
      'a day without midnight',
      { preset: 'custom', first: '2026-04-24', last: '2026-04-24' },
      '2026-05-01T12:00:00Z',
      'Africa/Cairo',
      ['2026-04-23T22:00', '2026-04-24T21:00', '2026-04-22T22:00', '2026-04-23T22:00'],
    ],
    [
      'where it is tomorrow already',
      { preset: 'today' },
      '2026-06-15T12:05:00Z',
      'Pacific/Auckland',
      ['2026-06-15T12:00', '2026-06-15T12:05', '2026-06-14T12:00', '2026-06-14T12:05'],
    ],
  ])('%s', (_, wish, now, zone, expected) => {
    expect(written(wish, now, zone)).toEqual(expected)
  })

  test.each<[string, Wish]>([
    ['missing', { preset: 'custom' }],
    ['missing', { preset: 'custom', first: '2026-02-30', last: '2026-03-01' }],
    ['reversed', { preset: 'custom', first: '2026-06-02', last: '2026-06-01' }],
    ['ahead', { preset: 'custom', first: '2026-06-16', last: '2026-06-17' }],
    ['long', { preset: 'custom', first: '2025-06-14', last: '2026-06-15' }],
  ])('%s: %j', (fault, wish) => {
    expect(written(wish, now, paris)).toBe(fault)
  })
})

describe('a week of hours', () => {
  const ask = (start: string, questions = 1) => ({ start, questions })

  test('hours of many weeks lie upon each other, on the clocks of the zone', () => {
    const hours = [
      ask('2026-06-15T07:00:00Z'),
      ask('2026-06-22T07:00:00Z', 2),
      ask('2026-06-14T22:00:00Z', 4),
    ]
    const grid = foldHours(hours, 'Europe/Paris')
    expect(grid[1]![9]).toBe(3)
    expect(grid[1]![0]).toBe(4)
    expect(grid.flat().reduce((sum, n) => sum + n)).toBe(7)
  })

  test('the hour that comes twice in autumn counts twice', () => {
    const grid = foldHours([ask('2026-10-25T00:00:00Z'), ask('2026-10-25T01:00:00Z')], 'Europe/Paris')
    expect(grid[0]![2]).toBe(2)
  })

  test('half hours beside UTC stay in their hour', () => {
    expect(foldHours([ask('2026-06-15T03:30:00Z')], 'Asia/Kolkata')[1]![9]).toBe(1)
  })

  test('open minutes: within an hour, over midnight into the next week, to 24:00', () => {
    const none: Week = {
      monday: [],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
      saturday: [],
      sunday: [],
    }
    const open = openMinutes({
      ...none,
      monday: [
        { from: '09:00', to: '12:30' },
        { from: '13:30', to: '18:00' },
      ],
      saturday: [{ from: '22:30', to: '01:15' }],
      tuesday: [{ from: '23:00', to: '24:00' }],
    })
    expect(open[1]!.slice(8, 19)).toEqual([0, 60, 60, 60, 30, 30, 60, 60, 60, 60, 0])
    expect([open[6]![22], open[6]![23], open[0]![0], open[0]![1], open[0]![2]]).toEqual([30, 60, 60, 15, 0])
    expect([open[2]![23], open[3]![0]]).toEqual([60, 0])
  })

  test('a calendar’s week begins where the reader’s does', () => {
    expect(weekFrom(1)).toEqual([1, 2, 3, 4, 5, 6, 0])
  })
})

describe('a file for spreadsheets', () => {
  test.each<[Cell, string]>([
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [' edge ', '" edge "'],
    [null, ''],
    [0, '0'],
    [99.5, '99.5'],
    [-1, '-1'],
    ['=1+1', "'=1+1"],
    ['+33 6', "'+33 6"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['a=b', 'a=b'],
  ])('%j', (cell, expected) => {
    expect(toCsv([[cell]], '.')).toBe(`\uFEFF${expected}\r\n`)
  })

  test('where a comma parts decimals, a semicolon parts cells', () => {
    expect(toCsv([['a;b', 'c,d', 1.5], []], ',')).toBe('\uFEFF"a;b";c,d;1,5\r\n\r\n')
  })
})
