/** Whether a label holds all the words, or their beginnings, whatever their capitals and accents. */
export function matches(label: string, typed: string) {
  const words = plain(label).split(/[^\p{L}\p{N}]+/u)
  return plain(typed)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)))
}

/** What follows the label's first word, `tomorrow 9am` in `snooze tomorrow 9am`; null: something else is meant. */
export function behind(labels: string[], typed: string) {
  const [first = '', ...rest] = typed.trim().split(/\s+/)
  const named = labels.some((label) => plain(label).split(' ')[0] === plain(first))
  return named && rest.length ? rest.join(' ') : null
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim()
