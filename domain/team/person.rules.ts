const longestName = 100
const longestEmail = 190

/** What is wrong with a person's name, in words; null: nothing. */
export function faultOfName(name: string): string | null {
  if (name.trim() === '') return 'A name is needed.'
  if ([...name].length > longestName) return `At most ${longestName} characters.`
  if (holdsUnseen(name)) return 'The name holds characters that cannot be seen.'
  return null
}

/** Whether mail arrives there only mail can tell. */
export function faultOfEmail(email: string): string | null {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || holdsUnseen(email)) return 'Enter an e-mail address.'
  if (email.length > longestEmail) return `At most ${longestEmail} characters.`
  return null
}

const holdsUnseen = (text: string) => !text.isWellFormed() || /\p{Cc}/u.test(text)
