import { onScopeDispose } from 'vue'

/** Of several tabs of the console one leads; when it goes, the next one does. */
export function useLeader() {
  let leads = navigator.locks === undefined
  const ended = new AbortController()
  let release = () => {}
  navigator.locks
    ?.request('deskbell.bell', { signal: ended.signal }, () => {
      leads = true
      return new Promise<void>((resolve) => (release = resolve))
    })
    .catch(() => {})
  onScopeDispose(() => {
    ended.abort()
    release()
  })
  return () => leads
}
