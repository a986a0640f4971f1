import { reactive, readonly } from 'vue'

export type ToastAction = { label: () => string; run: () => void }
export type Toast = {
  id: number
  text: string
  kind: 'plain' | 'error'
  actions: ToastAction[]
  /** When it goes by itself; null stays until it is removed. */
  until: number | null
}

const LASTS_MS = 6_000
const AT_MOST = 3

const toasts = reactive<Toast[]>([])
let lastId = 0

export const useToasts = () => readonly(toasts)

export function addToast(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}) {
  const kind = options.kind ?? 'plain'
  const until = options.until !== undefined ? options.until : kind === 'error' ? null : Date.now() + LASTS_MS
  const toast = { id: ++lastId, text, kind, actions: options.actions ?? [], until }
  toasts.push(toast)
  makeRoom()
  return toast.id
}

// What can still be pressed, or has not been read, is not pushed out by what came after it.
function makeRoom() {
  for (let spare = toasts.length - AT_MOST; spare > 0; spare--) {
    const oldest = toasts.find(({ kind, actions }) => kind === 'plain' && actions.length === 0)
    if (oldest) removeToast(oldest.id)
  }
}

export function removeToast(id: number) {
  const at = toasts.findIndex((toast) => toast.id === id)
  if (at >= 0) toasts.splice(at, 1)
}
