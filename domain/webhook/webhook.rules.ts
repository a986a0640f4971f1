import type { WebhookPause } from '../../schema/words/webhook.js'

export const mostWebhooks = 10

/** After a rotation both secrets sign for so long, so that nobody has to change two places at once (R75). */
export const overlapHours = 24

const longestUrl = 1_000
const longestDescription = 200

const second = 1
const minute = 60 * second
const hour = 60 * minute

/** Between one try and the next, in seconds: ten tries in three days and some hours. */
const pauses = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]

/** Each pause is up to a tenth longer, so that what failed together does not come back together. */
const jitter = 0.1

/** Whoever takes nothing for so long is not waited for any more. */
const failingHours = 72

/** Seconds until a delivery is sent again, after it was sent `tries` times in vain; null: it is given up. `dice`: 0 to 1. */
export function pauseAfter(tries: number, dice: number): number | null {
  const pause = pauses[tries - 1]
  return pause === undefined ? null : pause * (1 + jitter * dice)
}

/** Whether an answer pauses the webhook, and why. */
export function pauseFor(
  { status, failingSince }: { status: number | null; failingSince: Date },
  now: Date,
): WebhookPause | null {
  if (status === 410) return 'gone'
  const hours = (now.getTime() - failingSince.getTime()) / 3_600_000
  return hours >= failingHours ? 'failing' : null
}

export const isTaken = (status: number | null) => status !== null && status >= 200 && status < 300

/** What is wrong with a URL whatever it leads to, in words; null: nothing. */
export function faultOfUrl(url: string): string | null {
  if (url.length > longestUrl) return `At most ${longestUrl} characters.`
  return /[\p{Cc}\s]/u.test(url) || !url.isWellFormed() ? 'A URL holds no spaces.' : null
}

/** What is wrong with a trimmed description, in words; null: nothing. */
export function faultOfDescription(text: string): string | null {
  if ([...text].length > longestDescription) return `At most ${longestDescription} characters.`
  if (!text.isWellFormed()) return 'The description holds half a character.'
  return /\p{Cc}/u.test(text) ? 'The description holds a character that cannot be seen.' : null
}
