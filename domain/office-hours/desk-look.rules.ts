import type { DateTime } from 'luxon'
import type { DeskState } from '../../schema/words/office-hours.js'
import { hoursStateAt, nextChange, type Hours } from './office-hours.rules.js'

/** What was seen when somebody last looked. Between two looks the hours stay as they are: whoever changes them looks. */
export interface LastLook {
  state: DeskState
  at: DateTime
}

export interface Look {
  state: DeskState
  /** Null: it is as it was. `missed`: how many changes came before this one, unseen. */
  change: { at: DateTime; isOpening: boolean; missed: number } | null
  lookAgainAt: DateTime
}

/** What a look at the desk finds, and when to look again. */
export function lookAtDesk(hours: Hours | null, last: LastLook | null, now: DateTime): Look {
  const state = hoursStateAt(hours, now).kind
  return { state, change: last && changeSince(last, hours, state, now), lookAgainAt: lookAgainAt(hours, now) }
}

function changeSince(last: LastLook, hours: Hours | null, state: DeskState, now: DateTime): Look['change'] {
  const moments = [...changesBetween(hours, last.at, now)]
  const isOther = opennessOf(state) !== opennessOf(last.state)
  if (moments.length === 0 && !isOther) return null
  return {
    // Nothing by the clock: it was hours that somebody saved just now.
    at: moments.at(-1) ?? now,
    isOpening: opennessOf(state) === 'open' && last.state !== 'none',
    missed: Math.max(0, moments.length - 1),
  }
}

/** A desk that never closes is open, whether or not a holiday is in sight. */
const opennessOf = (state: DeskState) => (state === 'always' ? 'open' : state)

function* changesBetween(hours: Hours | null, after: DateTime, upTo: DateTime): Generator<DateTime> {
  for (let at = nextChange(hours, after); at && at <= upTo; at = nextChange(hours, at)) yield at
}

/** Once a day at least: the rules of a time zone may be others when the process has been renewed. */
function lookAgainAt(hours: Hours | null, now: DateTime): DateTime {
  const tomorrow = now.plus({ days: 1 })
  const next = nextChange(hours, now)
  return next && next < tomorrow ? next : tomorrow
}
