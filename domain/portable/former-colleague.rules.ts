/*
 * Whoever has written in a file and is not in the team is kept as somebody who has left it. Their address ends in
 * `.invalid`, a name that no mail can ever reach (RFC 2606), and begins with the account, for addresses are unique on a
 * server: the same person may really work for another shop.
 */

const suffix = '.imported.invalid'
const longest = 190

/** Null: it does not fit; then the name has to do. */
export function formerAddress(accountId: string, email: string): string | null {
  const address = `${accountId}~${email}${suffix}`
  return address.length <= longest && /^\S+@\S+$/.test(email) ? address : null
}

/** Of somebody of whom only a name is known. `key` stands for the name. */
export const namelessAddress = (accountId: string, key: string): string =>
  `${accountId}~${key}@imported.invalid`

/** The address that a person had in the file; of colleagues their own; null: none is known. */
export function addressAtHome(email: string): string | null {
  if (!email.endsWith('.invalid')) return email
  return /^\d+~(.+@.+)\.imported\.invalid$/.exec(email)?.[1] ?? null
}
