export const mostLabels = 200
export const mostLabelsOfTicket = 20

const longestName = 40

/** What is wrong with a trimmed name, in words; null: nothing. */
export function faultOfName(name: string): string | null {
  if (name === '') return 'A name is needed.'
  if ([...name].length > longestName) return `At most ${longestName} characters.`
  if (!name.isWellFormed()) return 'The name holds half a character.'
  if (/\p{Cc}/u.test(name)) return 'The name holds a character that cannot be seen.'
  return null
}
