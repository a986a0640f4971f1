import { fromDate, parseDate, toCalendarDate, toZoned, type CalendarDate } from '@internationalized/date'

export const PRESETS = ['today', '7d', '30d', 'month', 'custom'] as const
export type Preset = (typeof PRESETS)[number]

/** Dates are `YYYY-MM-DD`, both included. */
export type Wish = { preset: Preset; first?: string; last?: string }
/** The end is not included. */
export type Span = { from: Date; to: Date }
export type Fault = 'missing' | 'reversed' | 'ahead' | 'long'
export type Period = {
  first: string
  last: string
  span: Span
  /** As long a time before it, cut at the same time of day while the period is not over. */
  before: Span
}

const MOST_DAYS = 366
const DAYS_BACK = { today: 0, '7d': 6, '30d': 29 }

/** Which time a report is about: whole days of the wall clock in a zone, up to now at most. */
export function periodOf(wish: Wish, now: Date, zone: string): Period | Fault {
  const moment = fromDate(now, zone)
  const today = toCalendarDate(moment)
  const days = daysOf(wish, today)
  if (typeof days === 'string') return days
  const { first, last } = days
  if (last.compare(first) < 0) return 'reversed'
  if (first.compare(today) > 0) return 'ahead'
  if (daysBetween(first, last) >= MOST_DAYS) return 'long'

  const back = wish.preset === 'month' ? { months: 1 } : { days: daysBetween(first, last) + 1 }
  const isOver = last.compare(today) < 0
  const midnight = (date: CalendarDate) => toZoned(date, zone).toDate()
  return {
    first: first.toString(),
    last: (isOver ? last : today).toString(),
    span: { from: midnight(first), to: isOver ? midnight(last.add({ days: 1 })) : now },
    before: {
      from: midnight(first.subtract(back)),
      to: isOver ? midnight(first) : moment.subtract(back).toDate(),
    },
  }
}

function daysOf({ preset, first, last }: Wish, today: CalendarDate) {
  if (preset === 'month') return { first: today.set({ day: 1 }), last: today }
  if (preset !== 'custom') return { first: today.subtract({ days: DAYS_BACK[preset] }), last: today }
  const [from, to] = [dateOf(first), dateOf(last)]
  return from && to ? { first: from, last: to } : 'missing'
}

/** Null: that is no date. */
function dateOf(text: string | undefined): CalendarDate | null {
  try {
    return parseDate(text ?? '')
  } catch {
    return null
  }
}

const daysBetween = (first: CalendarDate, last: CalendarDate) =>
  Math.round((last.toDate('UTC').getTime() - first.toDate('UTC').getTime()) / 86_400_000)
