import { IANAZone } from 'luxon'
import { weekdays } from '../../schema/office-hours.js'
import type { DatedException, Interval, OfficeWeek, Weekday } from '../../schema/office-hours.js'
import { badInput, Refusal } from '../errors.js'
import type { Hours } from './office-hours.rules.js'
import { minuteOfDay } from './open-spans.rules.js'

export interface OfficeHoursInput {
  timeZone: string
  /** A weekday that is left out has no hours. */
  week: Partial<Record<Weekday, Interval[] | null>>
  exceptions?: ExceptionInput[] | null
}

export interface ExceptionInput {
  from: string
  to: string
  label?: string | null
  /** Left out or empty: closed. */
  intervals?: Interval[] | null
}

const maxIntervalsPerDay = 20
const maxExceptions = 366
const maxLabelLength = 100
const midnight = 1440

/** Hours that the rules can believe: sorted, touching intervals made one. Refuses with the field at fault (R22, R23). */
export function parseOfficeHours({ timeZone, week, exceptions }: OfficeHoursInput): Hours {
  return {
    timeZone: parseTimeZone(timeZone),
    week: parseWeek(week),
    exceptions: parseExceptions(exceptions ?? []),
  }
}

export function parseTimeZone(timeZone: string): string {
  // `+02:00` is a zone to Node, but knows no clock changes.
  if (/^[A-Za-z]/.test(timeZone) && IANAZone.isValidZone(timeZone)) return timeZone
  throw badInput('timeZone', `There is no time zone named ${timeZone}.`)
}

function parseWeek(input: OfficeHoursInput['week']): OfficeWeek {
  const stray = Object.keys(input).find((key) => !weekdays.some((weekday) => weekday === key))
  if (stray !== undefined) throw badInput(`week.${stray}`, `There is no weekday named ${stray}.`)

  const days = weekdays.map((weekday) => parseDay(`week.${weekday}`, input[weekday] ?? []))
  refuseOverlaps(
    days.flatMap((day, index) => day.map((piece) => movedBy(piece, index * midnight))),
    7 * midnight,
  )
  const week = days.map((day, index) => [weekdays[index], intervalsOf(day)])
  return Object.fromEntries(week) as OfficeWeek
}

function parseExceptions(input: ExceptionInput[]): DatedException[] {
  if (input.length > maxExceptions) {
    throw badInput('exceptions', `There can be at most ${maxExceptions} exceptions.`)
  }
  const exceptions = input.map((exception, index) => parseException(`exceptions[${index}]`, exception))
  exceptions.sort((a, b) => compare(a.from, b.from))
  exceptions.forEach((exception, index) => {
    const before = exceptions[index - 1]
    if (before && exception.from <= before.to) refuseOverlap(before, exception)
  })
  return exceptions.map(({ from, to, label, intervals }) => ({ from, to, label, intervals }))
}

function parseException(field: string, input: ExceptionInput): DatedException & Named {
  const from = parseDate(`${field}.from`, input.from)
  const to = parseDate(`${field}.to`, input.to)
  if (to < from) throw badInput(`${field}.to`, `Ends on ${to}, before it begins on ${from}.`)

  const label = (input.label ?? '').trim()
  if ([...label].length > maxLabelLength) {
    throw badInput(`${field}.label`, `A label can have at most ${maxLabelLength} characters.`)
  }
  if (!label.isWellFormed()) throw badInput(`${field}.label`, 'The label holds half a character.')
  const day = parseDay(`${field}.intervals`, input.intervals ?? [])
  // In a range the same day comes again and again, and its evening meets its own morning.
  refuseOverlaps(day, from === to ? Infinity : midnight)
  return {
    from,
    to,
    label,
    intervals: intervalsOf(day),
    field,
    words: from === to ? from : `${from} to ${to}`,
  }
}

/** What a refusal needs to point at something: its path in the input and its name in a sentence. */
type Named = { field: string; words: string }

/** An interval in minutes, `end` past 1440 if it runs past midnight. */
type Piece = Named & { start: number; end: number }

function parseDay(field: string, intervals: Interval[]): Piece[] {
  if (intervals.length > maxIntervalsPerDay) {
    throw badInput(field, `A day can have at most ${maxIntervalsPerDay} intervals.`)
  }
  return intervals.map((interval, index) => parseInterval(`${field}[${index}]`, interval)).sort(byStart)
}

function parseInterval(field: string, { from, to }: Interval): Piece {
  const start = parseTime(`${field}.from`, from)
  if (start === midnight)
    throw badInput(`${field}.from`, 'Hours can end at 24:00, not begin. Begin at 00:00.')
  const end = parseTime(`${field}.to`, to)
  if (start === end)
    throw badInput(`${field}.to`, `Begins and ends at ${from}. For a whole day: 00:00 to 24:00.`)
  return { field, words: `${from} to ${to}`, start, end: end < start ? end + midnight : end }
}

function parseTime(field: string, time: string): number {
  if (/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time)) return minuteOfDay(time)
  throw badInput(field, `${time} is not a time. Write it as 09:30.`)
}

function parseDate(field: string, date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []
  // A day too many would roll over into the next month.
  const instant = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (!Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === date) return date
  throw badInput(field, `${date} is not a date. Write it as 2026-07-14.`)
}

/** `pieces` sorted by start, on a line that begins again after `cycle` minutes: Sunday's tail falls on Monday. */
function refuseOverlaps(pieces: Piece[], cycle: number) {
  let last: Piece | undefined
  for (const piece of pieces) {
    if (last && piece.start < last.end) {
      refuseOverlap(last, piece, dayOf(last) < dayOf(piece) ? ' of the day before' : '')
    }
    last = piece
  }
  const first = pieces[0]
  if (first && last && first.start + cycle < last.end) {
    refuseOverlap(last, first, ' of the day before')
  }
}

/** Both are named, for the editor marks both; `field` is the one that starts later. */
function refuseOverlap(earlier: Named, later: Named, when = ''): never {
  throw new Refusal('BAD_INPUT', `${later.words} overlaps ${earlier.words}${when}.`, {
    field: later.field,
    otherField: earlier.field,
  })
}

function intervalsOf(pieces: Piece[]): Interval[] {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of pieces) {
    const last = merged.at(-1)
    if (last?.end === start && canBeOne(last.start, end)) last.end = end
    else merged.push({ start, end })
  }
  return merged.map(({ start, end }) => ({ from: timeOf(start), to: timeOf(end) }))
}

/** 24 hours from 08:00 would read 08:00 to 08:00, and 25 would read one. */
const canBeOne = (start: number, end: number) => end <= midnight || end - start < midnight

const movedBy = (piece: Piece, minutes: number) => ({
  ...piece,
  start: piece.start + minutes,
  end: piece.end + minutes,
})

/** `24:00` for the midnight that ends a day, whichever way it was written. */
function timeOf(minute: number): string {
  const inDay = minute > midnight ? minute - midnight : minute
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

const dayOf = (piece: Piece) => Math.floor(piece.start / midnight)

const byStart = (a: Piece, b: Piece) => a.start - b.start

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
