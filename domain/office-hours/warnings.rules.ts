import { DateTime } from 'luxon'
import type { DatedException, Interval, Weekday } from '../../schema/office-hours.js'
import type { HoursWarningCode } from '../../schema/words/office-hours.js'
import { variablesOf, type Texts } from '../auto-reply/texts.rules.js'
import { hoursStateAt, type Hours } from './office-hours.rules.js'
import {
  clockChanges,
  day,
  exceptionOn,
  minute,
  minuteOfDay,
  openWallSpans,
  weekdayOf,
  type Span,
} from './open-spans.rules.js'

/** `field`: path in the input of the hours, or the name of the setting. */
export type HoursWarning = { code: HoursWarningCode; field: string; message: string }

/** What stands beside the hours on a settings page. */
export interface BesideHours {
  texts: Texts
  remindersEnabled: boolean
  remindersAlways: boolean
}

/** How somebody has written the hours: the fields of warnings are places in there. */
export type WrittenHours = {
  week: Partial<Record<Weekday, Interval[] | null>>
  exceptions: WrittenException[]
}
type WrittenException = { from: string; intervals?: Interval[] | null }

const shortGapMinutes = 5
const daysAhead = 396

const weekdays: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** What is allowed, and perhaps not meant (R31). */
export function hoursWarnings(
  hours: Hours | null,
  written: WrittenHours | null,
  beside: BesideHours,
  now: DateTime,
): HoursWarning[] {
  if (!hours || hoursStateAt(hours, now).kind === 'none') return [...withoutHours(beside)]
  const places = placesIn(hours, written ?? hours)
  return [
    ...wholeWeek(hours, now),
    ...gapsOfWeek(hours, places),
    ...gapsOfExceptions(hours, places),
    ...clockChangesAhead(hours, places, now),
    ...exceptionsAsDates(hours, places, now),
    ...variables(beside.texts),
  ]
}

function* withoutHours({ texts, remindersEnabled, remindersAlways }: BesideHours): Generator<HoursWarning> {
  yield warning('no-hours', 'week', 'No hours are set: no automatic reply is ever sent.')
  for (const [which, field] of fieldsOfTexts) {
    if (texts[which].trim() === '') continue
    yield warning('text-without-hours', field, 'Without office hours this text is never sent.')
  }
  if (remindersEnabled && !remindersAlways) {
    const message = 'Without office hours the bell rings at any hour, nights and Sundays included.'
    yield warning('reminders-around-the-clock', 'remindersAlways', message)
  }
}

function* wholeWeek(hours: Hours, now: DateTime): Generator<HoursWarning> {
  if (Object.values(hours.week).every((intervals) => intervals.length === 0)) {
    yield warning(
      'week-without-hours',
      'week',
      'The week has no hours: the desk opens on dated exceptions only.',
    )
  }
  const state = hoursStateAt(hours, now)
  if (state.kind === 'closed' && !state.opensAt) {
    yield warning('no-opening-ahead', 'week', 'The desk does not open within the next 400 days.')
  }
}

function* gapsOfWeek({ week }: Hours, places: Places): Generator<HoursWarning> {
  const line = weekdays.flatMap((weekday, index) =>
    week[weekday].map((interval) => ({
      interval,
      field: places.ofWeek(weekday, interval),
      on: ` on ${capitalised(weekday)}`,
      ...movedBy(minutesOf(interval), index * 1440),
    })),
  )
  yield* gapsOn(line, 7 * 1440)
}

function* gapsOfExceptions({ exceptions }: Hours, places: Places): Generator<HoursWarning> {
  for (const [index, { from, to, intervals }] of exceptions.entries()) {
    const line = intervals.map((interval) => ({
      interval,
      field: places.ofException(index, interval),
      on: from === to ? ` on ${dateInWords(from)}` : '',
      ...minutesOf(interval),
    }))
    // The days of a range follow each other, and each begins as it did the day before.
    yield* gapsOn(line, from === to ? Infinity : 1440)
  }
}

type OnLine = { interval: Interval; field: string; on: string; start: number; end: number }

/** `line` sorted, and beginning again after `cycle` minutes. */
function* gapsOn(line: OnLine[], cycle: number): Generator<HoursWarning> {
  for (const [index, piece] of line.entries()) {
    const next = line[index + 1] ?? { ...line[0]!, start: line[0]!.start + cycle }
    const gap = next.start - piece.end
    if (gap > 0 && gap <= shortGapMinutes) {
      const minutes = gap === 1 ? 'a minute' : `${gap} minutes`
      const message = `Closed for ${minutes}${next.on}, from ${piece.interval.to} to ${next.interval.from}.`
      yield warning('short-gap', next.field, message)
    } else if (piece.interval.to === '23:59') {
      yield warning(
        'last-minute-left-out',
        piece.field,
        'Closes at 23:59. For the last minute too, end at 24:00.',
      )
    }
  }
}

