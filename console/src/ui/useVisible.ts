import { onScopeDispose, readonly, ref } from 'vue'

/** Whether this tab is on the screen. */
export function useVisible() {
  const visible = ref(document.visibilityState === 'visible')
  const look = () => (visible.value = document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => document.removeEventListener('visibilitychange', look))
  return readonly(visible)
}
