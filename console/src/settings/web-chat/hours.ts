/** Wall-clock times are `HH:MM`; `24:00` may end an interval, and one whose end is not after its start runs into the next day. */
export type Interval = { from: string; to: string }
export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
export type Week = Record<Weekday, Interval[]>
/** Dates are `YYYY-MM-DD`; no intervals: closed. */
export type DatedException = { from: string; to: string; label: string; intervals: Interval[] }
export type WrittenHours = { week: Week; exceptions: DatedException[] }

export const WEEKDAYS: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]
const MOST_INTERVALS = 20
export const LONGEST_LABEL = 100

const DAY = 1_440
const STEP = 15

/** `9`, `930`, `9h30`, `9:30 pm` → `HH:MM`; null: no time. `24:00` is one only where an interval may end. */
export function parseTime(written: string, mayEndDay = false): string | null {
  const text = written.trim().toLowerCase().replace(/\s+/g, '')
  const [, hours, minutes, half] =
    /^(\d{1,2})(?:[:.h]?(\d{2})|h)?(?:([ap])\.?m?\.?)?$/.exec(text) ??
    /^(\d)(\d{2})(?:([ap])\.?m?\.?)?$/.exec(text) ??
    []
  if (hours === undefined) return null
  const hour = half ? ofHalfDay(Number(hours), half) : Number(hours)
  const minute = Number(minutes ?? 0)
  if (hour === null || minute > 59 || hour > 24) return null
  if (hour === 24 && (minute > 0 || !mayEndDay)) return null
  return timeOf(hour * 60 + minute)
}

function ofHalfDay(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'p' ? 12 : 0)
}

const isTime = (text: string) => /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text)

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

export const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The next step of the clock in a direction; at the edge of the day it stays. */
export function steppedTime(time: string, minutes: number, mayEndDay: boolean): string {
  const last = mayEndDay ? DAY : DAY - STEP
  const at = isTime(time) ? minuteOf(time) : 9 * 60
  const size = Math.abs(minutes)
  const onGrid = minutes > 0 ? Math.floor(at / STEP) * STEP : Math.ceil(at / STEP) * STEP
  return timeOf(Math.min(last, Math.max(0, onGrid + Math.sign(minutes) * size)))
}

/** What the list of a time field offers: every quarter of an hour. */
export const quarters = (mayEndDay: boolean) =>
  Array.from({ length: DAY / STEP + (mayEndDay ? 1 : 0) }, (_, at) => timeOf(at * STEP))

export const isOvernight = ({ from, to }: Interval) => isTime(from) && isTime(to) && to < from

/** What "Add hours" adds: an hour after the last one, four hours long; null: the day is full. */
export function nextInterval(intervals: Interval[]): Interval | null {
  if (intervals.length >= MOST_INTERVALS) return null
  const taken = intervals.filter(isWhole).map(minutesOf).sort(byStart)
  const last = taken.at(-1)
  if (!last) return { from: '09:00', to: '17:00' }
  const end = Math.max(...taken.map((piece) => piece.end))
  const from = end + 60
  if (from < DAY) return { from: timeOf(from), to: timeOf(Math.min(DAY, from + 240)) }
  return gapIn(taken)
}

/** The first hour or more that nothing fills. */
function gapIn(taken: Piece[]): Interval | null {
  let free = 0
  for (const { start, end } of [...taken, { start: DAY, end: DAY }]) {
    if (start - free >= 60) return { from: timeOf(free), to: timeOf(Math.min(start, free + 240)) }
    free = Math.max(free, end)
  }
  return null
}

/** Minutes a day is open, what runs into the next day included. */
export const totalMinutes = (intervals: Interval[]) =>
  intervals.filter(isWhole).reduce((sum, interval) => sum + lengthOf(interval), 0)

const lengthOf = (interval: Interval) => {
  const { start, end } = minutesOf(interval)
  return end - start
}

export const isWholeDay = (intervals: Interval[]) =>
  intervals.length === 1 && intervals[0]!.from === '00:00' && intervals[0]!.to === '24:00'

export const hasHours = ({ week, exceptions }: WrittenHours) =>
  [...Object.values(week), ...exceptions.map(({ intervals }) => intervals)].some(({ length }) => length > 0)

/** A fault or a remark about one place in the hours; `field` is its path as the API names it. */
export type HoursFault =
  | { field: string; code: 'notTime' | 'equal' | 'notDate' | 'endsBefore' | 'tooLong' }
  | { field: string; code: 'overlap'; with: Interval; from: 'day' | 'dayBefore' | 'dayAfter' }
  | { field: string; code: 'datesOverlap'; with: { from: string; to: string } }

/** What cannot be saved: overlaps are told of both that take part in them. */
export function faultsOfHours({ week, exceptions }: WrittenHours): HoursFault[] {
  return [
    ...WEEKDAYS.flatMap((day) => faultsOfTimes(`week.${day}`, week[day])),
    ...overlapsOf(
      WEEKDAYS.flatMap((day, index) => placed(`week.${day}`, week[day], index)),
      7,
    ),
    ...exceptions.flatMap(faultsOfException),
    ...dateOverlaps(exceptions),
  ]
}

