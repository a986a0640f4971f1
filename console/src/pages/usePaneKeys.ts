import { onScopeDispose } from 'vue'

// Where a pane is, and what of it takes the focus.
const PANES = [
  { pane: 'nav:has([aria-current="page"])', target: '[aria-current="page"]' },
  { pane: '#ticket-list', target: null },
  { pane: '[aria-labelledby="ticket-title"]', target: '#conversation' },
  { pane: '#profile', target: null },
]

/** F6 and Shift+F6 go from pane to pane; past the last one the browser keeps the key. */
export function usePaneKeys() {
  addEventListener('keydown', onKey)
  onScopeDispose(() => removeEventListener('keydown', onKey))

  function onKey(event: KeyboardEvent) {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
    const panes = PANES.flatMap(({ pane, target }) => {
      const element = document.querySelector<HTMLElement>(pane)
      return element?.checkVisibility() ? [{ element, target }] : []
    })
    const here = panes.findIndex(({ element }) => element.contains(document.activeElement))
    const next = panes[here < 0 ? (event.shiftKey ? panes.length - 1 : 0) : here + (event.shiftKey ? -1 : 1)]
    if (!next) return
    event.preventDefault()
    const target = (next.target && next.element.querySelector<HTMLElement>(next.target)) || next.element
    if (!target.matches('a, button, [tabindex]')) target.tabIndex = -1
    target.focus()
  }
}
