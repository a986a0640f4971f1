import { expect, test, describe } from '@jest/globals'
import { DateTime } from 'luxon'
import {
  afterOpenMinutes,
  hoursStateAt,
  isOpenAt,
  nextChange,
  nextOpening,
} from '../../domain/office-hours/office-hours.rules.js'
import type { Hours } from '../../domain/office-hours/office-hours.rules.js'
import type { DatedException, OfficeWeek } from '../../schema/office-hours.js'

const closedWeek: OfficeWeek = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
}

/** `09:00-12:30 13:30-18:00` */
const intervals = (words: string) =>
  words.split(' ').map((word) => ({ from: word.slice(0, 5), to: word.slice(6) }))

const twoShifts = intervals('09:00-12:30 13:30-18:00')
const shops: OfficeWeek = {
  ...closedWeek,
  monday: twoShifts,
  tuesday: twoShifts,
  wednesday: twoShifts,
  thursday: twoShifts,
  friday: twoShifts,
}
const nights: OfficeWeek = {
  ...closedWeek,
  friday: intervals('22:00-02:00'),
  saturday: intervals('22:00-02:00'),
}
const sundayNight: OfficeWeek = { ...closedWeek, sunday: intervals('01:00-05:00') }
const wholeDay = intervals('00:00-24:00')
const roundTheClock: OfficeWeek = {
  monday: wholeDay,
  tuesday: wholeDay,
  wednesday: wholeDay,
  thursday: wholeDay,
  friday: wholeDay,
  saturday: wholeDay,
  sunday: wholeDay,
}

const hours = (week: OfficeWeek, timeZone = 'Europe/Paris', exceptions: DatedException[] = []): Hours => ({
  timeZone,
  week,
  exceptions,
})
const closedOn = (from: string, to = from): DatedException => ({ from, to, label: 'Closed', intervals: [] })

const utc = (text: string) => DateTime.fromISO(text, { zone: 'utc' })

/** As the console shows it: the state, and when it ends by the account's clock. */
function told(given: Hours | null, at: string): string {
  const state = hoursStateAt(given, utc(at))
  const clock = (local: DateTime) => local.setLocale('en').toFormat('ccc d HH:mm')
  switch (state.kind) {
    case 'none':
      return 'no hours'
    case 'always':
      return 'always open'
    case 'open':
      return `open, closes ${clock(state.until)}`
    case 'closed':
      return state.opensAt ? `closed, opens ${clock(state.opensAt)}` : 'closed'
  }
}

describe('the vectors that server, console and widget answer alike', () => {
  test.each<[string, Hours | null, string, string]>([
    ['H1', hours(shops), '2026-06-15T06:59:59Z', 'closed, opens Mon 15 09:00'],
    ['H2', hours(shops), '2026-06-15T07:00:00Z', 'open, closes Mon 15 12:30'],
    ['H3', hours(shops), '2026-06-15T10:30:00Z', 'closed, opens Mon 15 13:30'],
    ['H4', hours(shops), '2026-06-15T16:00:00Z', 'closed, opens Tue 16 09:00'],
    ['H5', hours(shops), '2026-06-19T16:30:00Z', 'closed, opens Mon 22 09:00'],
    [
      'H6',
      hours(shops, 'Europe/Paris', [closedOn('2026-07-14')]),
      '2026-07-13T17:00:00Z',
      'closed, opens Wed 15 09:00',
    ],
    ['H7', hours(nights), '2026-06-19T23:30:00Z', 'open, closes Sat 20 02:00'],
    ['H8', hours(nights), '2026-06-20T00:00:00Z', 'closed, opens Sat 20 22:00'],
    ['H9', hours(roundTheClock), '2026-06-15T22:00:00Z', 'always open'],
    ['H10', null, '2026-06-15T07:00:00Z', 'no hours'],
    ['H10, all days empty', hours(closedWeek), '2026-06-15T07:00:00Z', 'no hours'],
    ['H11', hours(sundayNight), '2026-10-25T03:30:00Z', 'open, closes Sun 25 05:00'],
    ['H12', hours(sundayNight), '2027-03-28T00:30:00Z', 'open, closes Sun 28 05:00'],
    ['H13', hours(shops, 'America/New_York'), '2026-06-15T12:59:00Z', 'closed, opens Mon 15 09:00'],
    ['H14', hours(shops), '2026-10-25T12:00:00Z', 'closed, opens Mon 26 09:00'],
  ])('%s', (_, given, at, expected) => {
    expect(told(given, at)).toBe(expected)
  })
})

