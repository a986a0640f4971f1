const shortestPassword = 8
const longestPassword = 128

/** Long and not the first that others guess; what it is made of is nobody's business. Null: nothing is wrong with it. */
export function faultOfPassword(password: string, { email }: { email: string }): string | null {
  const length = [...password].length
  if (length < shortestPassword) return `At least ${shortestPassword} characters.`
  if (length > longestPassword) return `At most ${longestPassword} characters.`
  if (!password.isWellFormed()) return 'The password holds half a character.'
  const guess = password.toLowerCase()
  if (new Set(guess).size < 4) return 'That is one of the first passwords that others guess.'
  if (common.has(guess) || guess === email || guess === email.split('@')[0])
    return 'That is one of the first passwords that others guess.'
  return null
}

// What lists of leaked passwords begin with, of eight characters and more.
const common = new Set(
  `12345678 123456789 1234567890 12345679 87654321 987654321 123123123 123456123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx
  abcd1234 abc12345 abcdefgh abcdefg1 a1b2c3d4 admin123 administrator asdfghjkl asdf1234 azerty123 azertyuiop
  baseball basketball charlie1 chocolate computer corvette dearbook deskbell dragon123 elephant facebook football
  football1 hello123 iloveyou iloveyou1 internet jennifer jordan23 letmein1 letmein123 liverpool master123 michael1
  michelle midnight monkey123 motdepasse p@ssw0rd pa$$word passw0rd password password! password1 password12
  password123 password1234 pokemon1 princess princess1 qazwsxedc qwer1234 qwerty12 qwerty123 qwertyuiop samantha
  soleil123 starwars sunshine superman superman1 target123 trustno1 victoria welcome1 welcome123 whatever
  zaq12wsx zxcvbnm1 zxcvbnm123 changeme changeme123 secret123 helpdesk`
    .split(/\s+/)
    .filter(Boolean),
)
