import { DateTime, type DurationLike } from 'luxon'
import type { Clock } from '../../platform/clock.js'

export interface MovableClock extends Clock {
  set(to: Date): void
}

/** Stands at a moment, and goes on from it with real milliseconds, until a test moves it. */
export function movableClock(): MovableClock {
  let base = { shown: Date.now(), real: performance.now() }
  return {
    now: () => new Date(Math.round(base.shown + performance.now() - base.real)),
    set: (to) => (base = { shown: to.getTime(), real: performance.now() }),
    stop() {},
  }
}

export const later = (from: Date, by: DurationLike): Date => DateTime.fromJSDate(from).plus(by).toJSDate()
