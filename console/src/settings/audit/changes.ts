const LONGEST = 160

/** Of whom a change speaks by a number that says nobody anything. */
export const isPerson = (field: string) => ['handTo', 'to', 'mergedProfile'].includes(field)

const NAMES = ['title', 'name', 'email', 'kid']

type Named = { subjectNoun: string; changes: { field: string; from: string | null; to: string | null }[] }

/** What the subject of an entry is called, as far as its changes tell. */
export function nameIn({ subjectNoun, changes }: Named) {
  if (subjectNoun === 'ACCOUNT' || subjectNoun === 'AGENT') return null
  return changes.find(({ field }) => NAMES.includes(field)) ?? null
}

/** Lists and weeks are told as a whole: their page shows how they are now. */
export function kindOf(field: string, from: string | null, to: string | null): 'whole' | 'plain' {
  const isList = [from, to].some((value) => value !== null && /^[[{]/.test(value))
  return isList || field === 'week' || field === 'exceptions' ? 'whole' : 'plain'
}

export function shortened(text: string): string {
  const characters = [...text]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text
}
