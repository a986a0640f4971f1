import { reactive, readonly } from 'vue'

export type DraftKind = 'reply' | 'note'
export type Draft = {
  kind: DraftKind
  ticketId: string
  /** Empty: what was begun is gone. */
  text: string
  /** Of two versions the later one stands, by the clock of whoever wrote it. */
  writtenAt: number
  /** Which entry was the newest when the reply was begun. */
  begunAt: number | null
  isSaved: boolean
  /** When the server was last known to have it, by the clock of this browser. */
  savedAt: number
}

const texts = { reply: reactive(new Map<string, string>()), note: reactive(new Map<string, string>()) }
const drafts = new Map<string, Draft>()
const listeners = new Set<(draft: Draft) => void>()
let prefix = ''

const keyOf = (kind: DraftKind, ticketId: string) => `${kind}.${ticketId}`

/** What is written and not sent, per ticket. */
export const useDrafts = (kind: DraftKind = 'reply'): ReadonlyMap<string, string> => readonly(texts[kind])

/** Which entry was the newest when the reply was begun; null: none is begun. */
export const begunAt = (ticketId: string) => drafts.get(keyOf('reply', ticketId))?.begunAt ?? null

export const draftOf = (kind: DraftKind, ticketId: string) => drafts.get(keyOf(kind, ticketId))

export const unsavedDrafts = () => [...drafts.values()].filter(({ isSaved }) => !isSaved)

/** From now on, those of this agent: nobody sees what somebody else had begun in the same browser. */
export function openDraftsOf(agentId: string) {
  prefix = `deskbell.draft.${agentId}.`
  drafts.clear()
  texts.reply.clear()
  texts.note.clear()
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) keep({ savedAt: 0, ...JSON.parse(localStorage.getItem(key)!) })
  }
}

/** `newest`: the entry that the writer knew of with the first word. */
export function setDraft(kind: DraftKind, ticketId: string, text: string, newest: number) {
  const before = draftOf(kind, ticketId)
  const begunAt = text ? (before?.begunAt ?? newest) : null
  const writtenAt = Math.max(Date.now(), (before?.writtenAt ?? 0) + 1)
  const draft: Draft = { kind, ticketId, text, writtenAt, begunAt, isSaved: false, savedAt: 0 }
  keep(draft)
  listeners.forEach((tell) => tell(draft))
}

/** What the server keeps; an older one than what is here changes nothing. */
export function adoptDraft(kind: DraftKind, ticketId: string, text: string, writtenAt: number) {
  const before = draftOf(kind, ticketId)
  if (before && before.writtenAt >= writtenAt) return
  const begunAt = text ? (before?.begunAt ?? null) : null
  keep({ kind, ticketId, text, writtenAt, begunAt, isSaved: true, savedAt: Date.now() })
}

/**
 * The server has none any more, as of a question that was asked then: it was sent or thrown away in another console. What has
 * been saved since then may not have been there yet.
 */
export function dropDraft(kind: DraftKind, ticketId: string, askedAt: number) {
  const draft = draftOf(kind, ticketId)
  // Whatever the server says next is newer.
  if (draft?.isSaved && draft.text && draft.savedAt < askedAt)
    keep({ ...draft, text: '', writtenAt: 0, begunAt: null })
}

export function draftIsSaved(saved: Draft) {
  const now = draftOf(saved.kind, saved.ticketId)
  if (now?.writtenAt === saved.writtenAt) keep({ ...now, isSaved: true, savedAt: Date.now() })
}

export function onDraft(tell: (draft: Draft) => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

function keep(draft: Draft) {
  const { kind, ticketId, text, isSaved } = draft
  const key = keyOf(kind, ticketId)
  drafts.set(key, draft)
  if (text) texts[kind].set(ticketId, text)
  else texts[kind].delete(ticketId)
  // What the server has need not be kept here as well, but for when it was begun.
  if (isSaved && !text) localStorage.removeItem(prefix + key)
  else localStorage.setItem(prefix + key, JSON.stringify(draft))
}
