import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import type { Hours } from '../../domain/office-hours/office-hours.rules.js'
import { parseOfficeHours, type OfficeHoursInput } from '../../domain/office-hours/parse-office-hours.js'
import { hoursWarnings, type BesideHours } from '../../domain/office-hours/warnings.rules.js'
import type { Interval, OfficeWeek, Weekday } from '../../schema/office-hours.js'

/** `09:00-12:30 13:30-18:00` */
const intervals = (words: string): Interval[] =>
  words === '' ? [] : words.split(' ').map((word) => ({ from: word.split('-')[0]!, to: word.split('-')[1]! }))

const quiet: BesideHours = {
  texts: { inHours: 'We are here.', outOfHours: 'We are closed.' },
  remindersEnabled: true,
  remindersAlways: false,
}
const autumn = '2026-10-01T12:00'

interface Given {
  week?: Partial<Record<Weekday, string>>
  exceptions?: { from: string; to?: string; label?: string; words?: string }[]
  timeZone?: string
  now?: string
  beside?: Partial<BesideHours>
}

function warned({ week = {}, exceptions = [], timeZone = 'Europe/Paris', now = autumn, beside }: Given) {
  const input: OfficeHoursInput = {
    timeZone,
    week: Object.fromEntries(Object.entries(week).map(([weekday, words]) => [weekday, intervals(words)])),
    exceptions: exceptions.map(({ from, to = from, label = '', words = '' }) => {
      return { from, to, label, intervals: intervals(words) }
    }),
  }
  const written = { week: input.week, exceptions: input.exceptions! }
  const at = DateTime.fromISO(now, { zone: timeZone })
  return hoursWarnings(parseOfficeHours(input), written, { ...quiet, ...beside }, at)
}

const told = (given: Given) => warned(given).map(({ code, field }) => `${code} ${field}`)

const week = { monday: '09:00-18:00' }

describe('what is allowed and perhaps not meant is said, with the field (R31)', () => {
  test.each<[string, Given, string[]]>([
    ['nothing about plain hours', { week }, []],
    ['a gap of a minute', { week: { monday: '09:00-12:00 12:01-18:00' } }, ['short-gap week.monday[1]']],
    ['a gap of five minutes', { week: { monday: '09:00-12:00 12:05-18:00' } }, ['short-gap week.monday[1]']],
    ['six are a break', { week: { monday: '09:00-12:00 12:06-18:00' } }, []],
    ['touching is no gap', { week: { monday: '09:00-12:00 12:00-18:00' } }, []],
    [
      'the place is where it was written, not where it is sorted to',
      { week: { monday: '12:01-18:00 09:00-12:00' } },
      ['short-gap week.monday[0]'],
    ],
    [
      'over midnight',
      { week: { monday: '09:00-23:58', tuesday: '00:00-08:00' } },
      ['short-gap week.tuesday[0]'],
    ],
    [
      'from Sunday to Monday',
      { week: { sunday: '20:00-24:00', monday: '00:02-08:00' } },
      ['short-gap week.monday[0]'],
    ],
    [
      'after a night',
      { week: { friday: '22:00-02:00', saturday: '02:03-05:00' } },
      ['short-gap week.saturday[0]'],
    ],
    [
      'the last minute of a day',
      { week: { monday: '09:00-23:59' } },
      ['last-minute-left-out week.monday[0]'],
    ],
    [
      'in an exception',
      { week, exceptions: [{ from: '2026-12-24', words: '09:00-12:00 12:01-14:00' }] },
      ['short-gap exceptions[0].intervals[1]'],
    ],
    [
      'between the days of a range, and not after a single day',
      {
        week,
        exceptions: [
          { from: '2026-12-24', to: '2026-12-26', words: '00:00-23:58' },
          { from: '2026-12-28', words: '00:00-23:58' },
        ],
      },
      ['short-gap exceptions[0].intervals[0]'],
    ],
    [
      'a week without hours',
      { exceptions: [{ from: '2026-12-24', words: '09:00-12:00' }] },
      ['week-without-hours week'],
    ],
    [
      'hours that are all in the past',
      { exceptions: [{ from: '2026-02-24', words: '09:00-12:00' }] },
      ['week-without-hours week', 'no-opening-ahead week', 'past-exception exceptions[0]'],
    ],
    [
      'no hours: texts that are never sent, and a bell that rings at night (R27)',
      {},
      [
        'no-hours week',
        'text-without-hours autoReplyInHours',
        'text-without-hours autoReplyOutOfHours',
        'reminders-around-the-clock remindersAlways',
      ],
    ],
    [
      'no hours, one text, no bell (R27)',
      { beside: { texts: { inHours: ' ', outOfHours: 'Closed.' }, remindersEnabled: false } },
      ['no-hours week', 'text-without-hours autoReplyOutOfHours'],
    ],
    [
      'no hours, a bell that is meant to ring always',
      { beside: { texts: { inHours: '', outOfHours: '' }, remindersAlways: true } },
      ['no-hours week'],
    ],
    [
      'an exception that ended yesterday; in the order in which they were written',
      { week, exceptions: [{ from: '2026-12-24' }, { from: '2026-09-29', to: '2026-09-30' }] },
      ['past-exception exceptions[1]'],
    ],
    ['one that ends today is not over', { week, exceptions: [{ from: '2026-09-29', to: '2026-10-01' }] }, []],
    [
      'nor one whose night has just ended',
      { week, exceptions: [{ from: '2026-09-30', words: '22:00-02:00' }] },
      [],
    ],
    [
      'a closed day into which the evening before runs',
      { week: { sunday: '20:00-02:00' }, exceptions: [{ from: '2026-10-05', to: '2026-10-06' }] },
      ['open-from-the-evening-before exceptions[0]'],
    ],
    [
      'a variable that has no value in hours (R29)',
      {
        week,
        beside: { texts: { inHours: 'Back {{next_opening}}.', outOfHours: 'Back {{next_opening}}.' } },
      },
      ['variable-may-be-empty autoReplyInHours'],
    ],
    [
      'a name that the shop need not tell (R29)',
      {
        week,
        beside: { texts: { inHours: 'Hello {{first_name|there}}', outOfHours: 'Hello {{first_name}}' } },
      },
      ['variable-may-be-empty autoReplyOutOfHours'],
    ],
  ])('%s', (_, given, expected) => {
    expect(told(given)).toEqual(expected)
  })

  test('hours that were never saved', () => {
    const [first] = hoursWarnings(null, null, quiet, DateTime.fromISO(autumn))
    expect(first).toEqual({
      code: 'no-hours',
      field: 'week',
      message: 'No hours are set: no automatic reply is ever sent.',
    })
  })

  test('the sentences say where and when', () => {
    const sentences = (given: Given) => warned(given).map(({ message }) => message)
    expect(sentences({ week: { monday: '09:00-12:00 12:01-18:00' } })).toEqual([
      'Closed for a minute on Monday, from 12:00 to 12:01.',
    ])
    expect(sentences({ week: { sunday: '02:15-02:45' } })).toEqual([
      '02:15 to 02:45 comes twice on 25 October 2026, when the clocks go back: the desk is open twice.',
      '02:15 to 02:45 is left out on 28 March 2027, when the clocks go forward: the desk does not open.',
    ])
    expect(sentences({ week, exceptions: [{ from: '2026-07-14', label: 'Bastille Day' }] })).toEqual([
      'Bastille Day is over: it ended on 14 July 2026.',
    ])
  })
})

