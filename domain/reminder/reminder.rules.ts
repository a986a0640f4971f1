import { DateTime } from 'luxon'
import { afterOpenMinutes, hoursStateAt, nextOpening } from '../office-hours/office-hours.rules.js'
import type { Hours } from '../office-hours/office-hours.rules.js'
import type { Waiting } from '../ticket/ticket.rules.js'

/** When the bell rings for somebody who waits (R55). */
export interface BellPlan {
  remindersEnabled: boolean
  remindersAlways: boolean
  remindAfterMinutes: number
  escalateAfterMinutes: number
  repeatEveryMinutes: number
  repeatLimit: number
  /** Step 2 comes at the latest when so many minutes have passed since then; null: there is no such limit. */
  escalateBy: { since: DateTime; minutes: number } | null
}

export const longestOnItMinutes = 30

/**
 * What is owed after a holding reply is news, and the account says by when (R57); after “on it” its agent has said so
 * (R59). The rest of the steps follow as ever. However often somebody is on it, the escalation comes.
 */
export function planOf(
  { checkInAfterMinutes, ...settings }: Omit<BellPlan, 'escalateBy'> & { checkInAfterMinutes: number },
  { promisedSince, onItSince, onItMinutes }: Pick<Waiting, 'promisedSince' | 'onItSince' | 'onItMinutes'>,
): BellPlan {
  const untilEscalation = settings.escalateAfterMinutes - settings.remindAfterMinutes
  const first = onItMinutes ?? (promisedSince ? checkInAfterMinutes : settings.remindAfterMinutes)
  return {
    ...settings,
    remindAfterMinutes: first,
    escalateAfterMinutes: first + untilEscalation,
    escalateBy: onItSince && {
      since: DateTime.fromJSDate(onItSince),
      minutes: longestOnItMinutes + untilEscalation,
    },
  }
}

const escalation = 2

export const isEscalation = (step: number) => step >= escalation

/** A step of the bell in one wait: 1 the reminder, 2 the escalation, then its repeats, then the comebacks. */
export interface Step {
  number: number
  dueAt: DateTime
  /** When it would be due if closed hours counted; null: then, too. */
  heldFrom: DateTime | null
}

/** A step of a wait; null: the bell is off. */
export function stepOf(plan: BellPlan, hours: Hours | null, since: DateTime, number: number): Step | null {
  for (const step of stepsOf(plan, hours, since)) if (step.number === number) return step
  return null
}

/**
 * The steps that nobody has heard and that are due by now: the last one rings, and stands for those before it. With it,
 * the step behind them; null: the bell is off.
 */
export function stepsDue(
  plan: BellPlan,
  hours: Hours | null,
  { since, rungSteps }: { since: DateTime; rungSteps: number },
  now: DateTime,
): { due: Step[]; next: Step | null } {
  const due: Step[] = []
  for (const step of stepsOf(plan, hours, since)) {
    if (step.number <= rungSteps) continue
    if (step.dueAt > now) return { due, next: step }
    due.push(step)
  }
  return { due, next: null }
}

/** A job takes its moment, and minutes that end with the opening hours ring at the closing. */
const lateAfterMinutes = 2

/** A ring that comes late, since nobody was there to ring, waits for the desk to open (R56); null: it rings now. */
export function heldUntil(
  plan: BellPlan,
  hours: Hours | null,
  { dueAt }: Step,
  now: DateTime,
): DateTime | null {
  if (!countsHours(plan, hours, now) || now < dueAt.plus({ minutes: lateAfterMinutes })) return null
  const state = hoursStateAt(hours, now)
  return state.kind === 'closed' ? state.opensAt : null
}

/**
 * All steps of a wait, each later than the one before. After the last repeat the bell comes back at each opening of the
 * desk, without end, so that nobody who waits is ever without a next step (R60).
 */
function* stepsOf(plan: BellPlan, hours: Hours | null, since: DateTime): Generator<Step> {
  if (!plan.remindersEnabled) return
  // Office hours count, unless the account says always, or has none (then nobody would ever be rung).
  const counted = countsHours(plan, hours, since) ? hours : null
  const latest = plan.escalateBy && momentOf(counted, plan.escalateBy.since, plan.escalateBy.minutes)
  let number = 0
  let dueAt = since
  let passed = 0
  for (const minutes of minutesOf(plan)) {
    // A desk that does not open for so long again is counted around the clock, from the step before.
    dueAt = afterOpenMinutes(counted, since, minutes) ?? dueAt.plus({ minutes: minutes - passed })
    passed = minutes
    number++
    if (latest && number <= escalation && latest.dueAt < dueAt) yield { number, ...latest }
    else yield { number, ...held(dueAt, since.plus({ minutes })) }
  }
  for (;;) {
    dueAt = nextOpening(counted, dueAt) ?? dueAt.plus({ days: 1 })
    yield { number: ++number, dueAt, heldFrom: null }
  }
}

const countsHours = ({ remindersAlways }: BellPlan, hours: Hours | null, at: DateTime) =>
  !remindersAlways && hoursStateAt(hours, at).kind !== 'none'

const momentOf = (counted: Hours | null, since: DateTime, minutes: number) => {
  const byCalendar = since.plus({ minutes })
  return held(afterOpenMinutes(counted, since, minutes) ?? byCalendar, byCalendar)
}

const held = (dueAt: DateTime, byCalendar: DateTime) => ({
  dueAt,
  heldFrom: byCalendar < dueAt ? byCalendar : null,
})

/** Whether the desk is closed now, and the bell waits for it to open (R56). */
export function isHeldAt(plan: BellPlan, hours: Hours | null, dueAt: DateTime, now: DateTime): boolean {
  if (!countsHours(plan, hours, now)) return false
  const state = hoursStateAt(hours, now)
  return state.kind === 'closed' && state.opensAt !== null && state.opensAt <= dueAt
}

/** Minutes of waiting until the reminder, the escalation, and each repeat. */
function* minutesOf({ remindAfterMinutes, escalateAfterMinutes, repeatEveryMinutes, repeatLimit }: BellPlan) {
  yield remindAfterMinutes
  for (let repeat = 0; repeat <= repeatLimit; repeat++)
    yield escalateAfterMinutes + repeat * repeatEveryMinutes
}
