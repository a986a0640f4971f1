import { reactive, readonly } from 'vue'

export type DraftKind = 'reply' | 'note'
type Draft = { text: string; begunAt: number | null }

let prefix = ''
const SAVED_AFTER_MS = 500

const texts = { reply: reactive(new Map<string, string>()), note: reactive(new Map<string, string>()) }
const begun = new Map<string, number>()
const unsaved = new Map<string, ReturnType<typeof setTimeout>>()

/** What is written and not sent, per ticket; private to this tab. */
export const useDrafts = (kind: DraftKind = 'reply'): ReadonlyMap<string, string> => readonly(texts[kind])

/** Which entry was the newest when the reply was begun; null: none is begun. */
export const begunAt = (ticketId: string) => begun.get(ticketId) ?? null

/** From now on, those of this agent: nobody sees what somebody else had begun in the same tab. */
export function openDraftsOf(agentId: string) {
  saveAll()
  prefix = `deskbell.draft.${agentId}.`
  texts.reply.clear()
  texts.note.clear()
  begun.clear()
  for (const [kind, ticketId, draft] of stored()) {
    texts[kind].set(ticketId, draft.text)
    if (kind === 'reply' && draft.begunAt !== null) begun.set(ticketId, draft.begunAt)
  }
}

/** `newest`: the entry that the writer knew of with the first word. */
export function setDraft(kind: DraftKind, ticketId: string, text: string, newest: number) {
  if (text) texts[kind].set(ticketId, text)
  else texts[kind].delete(ticketId)
  if (kind === 'reply') {
    if (!text) begun.delete(ticketId)
    else if (!begun.has(ticketId)) begun.set(ticketId, newest)
  }
  const key = `${kind}.${ticketId}`
  clearTimeout(unsaved.get(key))
  unsaved.set(
    key,
    setTimeout(() => save(key), text ? SAVED_AFTER_MS : 0),
  )
}

addEventListener('pagehide', saveAll)
document.addEventListener('visibilitychange', saveAll)

function saveAll() {
  for (const key of [...unsaved.keys()]) save(key)
}

function save(key: string) {
  clearTimeout(unsaved.get(key))
  unsaved.delete(key)
  const [kind, ticketId] = partsOf(key)
  const text = texts[kind].get(ticketId)
  const draft: Draft = { text: text ?? '', begunAt: kind === 'reply' ? begunAt(ticketId) : null }
  if (text) sessionStorage.setItem(prefix + key, JSON.stringify(draft))
  else sessionStorage.removeItem(prefix + key)
}

function stored(): [DraftKind, string, Draft][] {
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => [...partsOf(key.slice(prefix.length)), JSON.parse(sessionStorage.getItem(key)!)])
}

function partsOf(key: string): [DraftKind, string] {
  const [kind, ticketId] = key.split('.')
  return [kind as DraftKind, ticketId!]
}