describe('an interval that lies inside a clock change (R21, R31)', () => {
  const both = ['twice-by-clock-change week.sunday[0]', 'left-out-by-clock-change week.sunday[0]']
  test.each<[string, Given, string[]]>([
    ['the very hour', { week: { sunday: '02:00-03:00' } }, both],
    ['inside of it', { week: { sunday: '02:10-02:20' } }, both],
    ['around it', { week: { sunday: '01:00-05:00' } }, []],
    [
      'it ends inside: closes twice',
      { week: { saturday: '22:00-02:30' } },
      ['twice-by-clock-change week.saturday[0]'],
    ],
    [
      'it begins inside: opens twice',
      { week: { sunday: '02:30-10:00' } },
      ['twice-by-clock-change week.sunday[0]'],
    ],
    ['on another weekday', { week: { tuesday: '02:00-03:00' } }, []],
    ['in a zone that has none', { timeZone: 'Asia/Kathmandu', week: { sunday: '02:00-03:00' } }, []],
    [
      'half an hour in Lord Howe',
      { timeZone: 'Australia/Lord_Howe', week: { sunday: '01:30-02:00' } },
      ['twice-by-clock-change week.sunday[0]'],
    ],
    [
      'at midnight in Santiago: the first hour of Sunday is left out, the last of Saturday comes twice',
      { timeZone: 'America/Santiago', week: { saturday: '23:00-24:00', sunday: '00:15-00:45' } },
      ['twice-by-clock-change week.saturday[0]', 'left-out-by-clock-change week.sunday[0]'],
    ],
    [
      'in an exception, and not of the weekday whose place it takes',
      { week: { sunday: '02:00-03:00' }, exceptions: [{ from: '2026-10-25', words: '02:15-02:30' }] },
      [
        'twice-by-clock-change exceptions[0].intervals[0]',
        'twice-by-clock-change week.sunday[0]',
        'left-out-by-clock-change week.sunday[0]',
      ],
    ],
    [
      'once for each kind, however many lie ahead',
      { now: '2026-10-24T12:00', week: { sunday: '02:00-03:00' } },
      both,
    ],
  ])('%s', (_, given, expected) => {
    const seen = told(given).sort()
    if (given.exceptions) {
      // 25 October 2026 is the exception's; the next autumn, within 13 months, is the weekday's.
      expect(seen).toEqual([...new Set(expected)].sort())
    } else expect(seen).toEqual([...expected].sort())
  })
})

// The oracle looks at a wall clock every minute, and knows nothing of offsets.