describe('a stretch has two ends, in the zone of the account', () => {
  test('open: since the opening, until the closing', () => {
    const state = hoursStateAt(hours(shops), utc('2026-06-15T08:00:00Z'))
    expect(state).toMatchObject({ kind: 'open' })
    if (state.kind !== 'open') return
    expect(state.since.toISO()).toBe('2026-06-15T09:00:00.000+02:00')
    expect(state.until.toISO()).toBe('2026-06-15T12:30:00.000+02:00')
    expect(state.until.zoneName).toBe('Europe/Paris')
  })

  test('closed: since the last closing, over a weekend and a holiday', () => {
    const given = hours(shops, 'Europe/Paris', [closedOn('2026-05-25')])
    const state = hoursStateAt(given, utc('2026-05-25T10:00:00Z'))
    if (state.kind !== 'closed') throw new Error(state.kind)
    expect(state.since?.toISO()).toBe('2026-05-22T18:00:00.000+02:00')
    expect(state.opensAt?.toISO()).toBe('2026-05-26T09:00:00.000+02:00')
  })

  test('at the closing instant the closed stretch has just begun', () => {
    const state = hoursStateAt(hours(shops), utc('2026-06-15T10:30:00Z'))
    if (state.kind !== 'closed') throw new Error(state.kind)
    expect(state.since?.toISO()).toBe('2026-06-15T12:30:00.000+02:00')
  })

  test('an opening that was never preceded by a closing is not invented', () => {
    const given = hours(closedWeek, 'Europe/Paris', [{ ...closedOn('2026-12-24'), intervals: twoShifts }])
    const state = hoursStateAt(given, utc('2026-06-15T10:30:00Z'))
    expect(state).toMatchObject({ kind: 'closed', since: null })
    expect(told(given, '2026-06-15T10:30:00Z')).toBe('closed, opens Thu 24 09:00')
    expect(told(given, '2026-12-24T18:00:00Z')).toBe('closed')
  })
})

describe('the clock change (R21)', () => {
  const at = (given: Hours, instants: string[]) => instants.map((instant) => isOpenAt(given, utc(instant)))

  test('hours inside the hour that is left out never open', () => {
    const given = hours({ ...closedWeek, sunday: intervals('02:15-02:45') }, 'Europe/Berlin')
    expect(told(given, '2027-03-28T00:59:00Z')).toBe('closed, opens Sun 4 02:15')
  })

  test('hours inside the hour that comes twice open twice', () => {
    const given = hours({ ...closedWeek, sunday: intervals('02:15-02:45') }, 'Europe/Berlin')
    const instants = [
      '2026-10-25T00:20:00Z',
      '2026-10-25T00:50:00Z',
      '2026-10-25T01:20:00Z',
      '2026-10-25T01:50:00Z',
    ]
    expect(at(given, instants)).toEqual([true, false, true, false])
  })

  test('hours that end in the hour that comes twice close twice', () => {
    const given = hours({ ...closedWeek, sunday: intervals('01:00-02:30') }, 'Europe/Berlin')
    expect(nextChange(given, utc('2026-10-24T23:30:00Z'))?.toUTC().toISO()).toBe('2026-10-25T00:30:00.000Z')
    expect(nextOpening(given, utc('2026-10-25T00:45:00Z'))?.toUTC().toISO()).toBe('2026-10-25T01:00:00.000Z')
    expect(nextChange(given, utc('2026-10-25T01:15:00Z'))?.toUTC().toISO()).toBe('2026-10-25T01:30:00.000Z')
  })

  test.each([
    ['spring, three hours of night work', '2027-03-28T00:00:00Z', 180],
    ['autumn, five hours', '2026-10-24T23:00:00Z', 300],
    ['any other Sunday, four', '2026-06-20T23:00:00Z', 240],
  ])('01:00 to 05:00 lasts as long as the night does: %s', (_, opening, minutes) => {
    const state = hoursStateAt(hours(sundayNight, 'Europe/Berlin'), utc(opening))
    if (state.kind !== 'open') throw new Error(state.kind)
    expect(state.since.toMillis()).toBe(utc(opening).toMillis())
    expect(state.until.diff(state.since).as('minutes')).toBe(minutes)
  })

  test.each([
    ['America/Santiago', '2026-09-06', '01:00'],
    ['Africa/Cairo', '2026-04-24', '01:00'],
  ])('a whole day in %s begins at one when midnight is left out', (zone, date, start) => {
    const given = hours(closedWeek, zone, [{ ...closedOn(date), intervals: wholeDay }])
    const opening = nextOpening(given, DateTime.fromISO(date, { zone }).minus({ days: 2 }))
    expect(opening?.toFormat('yyyy-MM-dd HH:mm')).toBe(`${date} ${start}`)
  })
})

