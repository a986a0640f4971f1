import type { TextState } from '../../schema/words/sms.js'

const rank: Record<TextState, number> = {
  unknown: 0,
  queued: 1,
  sent: 2,
  delivered: 3,
  undelivered: 3,
  failed: 3,
}

/** News come late, twice and in any order. They only take a text further; what has ended has ended. */
export const isFurther = (from: TextState, to: TextState): boolean => rank[to] > rank[from]

/** What the provider's word for the state of a text means; null: nothing that is known. */
export function stateOf(status: string): TextState | null {
  switch (status.toLowerCase()) {
    case 'accepted':
    case 'scheduled':
    case 'queued':
    case 'sending':
      return 'queued'
    case 'sent':
      return 'sent'
    case 'delivered':
    case 'read':
      return 'delivered'
    case 'undelivered':
      return 'undelivered'
    case 'failed':
    case 'canceled':
      return 'failed'
    default:
      return null
  }
}

const mostTries = 8
const firstPauseSeconds = 15

/** Seconds until a text that was surely not taken is tried again; null: it is given up, after half an hour. An answer that is later helps nobody. */
export const pauseAfter = (tries: number): number | null =>
  tries >= mostTries ? null : firstPauseSeconds * 2 ** (tries - 1)

/** How long after it was handed over a provider's list tells it for sure. */
export const listedAfterSeconds = 60
