const noteEverySeconds = 60
const longestOrigin = 200

export const isLongUnseen = (seenAt: Date | null, now: Date): boolean =>
  seenAt === null || now.getTime() - seenAt.getTime() >= noteEverySeconds * 1_000

/** The origin of a page, as its browser told it; null: it told nothing that is one. */
export function originOf(page: string | null): string | null {
  if (page === null || !URL.canParse(page)) return null
  const { protocol, origin } = new URL(page)
  const isOfPages = protocol === 'https:' || protocol === 'http:'
  return isOfPages && origin.length <= longestOrigin ? origin : null
}
