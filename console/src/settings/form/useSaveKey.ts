import { onScopeDispose } from 'vue'

/** Ctrl+S and ⌘S save, from wherever the focus is. */
export function useSaveKey(save: () => unknown) {
  addEventListener('keydown', onKeydown)
  onScopeDispose(() => removeEventListener('keydown', onKeydown))

  function onKeydown(event: KeyboardEvent) {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
    if (event.altKey || event.shiftKey || event.repeat) return
    event.preventDefault()
    // Fields that take over what was typed only when they are left take it over now.
    document.activeElement?.dispatchEvent(new Event('change', { bubbles: true }))
    save()
  }
}
