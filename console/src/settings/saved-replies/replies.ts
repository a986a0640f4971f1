/** As it is edited: an empty box is an empty text. */
export type Draft = {
  title: string
  shortcut: string
  category: string
  textEn: string
  textFr: string
  isHolding: boolean
}
type Stored = { [Key in keyof Draft]: Draft[Key] | (Draft[Key] extends string ? null : never) }
type Found = Stored & { title: string; shortcut: string; usedCount: number }

export const VARIABLES = ['first_name', 'agent_first_name', 'next_opening', 'ticket'] as const

export const emptyDraft = (): Draft => ({
  title: '',
  shortcut: '',
  category: '',
  textEn: '',
  textFr: '',
  isHolding: false,
})

export const draftOf = ({ title, shortcut, category, textEn, textFr, isHolding }: Stored): Draft => ({
  title: title ?? '',
  shortcut: shortcut ?? '',
  category: category ?? '',
  textEn: textEn ?? '',
  textFr: textFr ?? '',
  isHolding,
})

/** For the server, which knows a missing text from an empty one. */
export const sentOf = (draft: Draft) => ({
  ...draft,
  title: draft.title.trim(),
  shortcut: shortcutOf(draft.shortcut),
  category: draft.category.trim() || null,
  textEn: draft.textEn.trim() || null,
  textFr: draft.textFr.trim() || null,
})

export const shortcutOf = (text: string) => text.trim().replace(/^\//, '').toLowerCase()

/** Those that hold all the words, whatever their capitals and accents; the most used first. */
export function findReplies<Reply extends Found>(
  replies: Reply[],
  query: string,
  category: string | null,
): Reply[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  return replies
    .filter((reply) => category === null || reply.category === category)
    .filter(({ title, shortcut, textEn, textFr }) => {
      const text = plain(`${title} /${shortcut} ${textEn ?? ''} ${textFr ?? ''}`)
      return words.every((word) => text.includes(word))
    })
    .toSorted((one, other) => other.usedCount - one.usedCount || one.title.localeCompare(other.title))
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

export type Piece = { text: string; kind: 'plain' | 'value' | 'fallback' | 'missing' }

/** A text as it would be sent, in pieces: what was filled in, what stands in for it, and what is missing. */
export function piecesOf(template: string, values: Record<string, string>): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  const add = (text: string, kind: Piece['kind']) => text && pieces.push({ text, kind })
  for (const match of template.matchAll(/\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g)) {
    add(template.slice(done, match.index), 'plain')
    const name = match[1]!.trim()
    const fallback = match[2]?.trim()
    if (Object.hasOwn(values, name) && values[name]) add(values[name], 'value')
    else if (fallback) add(fallback, 'fallback')
    else add(name, 'missing')
    done = match.index + match[0].length
  }
  add(template.slice(done), 'plain')
  return pieces
}

/** What a file holds, for another desk or another day. */
export const fileOf = (replies: Stored[]) => JSON.stringify({ savedReplies: replies.map(draftOf) }, null, 2)

/** The drafts in a file, or null if it is none of ours. Whether each can be kept is for the server to say. */
export function draftsIn(text: string): Draft[] | null {
  const parsed = parse(text)
  const list = Array.isArray(parsed) ? parsed : (parsed as { savedReplies?: unknown } | null)?.savedReplies
  if (!Array.isArray(list) || list.length === 0) return null
  return list.map((entry: Record<string, unknown> | null) => ({
    title: wordsOf(entry?.title),
    shortcut: wordsOf(entry?.shortcut),
    category: wordsOf(entry?.category),
    textEn: wordsOf(entry?.textEn),
    textFr: wordsOf(entry?.textFr),
    isHolding: entry?.isHolding === true,
  }))
}

const wordsOf = (value: unknown) => (typeof value === 'string' ? value : '')

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
