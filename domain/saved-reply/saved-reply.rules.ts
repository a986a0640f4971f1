import { faultOfTemplate, type Language } from '../auto-reply/texts.rules.js'

/** What people write of a saved reply. */
export interface SavedReplyDraft {
  title: string
  shortcut: string
  category: string | null
  textEn: string | null
  textFr: string | null
  isHolding: boolean
}

export const mostSavedReplies = 500

const daysInBin = 30

/** What was deleted after this moment can still be restored. */
export const restorableSince = (now: Date): Date => new Date(now.getTime() - daysInBin * 86_400_000)

const longest = { title: 100, shortcut: 40, category: 60, textEn: 4_000, textFr: 4_000 } as const
const variables = ['first_name', 'agent_first_name', 'next_opening', 'ticket']

/** As it is kept: without spaces around, and what is empty is not there. */
export const tidied = (draft: SavedReplyDraft): SavedReplyDraft => ({
  title: draft.title.trim().replace(/\s+/g, ' '),
  shortcut: draft.shortcut.trim().replace(/^\//, ''),
  category: draft.category?.trim().replace(/\s+/g, ' ') || null,
  textEn: draft.textEn?.trim() || null,
  textFr: draft.textFr?.trim() || null,
  isHolding: draft.isHolding,
})

/** What is wrong with a tidied draft: the field, and in words; null: nothing. */
export function faultOfSavedReply(draft: SavedReplyDraft): { field: string; sentence: string } | null {
  for (const field of ['title', 'shortcut', 'category', 'textEn', 'textFr'] as const) {
    const sentence = faultOf(field, draft[field])
    if (sentence) return { field, sentence }
  }
  if (!draft.textEn && !draft.textFr) {
    return { field: 'textEn', sentence: 'A text is needed, in English or in French.' }
  }
  return null
}

/** In which language it is sent: as wished if it is there, else the first of the others that is. */
export const languageOf = (
  { textEn, textFr }: Pick<SavedReplyDraft, 'textEn' | 'textFr'>,
  wishes: (Language | null)[],
): Language => {
  const has = { en: textEn !== null, fr: textFr !== null }
  const wished = wishes.find((language) => language && has[language])
  return wished ?? (has.en ? 'en' : 'fr')
}

function faultOf(field: keyof typeof longest, text: string | null): string | null {
  if (text === null) return null
  if (!text.isWellFormed()) return 'The text holds half a character.'
  if ([...text].length > longest[field]) return `At most ${longest[field]} characters.`
  if (field === 'title' && text === '') return 'A title is needed.'
  if (field === 'shortcut' && !/^[a-z0-9-]+$/.test(text)) return 'Only a–z, 0–9 and -, and at least one.'
  if (field !== 'textEn' && field !== 'textFr') return null
  return faultOfTemplate(text, variables)
}