/** Each interval once for each kind of change, at the first one that it meets. */
function* clockChangesAhead(hours: Hours, places: Places, now: DateTime): Generator<HoursWarning> {
  const { zone } = now.setZone(hours.timeZone)
  const start = now.toMillis()
  const warned = new Set<string>()
  for (const { at, before, after } of clockChanges(zone, { start, end: start + daysAhead * day })) {
    const isForward = after > before
    const wall = { start: at + Math.min(before, after), end: at + Math.max(before, after) }
    const code = isForward ? 'left-out-by-clock-change' : 'twice-by-clock-change'
    for (const { span, interval, field } of startedOn(hours, places, wall)) {
      const isMeant =
        isWithin(span, wall) || (!isForward && (isCutBy(span.start, wall) || isCutBy(span.end, wall)))
      if (!isMeant || warned.has(code + field)) continue
      warned.add(code + field)
      const date = dateInWords(new Date(wall.start).toISOString().slice(0, 10))
      const words = `${interval.from} to ${interval.to}`
      const message = isForward
        ? `${words} is left out on ${date}, when the clocks go forward: the desk does not open.`
        : isWithin(span, wall)
          ? `${words} comes twice on ${date}, when the clocks go back: the desk is open twice.`
          : `${isCutBy(span.end, wall) ? `${interval.to}, the end,` : `${interval.from}, the beginning,`} comes twice on ${date}, when the clocks go back: the desk closes between, and opens again.`
      yield warning(code, field, message)
    }
  }
}

/** Intervals as the wall shows them that may touch `wall`, from those that began the evening before. */
function* startedOn(hours: Hours, places: Places, wall: Span) {
  for (let date = Math.floor(wall.start / day) - 1; date * day < wall.end; date++) {
    const index = exceptionOn(hours.exceptions, date)
    const weekday = weekdayOf(date)
    for (const interval of hours.exceptions[index]?.intervals ?? hours.week[weekday]) {
      const { start, end } = minutesOf(interval)
      yield {
        interval,
        field: index < 0 ? places.ofWeek(weekday, interval) : places.ofException(index, interval),
        span: { start: date * day + start * minute, end: date * day + end * minute },
      }
    }
  }
}

function* exceptionsAsDates(hours: Hours, places: Places, now: DateTime): Generator<HoursWarning> {
  const today = now.setZone(hours.timeZone)
  for (const [index, exception] of hours.exceptions.entries()) {
    const field = places.ofException(index)
    const name = exception.label || 'This exception'
    if (isOver(exception, today)) {
      yield warning('past-exception', field, `${name} is over: it ended on ${dateInWords(exception.to)}.`)
    } else if (exception.intervals.length === 0) {
      const start = Date.parse(exception.from)
      const [tail] = openWallSpans(hours, { start, end: start + day })
      if (!tail) continue
      const message = `Closed from ${dateInWords(exception.from)}, but open until ${wallTime(tail.end)} that day, from the evening before.`
      yield warning('open-from-the-evening-before', field, message)
    }
  }
}

/** Its last evening may run into the day after. */
const isOver = ({ to, intervals }: DatedException, today: DateTime) => {
  const runsOn = intervals.some((interval) => minutesOf(interval).end > 1440)
  return to < (runsOn ? today.minus({ days: 1 }) : today).toISODate()
}

function* variables(texts: Texts): Generator<HoursWarning> {
  for (const [which, field] of fieldsOfTexts) {
    const bare = variablesOf(texts[which]).filter(({ hasFallback }) => !hasFallback)
    for (const name of new Set(bare.map(({ name }) => name))) {
      // Outside the hours there is always a next opening, but for the desk that has none ahead.
      if (name === 'next_opening' && which === 'outOfHours') continue
      const reason = name === 'next_opening' ? 'in hours there is none' : 'a shop need not tell it'
      const message = `{{${name}}} may be empty: ${reason}. Give it a fallback: {{${name}|…}}.`
      yield warning('variable-may-be-empty', field, message)
    }
  }
}

const fieldsOfTexts = [
  ['inHours', 'autoReplyInHours'],
  ['outOfHours', 'autoReplyOutOfHours'],
] as const

type Places = ReturnType<typeof placesIn>

/** Hours are sorted and joined when they are read; a place is where a person wrote what an interval begins with. */
function placesIn({ exceptions }: Hours, written: WrittenHours) {
  const placeOf = (intervals: Interval[] | null | undefined, { from }: Interval) =>
    Math.max(
      0,
      (intervals ?? []).findIndex((interval) => interval.from === from),
    )
  return {
    ofWeek: (weekday: Weekday, interval: Interval) =>
      `week.${weekday}[${placeOf(written.week[weekday], interval)}]`,
    ofException(index: number, interval?: Interval) {
      const place = written.exceptions.findIndex(({ from }) => from === exceptions[index]!.from)
      const field = `exceptions[${place}]`
      return interval
        ? `${field}.intervals[${placeOf(written.exceptions[place]?.intervals, interval)}]`
        : field
    },
  }
}

const warning = (code: HoursWarningCode, field: string, message: string): HoursWarning => ({
  code,
  field,
  message,
})

function minutesOf({ from, to }: Interval) {
  const start = minuteOfDay(from)
  return { start, end: minuteOfDay(to) + (to <= from ? 1440 : 0) }
}

const movedBy = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })

const isWithin = (inner: Span, outer: Span) => outer.start <= inner.start && inner.end <= outer.end

const isCutBy = (edge: number, { start, end }: Span) => start < edge && edge < end

const capitalised = (word: string) => word[0]!.toUpperCase() + word.slice(1)

const dateInWords = (date: string) =>
  DateTime.fromISO(date, { zone: 'utc', locale: 'en' }).toFormat('d LLLL yyyy')

const wallTime = (wall: number) => new Date(wall).toISOString().slice(11, 16)
