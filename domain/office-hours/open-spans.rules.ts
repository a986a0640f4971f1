import type { DateTime, Zone } from 'luxon'
import type { DatedException, Interval, Weekday } from '../../schema/office-hours.js'
import type { Hours } from './office-hours.rules.js'

/** Half-open, in milliseconds: of the epoch, or of the wall, which is what a clock in the zone shows read as if it were UTC. */
export type Span = { start: number; end: number }

export const minute = 60_000
export const day = 1440 * minute
const stride = 8 * day
export const horizon = 50 * stride

// Day 0 of the epoch was a Thursday.
const weekdays: Weekday[] = ['thursday', 'friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday']

/**
 * When the desk is open, span by span as met on a walk from `local` into the future or into the past. Lazy: whoever
 * has seen enough stops. A stretch that outlasts a stride comes in pieces that touch.
 */
export function* openSpans(hours: Hours, local: DateTime, towards: 'future' | 'past'): Generator<Span> {
  const now = local.toMillis()
  for (let walked = 0; walked < horizon; walked += stride) {
    const start = towards === 'future' ? now + walked : now - walked - stride
    const spans = openSpansWithin(hours, local.zone, { start, end: start + stride })
    yield* towards === 'future' ? spans : spans.reverse()
  }
}

/** Spans that touch or overlap, made one; sorted either way. */
export function* joined(spans: Iterable<Span>): Generator<Span> {
  let last: Span | null = null
  for (const span of spans) {
    if (last && span.start <= last.end && last.start <= span.end) {
      last = { start: Math.min(last.start, span.start), end: Math.max(last.end, span.end) }
    } else {
      if (last) yield last
      last = span
    }
  }
  if (last) yield last
}

/** The hours as the wall shows them within `window`. Clock changes are no matter here: a wall has every hour once. */
export function openWallSpans(hours: Hours, window: Span): Span[] {
  const spans: Span[] = []
  // From the day before, whose last interval may run past midnight.
  for (let date = Math.floor(window.start / day) - 1; date * day < window.end; date++) {
    for (const { from, to } of intervalsOn(hours, date)) {
      const opens = date * day + minuteOfDay(from) * minute
      const closes = date * day + minuteOfDay(to) * minute + (to <= from ? day : 0)
      const span = { start: Math.max(opens, window.start), end: Math.min(closes, window.end) }
      if (span.start < span.end) spans.push(span)
    }
  }
  // An exception may open before the evening of the day before has ended.
  return [...joined(spans.sort((a, b) => a.start - b.start))]
}

/** The one millisecond that the wall shows. */
export function wallSpanAt(local: DateTime): Span {
  const start = local.toMillis() + local.offset * minute
  return { start, end: start + 1 }
}

/** `HH:MM` in minutes. */
export const minuteOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/**
 * While the zone keeps one offset, wall and instants differ by just that. So an hour that is left out in spring is never
 * open, and one that comes twice in autumn is open twice, with nothing said about either.
 */
function openSpansWithin(hours: Hours, zone: Zone, window: Span): Span[] {
  return regimesWithin(zone, window).flatMap(({ start, end, offset }) =>
    openWallSpans(hours, { start: start + offset, end: end + offset }).map((wall) => ({
      start: wall.start - offset,
      end: wall.end - offset,
    })),
  )
}

/** Parts of a stride, each with one offset from UTC. No zone changes twice in so few days, or off the full minute. */
function regimesWithin(zone: Zone, { start, end }: Span): (Span & { offset: number })[] {
  const before = zone.offset(start)
  const after = zone.offset(end)
  if (before === after) return [{ start, end, offset: before * minute }]

  let low = Math.floor(start / minute)
  let high = Math.ceil(end / minute)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (zone.offset(middle * minute) === before) low = middle
    else high = middle
  }
  const change = high * minute
  return [
    { start, end: change, offset: before * minute },
    { start: change, end, offset: after * minute },
  ]
}

/** Intervals that start on a date, given in days of the epoch. An exception takes the place of the weekday's (R23). */
function intervalsOn({ week, exceptions }: Hours, date: number): Interval[] {
  const exception = exceptions.length > 0 && exceptions[exceptionOn(exceptions, date)]
  return exception ? exception.intervals : week[weekdayOf(date)]
}

export const weekdayOf = (date: number): Weekday => weekdays[((date % 7) + 7) % 7]!

/** The place of the exception that rules a date; -1: none. */
export function exceptionOn(exceptions: DatedException[], date: number): number {
  const isoDate = new Date(date * day).toISOString().slice(0, 10)
  return exceptions.findLastIndex(({ from, to }) => from <= isoDate && isoDate <= to)
}

/** When the clocks of a zone change within `window`, with the offsets before and after in milliseconds. */
export function* clockChanges(zone: Zone, { start, end }: Span) {
  for (let from = start; from < end; from += stride) {
    const [before, after] = regimesWithin(zone, { start: from, end: Math.min(from + stride, end) })
    if (after) yield { at: after.start, before: before!.offset, after: after.offset }
  }
}
