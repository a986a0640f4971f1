import { expect, test } from '@jest/globals'
import { parseSnooze, type DayOrder } from '../../console/src/snooze/parse-snooze.js'

// A Monday, 10:20.
const now = new Date(2026, 5, 15, 10, 20)
const on = (month: number, day: number, hour = 9, minute = 0, year = 2026) =>
  new Date(year, month - 1, day, hour, minute)
const read = (typed: string, order: DayOrder = 'day-first', from = now) => parseSnooze(typed, from, order)

test.each([
  ['2h', on(6, 15, 12, 20)],
  ['45 min', on(6, 15, 11, 5)],
  ['in 3 days', on(6, 18, 10, 20)],
  ['a week', on(6, 22, 10, 20)],
  ['tomorrow', on(6, 16)],
  ['tomorrow 9am', on(6, 16)],
  ['Tomorrow at 2:30 PM', on(6, 16, 14, 30)],
  ['9am tomorrow', on(6, 16)],
  ['tomorrow morning', on(6, 16)],
  ['tonight', on(6, 15, 18)],
  ['this afternoon', on(6, 15, 14)],
  ['fri 14:00', on(6, 19, 14)],
  ['next friday', on(6, 19)],
  ['monday', on(6, 22)],
  ['next week', on(6, 22)],
  ['weekend', on(6, 20)],
  ['next month', on(7, 1)],
  ['june 20', on(6, 20)],
  ['20th of June 8:15', on(6, 20, 8, 15)],
  ['14:30', on(6, 15, 14, 30)],
  ['8am', on(6, 16, 8)],
  ['noon', on(6, 15, 12)],
  ['2026-07-01 10:00', on(7, 1, 10)],
])('an agent may type “%s” (check 27, R47)', (typed, expected) => {
  expect(read(typed)).toEqual({ kind: 'times', times: [expected] })
})

test.each([
  ['demain 9h', on(6, 16)],
  ['Demain à 14h30', on(6, 16, 14, 30)],
  ['demain matin', on(6, 16)],
  ['après-demain', on(6, 17)],
  ['dans 2 h', on(6, 15, 12, 20)],
  ['dans une semaine', on(6, 22, 10, 20)],
  ['lundi 14h30', on(6, 22, 14, 30)],
  ['vendredi prochain', on(6, 19)],
  ['ce soir', on(6, 15, 18)],
  ['cet après-midi', on(6, 15, 14)],
  ['la semaine prochaine', on(6, 22)],
  ['le mois prochain', on(7, 1)],
  ['le 1er juillet', on(7, 1)],
  ['20 août 10h', on(8, 20, 10)],
  ['aujourd’hui à midi', on(6, 15, 12)],
])('and « %s », in either language (check 27, R47)', (typed, expected) => {
  expect(read(typed)).toEqual({ kind: 'times', times: [expected] })
})

test('numeric dates follow the language', () => {
  expect(read('03/07 10:00', 'day-first')).toEqual({ kind: 'times', times: [on(7, 3, 10)] })
  expect(read('7/3 10:00', 'month-first')).toEqual({ kind: 'times', times: [on(7, 3, 10)] })
  expect(read('03.07.2026')).toEqual({ kind: 'times', times: [on(7, 3)] })
})

test('what can be read in two ways is offered in both', () => {
  expect(read('1h30')).toEqual({ kind: 'times', times: [on(6, 15, 11, 50), on(6, 16, 1, 30)] })
})

test('a date without a year that has passed is next year’s', () => {
  expect(read('14 june')).toEqual({ kind: 'times', times: [on(6, 14, 9, 0, 2027)] })
})

test('a time that has passed and one beyond a year are refused by name (R47)', () => {
  expect(read('today 8am')).toEqual({ kind: 'past' })
  expect(read('2026-06-14')).toEqual({ kind: 'past' })
  expect(read('14 months')).toEqual({ kind: 'far' })
  expect(read('2028-01-01')).toEqual({ kind: 'far' })
})

test.each(['', 'later', '25:00', '32/01', '30 february', 'tomorrow maybe', '13pm', '0h', '9'])(
  'nothing is guessed from “%s”',
  (typed) => expect(read(typed)).toEqual({ kind: 'unknown' }),
)

test('the evening before the clocks change, tomorrow at nine is nine o’clock', () => {
  const saturday = new Date(2026, 9, 24, 20, 0)
  expect(read('tomorrow 9am', 'day-first', saturday)).toEqual({ kind: 'times', times: [on(10, 25)] })
})
