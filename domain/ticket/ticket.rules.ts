import type { Author } from '../../schema/words.js'

/** Who is waiting on whom. A ring happens once per (ticket, wait, step): `waitNo` counts the waits. */
export interface Waiting {
  waitingSince: Date | null
  waitNo: number
  rungSteps: number
}

/** What one more message means for who is waiting on whom (R50). */
export function waitingAfter(
  author: Author,
  { waitingSince, waitNo, rungSteps }: Waiting,
  now: Date,
): Waiting {
  switch (author) {
    case 'shopper':
      if (waitingSince) return { waitingSince, waitNo, rungSteps }
      return { waitingSince: now, waitNo: waitNo + 1, rungSteps: 0 }
    case 'agent':
      return { waitingSince: null, waitNo, rungSteps: 0 }
    // A robot's greeting answers nobody.
    case 'auto':
      return { waitingSince, waitNo, rungSteps }
  }
}

/** How far the bell has got: nothing, the first reminder, or the whole team (R55). */
export function bellLevelOf({ waitingSince, rungSteps }: Pick<Waiting, 'waitingSince' | 'rungSteps'>) {
  if (!waitingSince || rungSteps === 0) return 'neutral'
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

export const longestText = { shopper: 2_000, agent: 4_000, auto: 4_000 } as const

/** What is wrong with a text as a message of `author`, in words; null: nothing. */
export function faultOfText(text: string, author: Author): string | null {
  if (text.trim() === '') return 'Write something first.'
  if ([...text].length > longestText[author])
    return `At most ${longestText[author]} characters fit into a message.`
  if (!text.isWellFormed()) return 'The text holds half a character.'
  return null
}
