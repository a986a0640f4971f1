import { DateTime, type DurationLike } from 'luxon'
import type { Clock } from '../../platform/clock.js'

export interface MovableClock extends Clock {
  set(to: Date): void
  /** Stands still at a moment, until it is set. */
  stay(at: Date): void
}

/** Stands at a moment, and goes on from it with real milliseconds, until a test moves it. */
export function movableClock(): MovableClock {
  let base = { shown: Date.now(), real: performance.now(), isStill: false }
  const start = (at: Date, isStill: boolean) =>
    (base = { shown: at.getTime(), real: performance.now(), isStill })
  return {
    now: () => new Date(Math.round(base.shown + (base.isStill ? 0 : performance.now() - base.real))),
    set: (to) => start(to, false),
    stay: (at) => start(at, true),
    stop() {},
  }
}

export const later = (from: Date, by: DurationLike): Date => DateTime.fromJSDate(from).plus(by).toJSDate()
