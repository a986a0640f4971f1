import { DateTime, Settings } from 'luxon'
import type { DatedException, OfficeWeek } from '../../schema/office-hours.js'
import { horizon, joined, openSpans, openWallSpans, wallSpanAt } from './open-spans.rules.js'

// An invalid DateTime compares false both ways: a desk would be neither open nor closed. So there are none.
Settings.throwOnInvalid = true
declare module 'luxon' {
  interface TSSettings {
    throwOnInvalid: true
  }
}

/** Wall-clock hours, and the IANA zone whose wall they hang on (R21). */
export type Hours = { timeZone: string; week: OfficeWeek; exceptions: DatedException[] }

/**
 * `none`: no hours are set. `always`: open, and no closing in sight. `since` and `until` bound the whole stretch, at
 * most the horizon of 400 days away; null where nothing was found that far. Instants are in the account's zone.
 */
export type HoursState =
  | { kind: 'none' }
  | { kind: 'always' }
  | { kind: 'open'; since: DateTime; until: DateTime }
  | { kind: 'closed'; since: DateTime | null; opensAt: DateTime | null }

export function hoursStateAt(hours: Hours | null, at: DateTime): HoursState {
  if (!hours || !hasAnyHours(hours)) return { kind: 'none' }
  const local = at.setZone(hours.timeZone)
  if (isOpenForEver(hours, local)) return { kind: 'always' }

  const now = local.toMillis()
  const instant = (millis: number) => DateTime.fromMillis(millis, { zone: local.zone })
  const [ahead] = joined(openSpans(hours, local, 'future'))
  const isOpen = ahead?.start === now
  if (isOpen && ahead.end === now + horizon) return { kind: 'always' }

  const [behind] = joined(openSpans(hours, local, 'past'))
  if (isOpen) {
    return {
      kind: 'open',
      since: instant(behind?.end === now ? behind.start : now),
      until: instant(ahead.end),
    }
  }
  return {
    kind: 'closed',
    since: behind ? instant(behind.end) : null,
    opensAt: ahead ? instant(ahead.start) : null,
  }
}

export function isOpenAt(hours: Hours | null, at: DateTime): boolean {
  return hours !== null && openWallSpans(hours, wallSpanAt(at.setZone(hours.timeZone))).length > 0
}

/** The first opening after `at`; while the desk is open, the one after the next closing. */
export function nextOpening(hours: Hours | null, at: DateTime): DateTime | null {
  const state = hoursStateAt(hours, at)
  if (state.kind === 'open') return nextOpening(hours, state.until)
  return state.kind === 'closed' ? state.opensAt : null
}

/** When what is said of `at` stops being true. */
export function nextChange(hours: Hours | null, at: DateTime): DateTime | null {
  const state = hoursStateAt(hours, at)
  if (state.kind === 'open') return state.until
  return state.kind === 'closed' ? state.opensAt : null
}

/**
 * When `minutes` of open time have passed since `start` (R56); null if the desk does not open for so long again.
 * Minutes that end exactly with the opening hours are over at the closing, not at the next opening. No minutes at all
 * are over at the first open moment.
 */
export function afterOpenMinutes(hours: Hours | null, start: DateTime, minutes: number): DateTime | null {
  if (!hours) return null
  const local = start.setZone(hours.timeZone)
  let left = minutes * 60_000
  for (const span of openSpans(hours, local, 'future')) {
    const length = span.end - span.start
    if (left <= length) return DateTime.fromMillis(span.start + left, { zone: local.zone })
    left -= length
  }
  return null
}

function hasAnyHours({ week, exceptions }: Hours): boolean {
  return [...Object.values(week), ...exceptions.map((exception) => exception.intervals)].some(
    (intervals) => intervals.length > 0,
  )
}

/** Saves the walk to the horizon to a desk that never closes: every message asks. */
function isOpenForEver({ week, exceptions }: Hours, local: DateTime): boolean {
  const today = local.toISODate()
  return (
    exceptions.every((exception) => exception.to < today) &&
    Object.values(week).every((day) => day.some(({ from, to }) => from === '00:00' && to === '24:00'))
  )
}
