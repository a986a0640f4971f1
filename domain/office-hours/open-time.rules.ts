import type { DateTime } from 'luxon'
import { hoursStateAt, type Hours } from './office-hours.rules.js'
import { openSpans } from './open-spans.rules.js'

/** For how many seconds the desk is open between two instants; all of them where no hours are set. */
export function openSecondsBetween(hours: Hours | null, from: DateTime, to: DateTime): number {
  const end = to.toMillis()
  if (!hours || hoursStateAt(hours, from).kind === 'none') return seconds(end - from.toMillis())
  let open = 0
  for (const span of openSpans(hours, from.setZone(hours.timeZone), 'future')) {
    if (span.start >= end) break
    open += Math.min(span.end, end) - span.start
  }
  return seconds(open)
}

const seconds = (milliseconds: number) => Math.max(0, Math.round(milliseconds / 1_000))
