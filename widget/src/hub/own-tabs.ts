import { make } from './make'
import type { Tab } from './tabs'

/**
 * The shop's own tabs: each child of the hub with a name in `data-tab`, as long as it is not `hidden`. They stay on
 * the page, with its styles and scripts; the hub only shows them. `changed` is called when they come, go or change.
 */
export function ownTabs(hub: HTMLElement, changed: () => void) {
  const pages = new WeakMap<Element, { id: string; page: HTMLElement }>()
  let count = 0
  const observer = new MutationObserver((records) => {
    const concernsTabs = ({ target, type }: MutationRecord) =>
      target.parentNode === hub || (target === hub && type === 'childList')
    if (records.some(concernsTabs)) changed()
  })

  function read(): Tab[] {
    return [...hub.children]
      .filter((child): child is HTMLElement => child instanceof HTMLElement && !child.hidden)
      .map((child) => ({ child, name: child.dataset.tab?.trim() ?? '' }))
      .filter(({ name }) => name !== '')
      .map(({ child, name }) => {
        const { id, page } = pages.get(child) ?? pageFor(child)
        return { id, name, unread: '', page }
      })
  }

  function pageFor(child: HTMLElement) {
    // Whoever goes by keyboard has to be able to scroll it.
    const page = make('div', { class: 'page own', tabindex: '0' })
    const slot = make('slot')
    slot.assign(child)
    page.append(slot)
    const own = { id: `own-${++count}`, page }
    pages.set(child, own)
    return own
  }

  return {
    read,
    watch: () =>
      observer.observe(hub, {
        childList: true,
        subtree: true,
        attributes: true,
        attributeFilter: ['data-tab', 'hidden'],
      }),
    unwatch: () => observer.disconnect(),
  }
}
