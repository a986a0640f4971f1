import { expect, test, describe } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { Refusal } from '../../domain/errors.js'
import { hoursStateAt } from '../../domain/office-hours/office-hours.rules.js'
import { parseOfficeHours } from '../../domain/office-hours/parse-office-hours.js'
import type { ExceptionInput, OfficeHoursInput } from '../../domain/office-hours/parse-office-hours.js'
import { weekdays } from '../../schema/office-hours.js'
import type { Interval, OfficeWeek } from '../../schema/office-hours.js'

/** `09:00-12:30 13:30-18:00` */
const intervals = (words: string): Interval[] =>
  words === '' ? [] : words.split(' ').map((word) => ({ from: word.split('-')[0]!, to: word.split('-')[1]! }))

const parse = (week: OfficeHoursInput['week'], exceptions?: ExceptionInput[]) =>
  parseOfficeHours({ timeZone: 'Europe/Paris', week, exceptions })

const monday = (words: string) => ({ monday: intervals(words) })

function refusal(act: () => unknown) {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.details, sentence: error.message }
    throw error
  }
  return null
}

describe('what is accepted (R20, R22)', () => {
  test('a weekday that is left out has no hours, and without exceptions there are none', () => {
    const hours = parse(monday('09:00-17:00'))
    expect(hours.week).toEqual({
      monday: [{ from: '09:00', to: '17:00' }],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
      saturday: [],
      sunday: [],
    })
    expect(hours.exceptions).toEqual([])
    expect(hours.timeZone).toBe('Europe/Paris')
  })

  test.each([
    ['intervals are sorted', '13:30-18:00 09:00-12:30', '09:00-12:30 13:30-18:00'],
    ['touching ones become one', '12:00-17:00 09:00-12:00', '09:00-17:00'],
    ['three in a row become one', '09:00-10:00 11:00-12:00 10:00-11:00', '09:00-12:00'],
    ['one that touches a night becomes part of it', '20:00-22:00 22:00-02:00', '20:00-02:00'],
    ['24:00 may end one', '18:00-24:00', '18:00-24:00'],
    ['midnight as an end is 24:00', '18:00-00:00', '18:00-24:00'],
    ['a whole day in two halves is 00:00 to 24:00', '00:00-12:00 12:00-24:00', '00:00-24:00'],
    [
      '24 hours from 08:00 stay two, for 08:00 to 08:00 says nothing',
      '08:00-20:00 20:00-08:00',
      '08:00-20:00 20:00-08:00',
    ],
    ['25 hours stay two', '00:00-08:00 08:00-01:00', '00:00-08:00 08:00-01:00'],
    ['a minute between two is a gap, not a touch', '09:00-12:00 12:01-17:00', '09:00-12:00 12:01-17:00'],
  ])('%s', (_, given, expected) => {
    expect(parse(monday(given)).week.monday).toEqual(intervals(expected))
  })

  test('a night may end where the next day begins', () => {
    const { week } = parse({ friday: intervals('22:00-02:00'), saturday: intervals('02:00-05:00') })
    expect(week.friday).toEqual(intervals('22:00-02:00'))
    expect(week.saturday).toEqual(intervals('02:00-05:00'))
  })

  test.each(['Europe/Paris', 'America/Argentina/Buenos_Aires', 'UTC', 'Asia/Kathmandu'])(
    'the zone %s',
    (timeZone) => {
      expect(parseOfficeHours({ timeZone, week: {} }).timeZone).toBe(timeZone)
    },
  )
})