const minute = 60_000
const names: Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const changes = {
  'Europe/Paris': ['2026-10-25', '2027-03-28'],
  'America/Santiago': ['2027-04-03', '2027-04-04', '2026-09-06'],
  'Africa/Cairo': ['2026-10-29', '2026-10-30', '2027-04-30'],
  'Australia/Lord_Howe': ['2027-04-04', '2026-10-04'],
  'Pacific/Apia': ['2026-11-01'],
}

/** The minutes of three days around a date, as a wall in the zone shows them. */
function wallOf(timeZone: string, date: string): { date: string; time: string }[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const start = Date.parse(`${date}T00:00:00Z`) - 1440 * minute * 1.5
  return Array.from({ length: 4 * 1440 }, (_, index) => {
    const [date, time] = format.format(start + index * minute).split(' ') as [string, string]
    return { date, time }
  })
}

const walls = Object.entries(changes).flatMap(([timeZone, dates]) =>
  dates.map((date) => ({ timeZone, date, wall: wallOf(timeZone, date) })),
)

/** What becomes of an interval that starts on a date: never, or twice, or as it should. */
function plainly({ wall, date }: (typeof walls)[number], { from, to }: Interval) {
  const next = new Date(Date.parse(date) + 1440 * minute).toISOString().slice(0, 10)
  const open = wall.map((at) =>
    to > from
      ? at.date === date && at.time >= from && at.time < to
      : (at.date === date && at.time >= from) || (at.date === next && at.time < to),
  )
  const length = open.filter(Boolean).length
  const runs = open.filter((isOpen, index) => isOpen && !open[index - 1]).length
  const ofDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const meant = ofDay(to) - ofDay(from) + (to > from ? 0 : 1440)
  if (length === 0) return 'left-out-by-clock-change'
  return runs > 1 || length === 2 * meant ? 'twice-by-clock-change' : 'as it should'
}

const anyTime = fc
  .oneof(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 88, max: 95 }), fc.nat(95))
  .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`)

test('warnings and a look at the wall every minute agree on what a clock change does (R21, R31)', () => {
  const anyInterval = fc
    .record({ from: anyTime, to: fc.oneof(anyTime, fc.constant('24:00')) })
    .filter(({ from, to }) => from !== to && !(from === '00:00' && to === '00:00'))
  let met = 0
  fc.assert(
    fc.property(fc.constantFrom(...walls), anyInterval, (place, interval) => {
      const exceptions = [{ from: place.date, to: place.date, label: '', intervals: [interval] }]
      const empty = Object.fromEntries(names.map((name) => [name, []])) as unknown as OfficeWeek
      const hours: Hours = { timeZone: place.timeZone, week: empty, exceptions }
      const now = DateTime.fromISO(place.date, { zone: 'utc' }).minus({ days: 3 })
      const codes = hoursWarnings(hours, null, quiet, now).map(({ code }) => code)
      const expected = plainly(place, interval)
      if (expected !== 'as it should') met++
      expect(codes.filter((code) => code.endsWith('clock-change'))).toEqual(
        expected === 'as it should' ? [] : [expected],
      )
    }),
    { numRuns: 500 },
  )
  // A few dozen, as the dice fall: enough to know that both were looked at.
  expect(met).toBeGreaterThan(3)
})

test('warnings and a look at every minute of the week agree on short gaps (R22, R31)', () => {
  const order: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const ofMinute = (n: number) =>
    `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
  // Open from the first, third, fifth … of these minutes of the week until the next.
  const anyEdges = fc
    .array(fc.record({ at: fc.nat(10_079), then: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((pairs) =>
      [...new Set(pairs.flatMap(({ at, then }) => [at, (at + then) % 10_080]))].sort((a, b) => a - b),
    )
  fc.assert(
    fc.property(anyEdges, (edges) => {
      const open = new Array<boolean>(10_080).fill(false)
      const input: Record<string, Interval[]> = Object.fromEntries(order.map((name) => [name, []]))
      for (let i = 0; i + 1 < edges.length; i += 2) {
        const [start, end] = [edges[i]!, edges[i + 1]!]
        if (Math.floor(start / 1440) !== Math.floor((end - 1) / 1440)) continue
        open.fill(true, start, end)
        const to = end % 1440 === 0 ? '24:00' : ofMinute(end % 1440)
        input[order[Math.floor(start / 1440)]!]!.push({ from: ofMinute(start % 1440), to })
      }
      if (!open.includes(true)) return
      let gaps = 0
      for (let at = 0; at < 10_080; at++) {
        if (!open[at] || open[(at + 10_079) % 10_080]) continue
        let closed = 0
        while (closed < 10_080 && !open[(at - 1 - closed + 20_160) % 10_080]) closed++
        if (closed <= 5) gaps++
      }
      const hours = parseOfficeHours({ timeZone: 'UTC', week: input })
      const codes = hoursWarnings(hours, null, quiet, DateTime.fromISO(autumn)).map(({ code }) => code)
      expect(codes.filter((code) => code === 'short-gap')).toHaveLength(gaps)
    }),
    { numRuns: 500 },
  )
})