describe('intervals (R22)', () => {
  test.each([
    ['a millisecond before the opening', '06:59:59.999', false],
    ['at the opening', '07:00:00.000', true],
    ['a millisecond before the closing', '10:29:59.999', true],
    ['at the closing', '10:30:00.000', false],
  ])('half-open: %s', (_, time, isOpen) => {
    const at = utc(`2026-06-15T${time}Z`)
    expect(isOpenAt(hours(shops), at)).toBe(isOpen)
    expect(hoursStateAt(hours(shops), at).kind).toBe(isOpen ? 'open' : 'closed')
  })

  test('touching ones count as one, within a day and over midnight', () => {
    const week = {
      ...closedWeek,
      monday: intervals('09:00-12:00 12:00-24:00'),
      tuesday: intervals('00:00-03:00'),
    }
    expect(told(hours(week), '2026-06-15T08:00:00Z')).toBe('open, closes Tue 16 03:00')
  })

  test('an interval from midnight to 24:00 and a tail of the evening before are one stretch', () => {
    const week = { ...closedWeek, monday: intervals('22:00-08:00'), tuesday: intervals('08:00-24:00') }
    expect(told(hours(week), '2026-06-15T21:00:00Z')).toBe('open, closes Wed 17 00:00')
  })
})

describe('dated exceptions (R23)', () => {
  test('the tail of the evening before stays on a closed day', () => {
    const given = hours(nights, 'Europe/Paris', [closedOn('2026-06-20')])
    expect(told(given, '2026-06-19T23:30:00Z')).toBe('open, closes Sat 20 02:00')
    expect(told(given, '2026-06-20T20:30:00Z')).toBe('closed, opens Fri 26 22:00')
  })

  test('the tail of an exception reaches into the day after', () => {
    const late = { ...closedOn('2026-06-15'), intervals: intervals('20:00-01:00') }
    expect(told(hours(shops, 'Europe/Paris', [late]), '2026-06-15T22:30:00Z')).toBe(
      'open, closes Tue 16 01:00',
    )
  })

  test('an exception that opens before the evening before has ended makes one stretch with it', () => {
    const early = { ...closedOn('2026-06-20'), intervals: intervals('01:00-05:00') }
    expect(told(hours(nights, 'Europe/Paris', [early]), '2026-06-19T21:00:00Z')).toBe(
      'open, closes Sat 20 05:00',
    )
  })

  test('a range covers its first and its last day', () => {
    const given = hours(shops, 'Europe/Paris', [closedOn('2026-07-13', '2026-07-31')])
    expect(told(given, '2026-07-10T16:00:00Z')).toBe('closed, opens Mon 3 09:00')
  })

  test('a desk that never closes but for a holiday says so when the holiday is in sight', () => {
    const given = hours(roundTheClock, 'Europe/Paris', [closedOn('2026-12-25')])
    expect(told(given, '2026-06-15T08:00:00Z')).toBe('open, closes Fri 25 00:00')
    expect(told(given, '2026-12-26T08:00:00Z')).toBe('always open')
  })

  test('more than 400 days ahead is out of sight', () => {
    const given = hours(roundTheClock, 'Europe/Paris', [closedOn('2028-12-25')])
    expect(told(given, '2026-06-15T08:00:00Z')).toBe('always open')
    const far = hours(closedWeek, 'Europe/Paris', [{ ...closedOn('2028-12-25'), intervals: twoShifts }])
    expect(told(far, '2026-06-15T08:00:00Z')).toBe('closed')
  })
})