describe('what is refused, with the field at fault (R22, R78)', () => {
  test.each(['Europe/Atlantis', '', '+02:00', 'local', 'UTC+2', 'system'])('the zone "%s"', (timeZone) => {
    expect(refusal(() => parseOfficeHours({ timeZone, week: {} }))).toMatchObject({
      code: 'BAD_INPUT',
      field: 'timeZone',
    })
  })

  test.each([
    ['9:00-12:00', 'week.monday[0].from'],
    ['09:00-24:01', 'week.monday[0].to'],
    ['09:60-12:00', 'week.monday[0].from'],
    ['25:00-12:00', 'week.monday[0].from'],
    ['24:00-12:00', 'week.monday[0].from'],
    ['0900-1200', 'week.monday[0].from'],
    ['09:00:00-12:00', 'week.monday[0].from'],
    [' 09:00-12:00', 'week.monday[0].from'],
    ['09:00-12:00 13:00-', 'week.monday[1].to'],
    ['09:00-09:00', 'week.monday[0].to'],
    ['00:00-00:00', 'week.monday[0].to'],
  ])('the times %s', (given, field) => {
    const week = { monday: given.trim() === given ? intervals(given) : [{ from: ' 09:00', to: '12:00' }] }
    expect(refusal(() => parse(week))).toMatchObject({ code: 'BAD_INPUT', field })
  })

  test.each<[string, OfficeHoursInput['week'], string, string, string]>([
    [
      'within a day: the later one is at fault, whichever was written first',
      monday('13:00-15:00 12:00-14:00'),
      'week.monday[0]',
      'week.monday[1]',
      '13:00 to 15:00 overlaps 12:00 to 14:00.',
    ],
    [
      'the same twice',
      monday('09:00-12:00 09:00-12:00'),
      'week.monday[1]',
      'week.monday[0]',
      '09:00 to 12:00 overlaps 09:00 to 12:00.',
    ],
    [
      'inside a long one, behind a short one',
      monday('09:00-18:00 10:00-11:00'),
      'week.monday[1]',
      'week.monday[0]',
      '10:00 to 11:00 overlaps 09:00 to 18:00.',
    ],
    [
      'with the tail of the day before',
      { friday: intervals('22:00-02:00'), saturday: intervals('01:00-05:00') },
      'week.saturday[0]',
      'week.friday[0]',
      '01:00 to 05:00 overlaps 22:00 to 02:00 of the day before.',
    ],
    [
      'of Monday with the tail of Sunday',
      { sunday: intervals('22:00-02:00'), monday: intervals('01:59-05:00') },
      'week.monday[0]',
      'week.sunday[0]',
      '01:59 to 05:00 overlaps 22:00 to 02:00 of the day before.',
    ],
    [
      'within the night',
      monday('20:00-02:00 23:00-01:00'),
      'week.monday[1]',
      'week.monday[0]',
      '23:00 to 01:00 overlaps 20:00 to 02:00.',
    ],
  ])('an overlap %s', (_, week, field, otherField, sentence) => {
    expect(refusal(() => parse(week))).toEqual({ code: 'BAD_INPUT', field, otherField, sentence })
  })

  test('more than 20 intervals a day', () => {
    const many = Array.from({ length: 21 }, (_, hour) => {
      const padded = String(hour).padStart(2, '0')
      return { from: `${padded}:00`, to: `${padded}:30` }
    })
    expect(refusal(() => parse({ monday: many.slice(1) }))).toBeNull()
    expect(refusal(() => parse({ monday: many }))).toMatchObject({ field: 'week.monday' })
  })

  test('a day that no week has', () => {
    const week = { mon: intervals('09:00-12:00') } as OfficeHoursInput['week']
    expect(refusal(() => parse(week))).toMatchObject({ field: 'week.mon' })
  })
})

