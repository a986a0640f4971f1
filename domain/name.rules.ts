/** What is wrong with a trimmed name of something, in words; null: nothing. */
export function faultOfShortName(name: string, longest: number): string | null {
  if (name === '') return 'A name is needed.'
  if ([...name].length > longest) return `At most ${longest} characters.`
  if (!name.isWellFormed()) return 'The name holds half a character.'
  if (/\p{Cc}/u.test(name)) return 'The name holds a character that cannot be seen.'
  return null
}
