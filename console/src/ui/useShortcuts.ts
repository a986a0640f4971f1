import { onScopeDispose, ref } from 'vue'
import { preferences } from './preferences'

export type Shortcuts = Record<string, () => unknown>

const EDITABLE =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=""], [contenteditable="true"]'
const PREFIX_LASTS_MS = 1_500

/** A dialog is on its way: what is typed now is meant for it. */
export const keysHeld = ref(false)

/**
 * Single keys, matched on what they type and never on where they sit; 'g i' is g, then i.
 * Silent in editable elements, in open menus and dialogs, with a modifier down, and while an input method composes.
 */
export function useShortcuts(shortcuts: () => Shortcuts) {
  let prefix = ''
  let prefixAt = 0
  addEventListener('keydown', onKeydown)
  onScopeDispose(() => removeEventListener('keydown', onKeydown))

  function onKeydown(event: KeyboardEvent) {
    if (!preferences.singleKeys || keysHeld.value) return
    if (
      event.defaultPrevented ||
      event.isComposing ||
      (event.repeat && event.key.length === 1 && !'jk'.includes(event.key))
    )
      return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (!(event.target instanceof Element) || event.target.closest(EDITABLE)) return
    if (document.querySelector('[role="dialog"][data-state="open"], [role="menu"]')) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (event.shiftKey && /^[a-z]$/.test(key)) return
    // Enter and Space press what has the focus, the arrows scroll it.
    if (key === 'Enter' && event.target.closest('button, [role="button"], summary, a:not([data-row])')) return
    if (key.startsWith('Arrow') && event.target.closest('[role="log"]')) return
    const known = shortcuts()
    const sequence = prefix && Date.now() - prefixAt < PREFIX_LASTS_MS ? `${prefix} ${key}` : key
    prefix = ''
    const act = known[sequence] ?? known[key]
    if (act) {
      event.preventDefault()
      act()
    } else if (Object.keys(known).some((one) => one.startsWith(`${key} `))) {
      prefix = key
      prefixAt = Date.now()
    }
  }
}
