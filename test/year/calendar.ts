import type { Hours } from '../../domain/office-hours/office-hours.rules.js'
import { plainlyOpen, wallClock } from '../support/wall-clock.js'

const minute = 60_000
const day = 1440 * minute
const horizonDays = 400

/** Office hours as somebody knows them who looks at the wall every minute. Instants in milliseconds of the epoch. */
export interface Calendar {
  /** Some hours are set, on whatever day. */
  isSet: boolean
  isOpen(at: number): boolean
  /** For how long the desk is open between two instants. */
  openBetween(from: number, to: number): number
  /** When so many minutes of open time have passed; null: not within 400 days. */
  afterOpenMinutes(from: number, minutes: number): number | null
  /** The first opening behind an instant; while the desk is open, the one behind its closing. */
  nextOpening(from: number): number | null
}

export function keepCalendar(hours: Hours | null): Calendar {
  const firstMinute = hours ? watchWall(hours) : () => null
  const isSet =
    hours !== null &&
    [...Object.values(hours.week), ...hours.exceptions.map(({ intervals }) => intervals)].some(
      (intervals) => intervals.length > 0,
    )

  function* spans(from: number) {
    for (let at = from; ;) {
      const opens = firstMinute(at, true)
      if (opens === null) return
      const closes = firstMinute(opens, false) ?? Infinity
      yield { opens, closes }
      if (closes === Infinity) return
      at = closes
    }
  }

  return {
    isSet,
    isOpen: (at) => firstMinute(at, true) === at,
    openBetween(from, to) {
      let open = 0
      for (const { opens, closes } of spans(from)) {
        if (opens >= to) break
        open += Math.min(closes, to) - opens
      }
      return open
    },
    afterOpenMinutes(from, minutes) {
      let left = minutes * minute
      for (const { opens, closes } of spans(from)) {
        if (left <= closes - opens) return opens + left
        left -= closes - opens
      }
      return null
    },
    nextOpening(from) {
      const closed = firstMinute(from, false)
      return closed === null ? null : firstMinute(closed, true)
    },
  }
}

/** Answers the first moment at or after `from` at which the desk is open, or is not; null: not within the horizon. */
function watchWall(hours: Hours) {
  const wallAt = wallClock(hours.timeZone)
  const days = new Map<number, { open: Uint8Array; count: number }>()

  function look(number: number) {
    let seen = days.get(number)
    if (!seen) {
      const open = new Uint8Array(1440)
      for (let index = 0; index < 1440; index++)
        open[index] = plainlyOpen(hours, wallAt(number * day + index * minute)) ? 1 : 0
      seen = { open, count: open.reduce((sum, each) => sum + each, 0) }
      days.set(number, seen)
    }
    return seen
  }

  return (from: number, wanted: boolean): number | null => {
    const first = Math.floor(from / day)
    for (let number = first; number <= first + horizonDays; number++) {
      const { open, count } = look(number)
      if (count === (wanted ? 0 : 1440)) continue
      const begin = number === first ? Math.floor((from - number * day) / minute) : 0
      const index = open.indexOf(wanted ? 1 : 0, begin)
      if (index >= 0) return Math.max(from, number * day + index * minute)
    }
    return null
  }
}
