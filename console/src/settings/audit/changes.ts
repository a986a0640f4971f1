const LONGEST = 160

/** Of whom a change speaks by a number that says nobody anything. */
export const isPerson = (field: string) => field === 'handTo' || field === 'to'

/** Lists and weeks are told as a whole: their page shows how they are now. */
export function kindOf(field: string, from: string | null, to: string | null): 'whole' | 'plain' {
  const isList = [from, to].some((value) => value !== null && /^[[{]/.test(value))
  return isList || field === 'week' || field === 'exceptions' ? 'whole' : 'plain'
}

export function shortened(text: string): string {
  const characters = [...text]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text
}
