import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/** True only after `source` has been true for `delayMs`, and then for at least `atLeastMs`: no flash for a blink. */
export function useDelayed(source: Ref<boolean>, delayMs: number, atLeastMs = 0) {
  const shown = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0
  watch(
    source,
    (on) => {
      clearTimeout(timer)
      if (on && !shown.value) timer = setTimeout(show, delayMs)
      if (!on && shown.value) timer = setTimeout(hide, Math.max(0, since + atLeastMs - Date.now()))
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return readonly(shown)

  function show() {
    since = Date.now()
    shown.value = true
  }

  function hide() {
    shown.value = false
  }
}