function faultsOfException(exception: DatedException, index: number): HoursFault[] {
  const field = `exceptions[${index}]`
  const faults: HoursFault[] = []
  for (const edge of ['from', 'to'] as const) {
    if (!isDate(exception[edge])) faults.push({ field: `${field}.${edge}`, code: 'notDate' })
  }
  if (isDate(exception.from) && isDate(exception.to) && exception.to < exception.from) {
    faults.push({ field: `${field}.to`, code: 'endsBefore' })
  }
  if ([...exception.label].length > LONGEST_LABEL) faults.push({ field: `${field}.label`, code: 'tooLong' })
  const pieces = placed(`${field}.intervals`, exception.intervals, 0)
  return [
    ...faults,
    ...faultsOfTimes(`${field}.intervals`, exception.intervals),
    // In a range the same day comes again and again, and its evening meets its own morning.
    ...overlapsOf(pieces, exception.from === exception.to ? null : 1),
  ]
}

const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

function faultsOfTimes(field: string, intervals: Interval[]): HoursFault[] {
  return intervals.flatMap(({ from, to }, index): HoursFault[] => {
    const at = `${field}[${index}]`
    const faults: HoursFault[] = []
    if (!isTime(from) || from === '24:00') faults.push({ field: `${at}.from`, code: 'notTime' })
    if (!isTime(to)) faults.push({ field: `${at}.to`, code: 'notTime' })
    if (faults.length === 0 && from === to) faults.push({ field: `${at}.to`, code: 'equal' })
    return faults
  })
}

type Piece = { start: number; end: number }
type Placed = Piece & { field: string; interval: Interval; day: number }

function placed(field: string, intervals: Interval[], day: number): Placed[] {
  return intervals.flatMap((interval, index) => {
    if (!isWhole(interval)) return []
    const { start, end } = minutesOf(interval)
    return [
      { field: `${field}[${index}].from`, interval, day, start: start + day * DAY, end: end + day * DAY },
    ]
  })
}

/** `days`: after so many the line begins again; null: it does not. */
function overlapsOf(pieces: Placed[], days: number | null): HoursFault[] {
  const faults = new Map<string, HoursFault>()
  const later = days ? pieces.map((piece) => moved(piece, days)) : []
  for (const one of pieces) {
    for (const other of [...pieces, ...later]) {
      if (one === other || other.field === one.field) continue
      if (one.end <= other.start || other.end <= one.start) continue
      tell(one, other)
      tell(other, one)
    }
  }
  // The evening of one day and the morning of the same day, a round later.
  for (const [index, piece] of pieces.entries()) {
    const again = later[index]
    if (again && again.start < piece.end) tell(piece, again)
  }
  return [...faults.values()]

  function tell(at: Placed, other: Placed) {
    if (faults.has(at.field)) return
    const from = other.day < at.day ? 'dayBefore' : other.day > at.day ? 'dayAfter' : 'day'
    faults.set(at.field, { field: at.field, code: 'overlap', with: other.interval, from })
  }
}

const moved = (piece: Placed, days: number): Placed => ({
  ...piece,
  day: piece.day + days,
  start: piece.start + days * DAY,
  end: piece.end + days * DAY,
})

function dateOverlaps(exceptions: DatedException[]): HoursFault[] {
  return exceptions.flatMap((one, index): HoursFault[] => {
    const other = exceptions.find(
      (each) => each !== one && each.from && one.from && each.from <= one.to && one.from <= each.to,
    )
    if (!other) return []
    return [
      { field: `exceptions[${index}].from`, code: 'datesOverlap', with: { from: other.from, to: other.to } },
    ]
  })
}

/** Intervals that will be saved as one because the second begins where the first ends: what they become, by the path of each. */
export function mergesOf(field: string, intervals: Interval[]): Map<string, Interval> {
  const merges = new Map<string, Interval>()
  const pieces = placed(field, intervals, 0).sort(byStart)
  let run: Placed[] = []
  for (const piece of pieces) {
    const last = run.at(-1)
    if (last?.end === piece.start && piece.end - run[0]!.start <= DAY) run.push(piece)
    else run = [piece]
    if (run.length < 2) continue
    const whole = { from: run[0]!.interval.from, to: piece.interval.to }
    for (const part of run) merges.set(part.field, whole)
  }
  return merges
}

/** Days that have hours, and would have others after a copy of `day`. */
export const replacedBy = (week: Week, day: Weekday, targets: readonly Weekday[]) =>
  targets.filter(
    (target) => week[target].length > 0 && JSON.stringify(week[target]) !== JSON.stringify(week[day]),
  )

/** What a drawing of the week fills on each day, in minutes: an evening's rest falls on the next morning. */
export function barsOf(week: Week): Record<Weekday, Piece[]> {
  const bars = Object.fromEntries(WEEKDAYS.map((day) => [day, [] as Piece[]])) as Record<Weekday, Piece[]>
  for (const day of WEEKDAYS) {
    for (const { start, end } of week[day].filter(isWhole).map(minutesOf)) {
      bars[day].push({ start, end: Math.min(end, DAY) })
      if (end > DAY) bars[nextDay(day)].push({ start: 0, end: end - DAY })
    }
  }
  return bars
}

export const nextDay = (day: Weekday): Weekday => WEEKDAYS[(WEEKDAYS.indexOf(day) + 1) % 7]!

const isWhole = ({ from, to }: Interval) => isTime(from) && isTime(to) && from !== to && from !== '24:00'

function minutesOf({ from, to }: Interval): Piece {
  const start = minuteOf(from)
  return { start, end: minuteOf(to) + (to <= from ? DAY : 0) }
}

const byStart = (a: Piece, b: Piece) => a.start - b.start
