import { describe, expect, test } from '@jest/globals'
import {
  barsOf,
  faultsOfHours,
  isOvernight,
  isWholeDay,
  mergesOf,
  nextDay,
  nextInterval,
  parseTime,
  quarters,
  replacedBy,
  steppedTime,
  totalMinutes,
  type DatedException,
  type Week,
} from '../../console/src/settings/web-chat/hours.js'

/* What the editor of the office hours knows by itself; whether the desk is open it asks the server. */

/** `09:00-12:30 13:30-18:00` */
const intervals = (words: string) =>
  words ? words.split(' ').map((word) => ({ from: word.slice(0, 5), to: word.slice(6) })) : []

const week = (days: Partial<Record<keyof Week, string>> = {}): Week => ({
  monday: intervals(days.monday ?? ''),
  tuesday: intervals(days.tuesday ?? ''),
  wednesday: intervals(days.wednesday ?? ''),
  thursday: intervals(days.thursday ?? ''),
  friday: intervals(days.friday ?? ''),
  saturday: intervals(days.saturday ?? ''),
  sunday: intervals(days.sunday ?? ''),
})

describe('a time is read as people write it (R20)', () => {
  test.each<[string, string | null]>([
    ['9', '09:00'],
    ['09', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['9h', '09:00'],
    ['9h30', '09:30'],
    ['9 H 30', '09:30'],
    ['9:30 pm', '21:30'],
    ['9pm', '21:00'],
    ['930p', '21:30'],
    ['9 p.m.', '21:00'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['12:15 am', '00:15'],
    ['0', '00:00'],
    ['23:59', '23:59'],
    ['24', null],
    ['25', null],
    ['9:60', null],
    ['13pm', null],
    ['0am', null],
    ['nine', null],
    ['', null],
    ['9:3', null],
    ['-9', null],
  ])('%s', (written, expected) => expect(parseTime(written)).toBe(expected))

  test.each<[string, string | null]>([
    ['24:00', '24:00'],
    ['24', '24:00'],
    ['2400', '24:00'],
    ['24:15', null],
  ])('%s at the end of an interval', (written, expected) => expect(parseTime(written, true)).toBe(expected))
})

describe('arrows walk over the quarters of the day', () => {
  test.each<[string, number, boolean, string]>([
    ['09:00', 15, false, '09:15'],
    ['09:00', -15, false, '08:45'],
    ['09:00', 60, false, '10:00'],
    ['09:07', 15, false, '09:15'],
    ['09:07', -15, false, '09:00'],
    ['23:45', 15, false, '23:45'],
    ['23:45', 15, true, '24:00'],
    ['00:10', -15, false, '00:00'],
    ['what', 15, false, '09:15'],
  ])('%s %i', (time, by, mayEndDay, expected) => expect(steppedTime(time, by, mayEndDay)).toBe(expected))

  test('the list has each of them once', () => {
    expect(quarters(false)).toHaveLength(96)
    expect(quarters(true).at(-1)).toBe('24:00')
  })
})

describe('"Add hours" finds a place (R20)', () => {
  test.each<[string, string, string | null]>([
    ['on an empty day', '', '09:00-17:00'],
    ['an hour after the last, for four', '09:00-12:30', '13:30-17:30'],
    ['up to midnight', '09:00-21:00', '22:00-24:00'],
    ['whichever stands last on the page', '13:30-18:00 09:00-12:30', '19:00-23:00'],
    ['before, when nothing is left after', '09:00-23:30', '00:00-04:00'],
    ['between, when nothing is left before and after', '00:00-09:00 12:00-24:00', '09:00-12:00'],
    ['not in what runs into the next day', '09:00-12:00 14:00-02:00', '00:00-04:00'],
    ['nowhere on a full day', '00:00-24:00', null],
  ])('%s', (_, day, expected) => {
    const added = nextInterval(intervals(day))
    expect(added && `${added.from}-${added.to}`).toBe(expected)
  })

  test('not after the twentieth', () => {
    const many = Array.from({ length: 20 }, () => ({ from: '09:00', to: '09:10' }))
    expect(nextInterval(many)).toBeNull()
  })
})

describe('an overlap is marked on both intervals, with what each meets (R22)', () => {
  test.each<[string, Week, string[]]>([
    ['none', week({ monday: '09:00-12:00 13:00-18:00' }), []],
    ['touching is none', week({ monday: '09:00-12:00 12:00-18:00' }), []],
    [
      'on one day',
      week({ monday: '09:00-13:00 12:00-14:00' }),
      ['week.monday[0].from 12:00-14:00 day', 'week.monday[1].from 09:00-13:00 day'],
    ],
    [
      'one within the other, written the other way round',
      week({ monday: '10:00-11:00 09:00-18:00' }),
      ['week.monday[0].from 09:00-18:00 day', 'week.monday[1].from 10:00-11:00 day'],
    ],
    [
      'with the evening of the day before',
      week({ friday: '22:00-02:00', saturday: '01:00-05:00' }),
      ['week.friday[0].from 01:00-05:00 dayAfter', 'week.saturday[0].from 22:00-02:00 dayBefore'],
    ],
    [
      'of Sunday with Monday',
      week({ sunday: '22:00-02:00', monday: '00:00-12:00' }),
      ['week.monday[0].from 22:00-02:00 dayBefore', 'week.sunday[0].from 00:00-12:00 dayAfter'],
    ],
    [
      'a tail that ends where the morning begins',
      week({ friday: '22:00-02:00', saturday: '02:00-05:00' }),
      [],
    ],
    [
      'what has no length yet is another fault',
      week({ monday: '09:00-09:00 08:00-10:00' }),
      ['week.monday[0].to equal'],
    ],
    ['what is no time', week({ monday: 'later-17:00' }), ['week.monday[0].from notTime']],
    ['24:00 begins nothing', week({ monday: '24:00-02:00' }), ['week.monday[0].from notTime']],
  ])('%s', (_, given, expected) => {
    expect(faultsOfHours({ week: given, exceptions: [] }).map(told).sort()).toEqual(expected)
  })

  test.each<[string, Partial<DatedException>[], string[]]>([
    ['a day', [{}], []],
    ['no date', [{ from: '', to: '' }], ['exceptions[0].from notDate', 'exceptions[0].to notDate']],
    ['ends before it begins', [{ from: '2026-07-15', to: '2026-07-14' }], ['exceptions[0].to endsBefore']],
    ['a label too long', [{ label: 'x'.repeat(101) }], ['exceptions[0].label tooLong']],
    [
      'two of the same day',
      [{}, { from: '2026-07-01', to: '2026-07-31' }],
      ['exceptions[0].from 2026-07-01-2026-07-31', 'exceptions[1].from 2026-07-14-2026-07-14'],
    ],
    ['an evening that runs on, on a single day', [{ intervals: intervals('01:00-05:00 22:00-02:00') }], []],
    [
      'an evening that meets its own morning, in a range',
      [{ to: '2026-07-16', intervals: intervals('01:00-05:00 22:00-02:00') }],
      [
        'exceptions[0].intervals[0].from 22:00-02:00 dayBefore',
        'exceptions[0].intervals[1].from 01:00-05:00 dayAfter',
      ],
    ],
  ])('exceptions: %s (R23)', (_, given, expected) => {
    const bastille = { from: '2026-07-14', to: '2026-07-14', label: 'Bastille Day', intervals: [] }
    const exceptions = given.map((one) => ({ ...bastille, ...one }))
    expect(faultsOfHours({ week: week(), exceptions }).map(told).sort()).toEqual(expected)
  })

  function told(fault: ReturnType<typeof faultsOfHours>[number]): string {
    if (fault.code === 'overlap') return `${fault.field} ${fault.with.from}-${fault.with.to} ${fault.from}`
    if (fault.code === 'datesOverlap') return `${fault.field} ${fault.with.from}-${fault.with.to}`
    return `${fault.field} ${fault.code}`
  }
})

describe('intervals that touch are said to become one (R22)', () => {
  test.each<[string, string, [string, string][]]>([
    ['apart', '09:00-12:00 13:00-18:00', []],
    [
      'touching',
      '09:00-12:00 12:00-18:00',
      [
        ['d[0].from', '09:00-18:00'],
        ['d[1].from', '09:00-18:00'],
      ],
    ],
    [
      'in any order',
      '12:00-18:00 09:00-12:00',
      [
        ['d[0].from', '09:00-18:00'],
        ['d[1].from', '09:00-18:00'],
      ],
    ],
    ['never more than a day', '08:00-20:00 20:00-09:00', []],
  ])('%s', (_, day, expected) => {
    const merges = [...mergesOf('d', intervals(day))].map(([field, { from, to }]) => [field, `${from}-${to}`])
    expect(merges.sort()).toEqual(expected)
  })
})

test('a copy names the days whose hours it would take the place of (R20)', () => {
  const given = week({ monday: '09:00-17:00', tuesday: '09:00-17:00', friday: '10:00-12:00' })
  expect(replacedBy(given, 'monday', ['monday', 'tuesday', 'wednesday', 'friday'])).toEqual(['friday'])
  expect(replacedBy(given, 'sunday', ['monday', 'saturday'])).toEqual(['monday'])
  expect(nextDay('sunday')).toBe('monday')
})

test('the drawing of a week carries an evening into the next morning', () => {
  const bars = barsOf(week({ saturday: '09:00-12:00', sunday: '22:00-02:00' }))
  expect(bars.saturday).toEqual([{ start: 540, end: 720 }])
  expect(bars.sunday).toEqual([{ start: 1320, end: 1440 }])
  expect(bars.monday).toEqual([{ start: 0, end: 120 }])
})

test.each<[string, number]>([
  ['', 0],
  ['09:00-12:30 13:30-18:00', 480],
  ['22:00-02:00', 240],
  ['00:00-24:00', 1440],
  ['09:00-09:00 later-10:00', 0],
])('the total of a day: %s', (day, minutes) => expect(totalMinutes(intervals(day))).toBe(minutes))

test('what ends on the next day, and what is a whole one', () => {
  expect(isOvernight({ from: '22:00', to: '02:00' })).toBe(true)
  expect(isOvernight({ from: '22:00', to: '24:00' })).toBe(false)
  expect(isWholeDay(intervals('00:00-24:00'))).toBe(true)
})
