import type { ApiScope } from '../../schema/words/key.js'

export const mostLiveKeys = 50

/** After a rotation both keys are good for so long, so that nobody has to change two places at once (R72). */
export const overlapHours = 24

export const longestKeyName = 80
const longestLifeDays = 3_660

/** Begins like this so that who scans texts for secrets knows one. */
export const tokenPrefix = 'dbk_live_'

/** Each once, in the order of all there are; null: none is named. */
export function tidyScopes(wished: readonly ApiScope[], all: readonly ApiScope[]): ApiScope[] | null {
  const tidy = all.filter((scope) => wished.includes(scope))
  return tidy.length > 0 ? tidy : null
}

/** What is wrong with the end of a key’s life, in words; null: nothing. */
export function faultOfExpiry(expiresAt: Date | null, now: Date): string | null {
  if (!expiresAt) return null
  const days = (expiresAt.getTime() - now.getTime()) / 86_400_000
  if (days <= 0) return 'A moment in the future.'
  return days > longestLifeDays ? 'At most ten years from now; or left out, for a key without an end.' : null
}

interface KeyLife {
  expiresAt: Date | null
  revokedAt: Date | null
  formerUntil: Date | null
}

/** Until when a key is good, as it is (`isFormer`: as it was before it was rotated). Null: it is over. */
export function goodUntil({ expiresAt, revokedAt, formerUntil }: KeyLife, isFormer: boolean, now: Date) {
  if (revokedAt) return null
  const ends = [expiresAt ?? endOfTime, isFormer ? (formerUntil ?? now) : endOfTime]
  const end = new Date(Math.min(...ends.map((each) => each.getTime())))
  return end > now ? end : null
}

const endOfTime = new Date('9999-12-31T23:59:59.999Z')