describe('dated exceptions (R23)', () => {
  const on = (from: string, to = from, words = ''): ExceptionInput => ({
    from,
    to,
    intervals: intervals(words),
  })

  test('closed or with hours of their own; sorted by date; a label may be left out', () => {
    const exceptions = [
      { ...on('2026-12-24', '2026-12-24', '09:00-12:00'), label: ' Christmas Eve ' },
      on('2026-07-14'),
    ]
    expect(parse({}, exceptions).exceptions).toEqual([
      { from: '2026-07-14', to: '2026-07-14', label: '', intervals: [] },
      { from: '2026-12-24', to: '2026-12-24', label: 'Christmas Eve', intervals: intervals('09:00-12:00') },
    ])
  })

  test('29 February exists in a leap year', () => {
    expect(refusal(() => parse({}, [on('2028-02-29')]))).toBeNull()
    expect(refusal(() => parse({}, [on('2027-02-29')]))).toMatchObject({ field: 'exceptions[0].from' })
  })

  test.each<[string, ExceptionInput[], string]>([
    ['a date that does not exist', [on('2026-02-30')], 'exceptions[0].from'],
    ['a month that does not exist', [on('2026-13-01')], 'exceptions[0].from'],
    ['no date at all', [on('tomorrow')], 'exceptions[0].from'],
    ['a date in short', [on('2026-7-14')], 'exceptions[0].from'],
    ['a last day that does not exist', [on('2026-04-01', '2026-04-31')], 'exceptions[0].to'],
    ['an end before the beginning', [on('2026-07-14', '2026-07-13')], 'exceptions[0].to'],
    [
      'ranges that overlap',
      [on('2026-07-20', '2026-07-25'), on('2026-07-14', '2026-07-20')],
      'exceptions[0]',
    ],
    ['the same date twice', [on('2026-07-14'), on('2026-07-14')], 'exceptions[1]'],
    ['a malformed time', [on('2026-07-14', '2026-07-14', '09:00-12')], 'exceptions[0].intervals[0].to'],
    [
      'intervals that overlap',
      [on('2026-07-14', '2026-07-14', '09:00-12:00 11:00-13:00')],
      'exceptions[0].intervals[1]',
    ],
    [
      'nights of a range that run into its mornings',
      [on('2026-07-14', '2026-07-15', '22:00-02:00 01:00-05:00')],
      'exceptions[0].intervals[1]',
    ],
    ['a long label', [{ ...on('2026-07-14'), label: 'x'.repeat(101) }], 'exceptions[0].label'],
  ])('refused: %s', (_, exceptions, field) => {
    expect(refusal(() => parse({}, exceptions))).toMatchObject({ code: 'BAD_INPUT', field })
  })

  test('ranges that overlap are both named', () => {
    const exceptions = [on('2026-07-01', '2026-07-31'), on('2026-07-14')]
    expect(refusal(() => parse({}, exceptions))).toMatchObject({
      field: 'exceptions[1]',
      otherField: 'exceptions[0]',
      sentence: '2026-07-14 overlaps 2026-07-01 to 2026-07-31.',
    })
  })

  test('on a single day a night may end later than the day began', () => {
    expect(refusal(() => parse({}, [on('2026-07-14', '2026-07-14', '22:00-02:00 01:00-05:00')]))).toBeNull()
  })

  test('a hundred characters, not code units, make a label', () => {
    expect(refusal(() => parse({}, [{ ...on('2026-07-14'), label: '🎆'.repeat(100) }]))).toBeNull()
  })

  test('more than 366', () => {
    const many = Array.from({ length: 367 }, (_, index) =>
      on(DateTime.utc(2026, 1, 1).plus({ days: index }).toISODate()),
    )
    expect(refusal(() => parse({}, many.slice(1)))).toBeNull()
    expect(refusal(() => parse({}, many))).toMatchObject({ field: 'exceptions' })
  })
})

describe('for any week', () => {
  const time = fc
    .nat(47)
    .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`)
  const interval = fc
    .record({ from: time, to: fc.oneof(time, fc.constant('24:00')) })
    .filter(({ from, to }) => from !== to)
  const day = fc.array(interval, { maxLength: 2 })
  const anyWeek = fc.record(
    Object.fromEntries(weekdays.map((weekday) => [weekday, day])) as Record<
      (typeof weekdays)[number],
      typeof day
    >,
  )

  /** Paints the week half hour by half hour. */
  function isPaintedTwice(week: OfficeWeek): boolean {
    const painted = new Set<number>()
    const halves = (text: string) => Number(text.slice(0, 2)) * 2 + (text.slice(3) === '30' ? 1 : 0)
    return weekdays.some((weekday, index) =>
      week[weekday].some(({ from, to }) => {
        const end = halves(to) + (to < from ? 48 : 0)
        for (let half = halves(from); half < end; half++) {
          const place = (index * 48 + half) % (7 * 48)
          if (painted.has(place)) return true
          painted.add(place)
        }
        return false
      }),
    )
  }

  test('it is refused if and only if some half hour is in two intervals (R22)', () => {
    fc.assert(
      fc.property(anyWeek, (week) => expect(refusal(() => parse(week)) !== null).toBe(isPaintedTwice(week))),
    )
  })

  test('what is accepted means what was written, and is accepted again as it is', () => {
    const anyInstant = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) })
    fc.assert(
      fc.property(anyWeek, anyInstant, (week, millis) => {
        fc.pre(!isPaintedTwice(week))
        const parsed = parse(week)
        expect(parse(parsed.week)).toEqual(parsed)
        const at = DateTime.fromMillis(millis)
        expect(hoursStateAt(parsed, at)).toEqual(hoursStateAt({ ...parsed, week }, at))
      }),
    )
  })
})
