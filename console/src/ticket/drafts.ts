import { reactive, readonly } from 'vue'

let prefix = ''
const SAVED_AFTER_MS = 500

const drafts = reactive(new Map<string, string>())
const unsaved = new Map<string, ReturnType<typeof setTimeout>>()

/** What is written and not sent, per ticket; private to this tab. */
export const useDrafts = (): ReadonlyMap<string, string> => readonly(drafts)

/** From now on, those of this agent: nobody sees what somebody else had begun in the same tab. */
export function openDraftsOf(agentId: string) {
  for (const ticketId of [...unsaved.keys()]) save(ticketId)
  prefix = `deskbell.draft.${agentId}.`
  drafts.clear()
  for (const [ticketId, text] of stored()) drafts.set(ticketId, text)
}

export function setDraft(ticketId: string, text: string) {
  if (text) drafts.set(ticketId, text)
  else drafts.delete(ticketId)
  clearTimeout(unsaved.get(ticketId))
  unsaved.set(
    ticketId,
    setTimeout(() => save(ticketId), text ? SAVED_AFTER_MS : 0),
  )
}

addEventListener('pagehide', () => [...unsaved.keys()].forEach(save))
document.addEventListener('visibilitychange', () => [...unsaved.keys()].forEach(save))

function save(ticketId: string) {
  clearTimeout(unsaved.get(ticketId))
  unsaved.delete(ticketId)
  const text = drafts.get(ticketId)
  if (text) sessionStorage.setItem(prefix + ticketId, text)
  else sessionStorage.removeItem(prefix + ticketId)
}

function stored(): [string, string][] {
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => [key.slice(prefix.length), sessionStorage.getItem(key) ?? ''])
}
