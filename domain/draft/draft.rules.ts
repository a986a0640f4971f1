export const longestDraft = 4_000

/** What is wrong with a text as a draft, in words; null: nothing. It may be blank. */
export function faultOfDraft(text: string): string | null {
  if ([...text].length > longestDraft) return `At most ${longestDraft} characters are kept.`
  if (!text.isWellFormed()) return 'The text holds half a character.'
  return null
}

export const faultOfWrittenAt = (writtenAt: Date): string | null =>
  writtenAt.getTime() < Date.UTC(2000, 0, 1) ? 'Not before the year 2000.' : null
