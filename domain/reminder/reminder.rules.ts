import type { DateTime } from 'luxon'
import { afterOpenMinutes, hoursStateAt, nextOpening } from '../office-hours/office-hours.rules.js'
import type { Hours } from '../office-hours/office-hours.rules.js'

/** When the bell rings for somebody who waits (R55). */
export interface BellPlan {
  remindersEnabled: boolean
  remindersAlways: boolean
  remindAfterMinutes: number
  escalateAfterMinutes: number
  repeatEveryMinutes: number
  repeatLimit: number
}

/** What is owed after a holding reply is news, and the account says by when (R57); the rest of the steps follow as ever. */
export function planOf(
  { checkInAfterMinutes, ...plan }: BellPlan & { checkInAfterMinutes: number },
  { promisedSince }: { promisedSince: Date | null },
): BellPlan {
  if (!promisedSince) return plan
  const { remindAfterMinutes, escalateAfterMinutes } = plan
  return {
    ...plan,
    remindAfterMinutes: checkInAfterMinutes,
    escalateAfterMinutes: checkInAfterMinutes + escalateAfterMinutes - remindAfterMinutes,
  }
}

export const isEscalation = (step: number) => step >= 2

/** A step of the bell in one wait: 1 the reminder, 2 the escalation, then its repeats, then the comebacks. */
export interface Step {
  number: number
  dueAt: DateTime
}

/** When a step of a wait is due; null: the bell is off. */
export function ringDueAt(
  plan: BellPlan,
  hours: Hours | null,
  since: DateTime,
  number: number,
): DateTime | null {
  for (const step of stepsOf(plan, hours, since)) if (step.number === number) return step.dueAt
  return null
}

/**
 * The steps that nobody has heard and that are due by now: the last one rings, and stands for those before it. With it,
 * when the step behind them is due; null: the bell is off.
 */
export function stepsDue(
  plan: BellPlan,
  hours: Hours | null,
  { since, rungSteps }: { since: DateTime; rungSteps: number },
  now: DateTime,
): { due: Step[]; nextAt: DateTime | null } {
  const due: Step[] = []
  for (const step of stepsOf(plan, hours, since)) {
    if (step.number <= rungSteps) continue
    if (step.dueAt > now) return { due, nextAt: step.dueAt }
    due.push(step)
  }
  return { due, nextAt: null }
}

/**
 * All steps of a wait, each later than the one before. After the last repeat the bell comes back at each opening of the
 * desk, without end, so that nobody who waits is ever without a next step (R60).
 */
function* stepsOf(plan: BellPlan, hours: Hours | null, since: DateTime): Generator<Step> {
  if (!plan.remindersEnabled) return
  // Office hours count, unless the account says always, or has none (then nobody would ever be rung).
  const counted = plan.remindersAlways || hoursStateAt(hours, since).kind === 'none' ? null : hours
  let number = 0
  let dueAt = since
  let passed = 0
  for (const minutes of minutesOf(plan)) {
    // A desk that does not open for so long again is counted around the clock, from the step before.
    dueAt = afterOpenMinutes(counted, since, minutes) ?? dueAt.plus({ minutes: minutes - passed })
    passed = minutes
    yield { number: ++number, dueAt }
  }
  for (;;) {
    dueAt = nextOpening(counted, dueAt) ?? dueAt.plus({ days: 1 })
    yield { number: ++number, dueAt }
  }
}

/** Minutes of waiting until the reminder, the escalation, and each repeat. */
function* minutesOf({ remindAfterMinutes, escalateAfterMinutes, repeatEveryMinutes, repeatLimit }: BellPlan) {
  yield remindAfterMinutes
  for (let repeat = 0; repeat <= repeatLimit; repeat++)
    yield escalateAfterMinutes + repeat * repeatEveryMinutes
}
