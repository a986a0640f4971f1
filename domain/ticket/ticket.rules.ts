import type { BellLevel } from '../../schema/words/reminder.js'
import type { Author } from '../../schema/words/ticket.js'

/**
 * Who is waiting on whom: the shopper for an answer, or (`promisedSince`) for the news that a holding reply promised.
 * The bell counts from `bellSince`; each time it begins anew it has a number of its own, `waitNo`, because a ring happens
 * once per (ticket, wait, step).
 */
export interface Waiting {
  waitingSince: Date | null
  promisedSince: Date | null
  bellSince: Date | null
  waitNo: number
  rungSteps: number
  /** When it last rang in this run; null: it has not. */
  rungAt: Date | null
  /** The first “on it” since the last escalation, and the minutes of the latest one. */
  onItSince: Date | null
  onItMinutes: number | null
}

type Speech = { author: Author; isHolding?: boolean }

/** What one more message means for who is waiting on whom (R50, R57). */
export function waitingAfter({ author, isHolding = false }: Speech, before: Waiting, now: Date): Waiting {
  switch (author) {
    case 'shopper':
      if (before.waitingSince && before.bellSince) return waitingOf(before)
      return bellFrom(now, { ...before, waitingSince: before.waitingSince ?? now, promisedSince: null })
    case 'agent':
      if (isHolding) return bellFrom(now, { ...before, waitingSince: null, promisedSince: now })
      return nobodyWaits(before)
    // A robot's greeting answers nobody.
    case 'auto':
      return waitingOf(before)
  }
}

/** The bell is silent while a ticket is snoozed; the shopper waits on. */
export const waitingInSnooze = (before: Waiting): Waiting => ({
  ...waitingOf(before),
  ...silent,
  bellSince: null,
})

/** Back from snooze, the team has the whole of its minutes again. */
export function waitingAfterSnooze(before: Waiting, now: Date): Waiting {
  return before.waitingSince || before.promisedSince ? bellFrom(now, before) : waitingOf(before)
}

/**
 * An agent is on it: nobody waits less, but the bell begins anew (R59). Until the bell has escalated, further ones belong
 * to the first, from which the escalation is reckoned; so no number of them puts it off for ever.
 */
export const waitingOnIt = (before: Waiting, minutes: number, now: Date): Waiting => ({
  ...bellFrom(now, before),
  onItSince: (before.rungSteps < 2 && before.onItSince) || now,
  onItMinutes: minutes,
})

/** The answer has not arrived: the shopper waits as before it. A bell that runs for its promise runs on. */
export const waitingWithoutAnswer = (before: Waiting, waitingSince: Date, now: Date): Waiting => ({
  ...(before.bellSince ? waitingOf(before) : bellFrom(now, before)),
  waitingSince,
  promisedSince: null,
})

/** Whoever waits without a bell was forgotten: it counts from when they began to wait (R60). */
export const waitingForgotten = (before: Waiting): Waiting =>
  bellFrom(before.bellSince ?? before.waitingSince ?? before.promisedSince!, before)

export const nobodyWaits = ({ waitNo }: Waiting): Waiting => ({
  ...silent,
  waitingSince: null,
  promisedSince: null,
  bellSince: null,
  waitNo,
})

const bellFrom = (bellSince: Date, before: Waiting): Waiting => ({
  ...waitingOf(before),
  ...silent,
  bellSince,
  waitNo: before.waitNo + 1,
})

const silent = { rungSteps: 0, rungAt: null, onItSince: null, onItMinutes: null }

/** Just that, of a ticket. */
const waitingOf = ({
  waitingSince,
  promisedSince,
  bellSince,
  waitNo,
  rungSteps,
  rungAt,
  onItSince,
  onItMinutes,
}: Waiting): Waiting => ({
  waitingSince,
  promisedSince,
  bellSince,
  waitNo,
  rungSteps,
  rungAt,
  onItSince,
  onItMinutes,
})

/** How far the bell has got: nothing, the first reminder, or the whole team (R55). */
export function bellLevelOf({ bellSince, rungSteps }: Pick<Waiting, 'bellSince' | 'rungSteps'>): BellLevel {
  if (!bellSince || rungSteps === 0) return 'neutral'
  return rungSteps === 1 ? 'reminded' : 'escalated'
}

// One number sorts the whole list, so that a page of it is one range of one index: who waits, longest first, and
// behind them (above any instant of this millennium's first centuries) the rest, newest activity first.
const behindAllWaiting = 10_000_000_000_000

export function queuePositionOf(waitingSince: Date | null, lastActivityAt: Date): string {
  if (waitingSince) return String(waitingSince.getTime())
  return String(2 * behindAllWaiting - lastActivityAt.getTime())
}

const previewLength = 200

/** The beginning of a message, on one line. Never half of a surrogate pair. */
export function previewOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  // Twice as many halves hold as many characters; a pair that this cuts in two lies behind them.
  return [...line.slice(0, 2 * previewLength)].slice(0, previewLength).join('')
}

export const longestText = { shopper: 2_000, agent: 4_000, auto: 4_000, note: 4_000 } as const

/** What is wrong with a text as a message of `author`, or as a note, in words; null: nothing. */
export function faultOfText(text: string, author: Author | 'note'): string | null {
  if (text.trim() === '') return 'Write something first.'
  if ([...text].length > longestText[author])
    return `At most ${longestText[author]} characters fit into a ${author === 'note' ? 'note' : 'message'}.`
  if (!text.isWellFormed()) return 'The text holds half a character.'
  return null
}