describe('the next opening', () => {
  test.each<[string, Hours | null, string, string | null]>([
    ['while closed, when the desk opens', hours(shops), '2026-06-15T16:00:00Z', '2026-06-16T07:00:00.000Z'],
    ['while open, after the next closing', hours(shops), '2026-06-15T08:00:00Z', '2026-06-15T11:30:00.000Z'],
    ['at an opening, not this one', hours(shops), '2026-06-15T07:00:00Z', '2026-06-15T11:30:00.000Z'],
    ['never, when always open', hours(roundTheClock), '2026-06-15T08:00:00Z', null],
    ['never, without hours', null, '2026-06-15T08:00:00Z', null],
  ])('%s', (_, given, at, expected) => {
    expect(nextOpening(given, utc(at))?.toUTC().toISO() ?? null).toBe(expected)
  })
})

describe('minutes of open time (R56)', () => {
  test.each<[string, Hours | null, string, number, string | null]>([
    ['run at once while open', hours(shops), '2026-06-15T07:00:30Z', 3, '2026-06-15T07:03:30.000Z'],
    ['wait for the opening', hours(shops), '2026-06-14T03:00:00Z', 3, '2026-06-15T07:03:00.000Z'],
    ['stand still over lunch', hours(shops), '2026-06-15T10:28:00Z', 5, '2026-06-15T11:33:00.000Z'],
    [
      'are over at the closing when they end with it',
      hours(shops),
      '2026-06-15T10:25:00Z',
      5,
      '2026-06-15T10:30:00.000Z',
    ],
    [
      'at the closing instant wait for the next opening',
      hours(shops),
      '2026-06-15T10:30:00Z',
      1,
      '2026-06-15T11:31:00.000Z',
    ],
    ['none: now while open', hours(shops), '2026-06-15T08:00:00Z', 0, '2026-06-15T08:00:00.000Z'],
    [
      'none: at the opening while closed',
      hours(shops),
      '2026-06-14T08:00:00Z',
      0,
      '2026-06-15T07:00:00.000Z',
    ],
    ['run on over midnight', hours(nights), '2026-06-19T21:58:00Z', 5, '2026-06-19T22:03:00.000Z'],
    [
      'count the hour that comes twice twice',
      hours(sundayNight),
      '2026-10-24T23:00:00Z',
      300,
      '2026-10-25T04:00:00.000Z',
    ],
    [
      'always run when always open',
      hours(roundTheClock),
      '2026-06-15T08:00:00Z',
      60,
      '2026-06-15T09:00:00.000Z',
    ],
    ['run for weeks', hours(roundTheClock), '2026-06-15T08:00:00Z', 20 * 1440, '2026-07-05T08:00:00.000Z'],
    ['never end without hours', null, '2026-06-15T08:00:00Z', 3, null],
    ['never end when there are not enough of them', hours(closedWeek), '2026-06-15T08:00:00Z', 3, null],
  ])('%s', (_, given, start, minutes, expected) => {
    expect(afterOpenMinutes(given, utc(start), minutes)?.toUTC().toISO() ?? null).toBe(expected)
  })
})

test('an instant that does not exist is an error, for it would be neither open nor closed', () => {
  expect(() => isOpenAt(hours(shops, 'Europe/Atlantis'), utc('2026-06-15T08:00:00Z'))).toThrow()
  expect(() => DateTime.fromISO('2026-06-15T25:00:00Z')).toThrow()
})
