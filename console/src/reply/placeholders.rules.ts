type Gap = { at: number; name: string }

const GAP = /\{\{(first_name|agent_first_name|next_opening|ticket)\}\}/g

/** The text of a saved reply with a mark wherever a value is missing, for a person to write over. */
export function withGaps(text: string, missing: Gap[]) {
  const lastFirst = [...missing].sort((a, b) => b.at - a.at)
  return lastFirst.reduce((whole, { at, name }) => `${whole.slice(0, at)}{{${name}}}${whole.slice(at)}`, text)
}

/** What is still to be filled in. */
export const gapsIn = (text: string) =>
  [...text.matchAll(GAP)].map((found) => ({
    name: found[1]!,
    from: found.index,
    to: found.index + found[0].length,
  }))

/** The text in pieces, the gaps among them marked as such. */
export function piecesOf(text: string) {
  const pieces: { text: string; isGap: boolean }[] = []
  let at = 0
  for (const { from, to } of gapsIn(text)) {
    pieces.push({ text: text.slice(at, from), isGap: false }, { text: text.slice(from, to), isGap: true })
    at = to
  }
  return [...pieces, { text: text.slice(at), isGap: false }]
}
