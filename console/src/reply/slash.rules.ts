type SavedReply = { shortcut: string; title: string; textEn: string | null; textFr: string | null }

const MOST_SHOWN = 50

/** The slash that asks for a saved reply, at the start of a line or after a space, and what was typed behind it. */
export function slashBefore(text: string, caret: number) {
  const found = /(?:^|\s)\/([^\s/]*)$/.exec(text.slice(0, caret))
  return found && { from: caret - found[1]!.length - 1, query: found[1]! }
}

/** Those that fit what was typed, the best first; equally good ones stay as they are. */
export function fitting<T extends SavedReply>(replies: readonly T[], query: string): T[] {
  const wanted = folded(query)
  return replies
    .map((reply) => ({ reply, rank: rankOf(reply, wanted) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_SHOWN)
    .map(({ reply }) => reply)
}

function rankOf({ shortcut, title, textEn, textFr }: SavedReply, wanted: string) {
  if (wanted === '' || shortcut.startsWith(wanted)) return 0
  if (beginsAWord(title, wanted)) return 1
  if (shortcut.includes(wanted)) return 2
  if (beginsAWord(`${textEn ?? ''} ${textFr ?? ''}`, wanted)) return 3
  return hasInOrder(shortcut, wanted) || hasInOrder(folded(title), wanted) ? 4 : Infinity
}

const beginsAWord = (text: string, wanted: string) =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.startsWith(wanted))

function hasInOrder(text: string, letters: string) {
  let at = -1
  return [...letters].every((letter) => (at = text.indexOf(letter, at + 1)) >= 0)
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
