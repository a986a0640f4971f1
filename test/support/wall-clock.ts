import type { Hours } from '../../domain/office-hours/office-hours.rules.js'
import type { Weekday } from '../../schema/office-hours.js'

// An oracle for the office hours. It knows nothing of offsets or stretches: it looks at a wall clock and reads the hours aloud.

export type Wall = { date: string; dayBefore: string; weekday: Weekday; weekdayBefore: Weekday; time: string }

const day = 24 * 60 * 60_000
export const daysOfWeek: Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
]

/** What the wall of a zone shows at an instant. */
export function wallClock(timeZone: string): (instant: number) => Wall {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const calendar = new Map<string, Omit<Wall, 'time'>>()
  return (instant) => {
    const [date, time] = format.format(instant).split(' ') as [string, string]
    if (!calendar.has(date)) {
      const noon = new Date(`${date}T12:00:00Z`)
      const noonBefore = new Date(noon.getTime() - day)
      calendar.set(date, {
        date,
        dayBefore: noonBefore.toISOString().slice(0, 10),
        weekday: daysOfWeek[noon.getUTCDay()]!,
        weekdayBefore: daysOfWeek[noonBefore.getUTCDay()]!,
      })
    }
    return { ...calendar.get(date)!, time }
  }
}

export function plainlyOpen({ week, exceptions }: Hours, wall: Wall): boolean {
  const on = (date: string, weekday: Weekday) => {
    let intervals = week[weekday]
    for (const exception of exceptions) {
      if (date >= exception.from && date <= exception.to) intervals = exception.intervals
    }
    return intervals
  }
  for (const { from, to } of on(wall.date, wall.weekday)) {
    if (to > from ? wall.time >= from && wall.time < to : wall.time >= from) return true
  }
  for (const { from, to } of on(wall.dayBefore, wall.weekdayBefore)) {
    if (to < from && wall.time < to) return true
  }
  return false
}
