import { make } from './make'

export interface Tab {
  id: string
  name: string
  /** What its dot says; empty: no dot. */
  unread: string
  page: HTMLElement
}

/** The list of tabs and the page of each. One tab alone needs no list. */
export function tabList(list: HTMLElement, pages: HTMLElement, choose: (id: string) => void) {
  const buttons = new Map<string, HTMLButtonElement>()

  list.onkeydown = (event) => {
    const all = [...list.children] as HTMLButtonElement[]
    const to = placeAfter(event.key, all.indexOf(event.target as HTMLButtonElement), all.length)
    if (to === null) return
    event.preventDefault()
    all[to]!.focus()
    all[to]!.click()
  }

  function placeAfter(key: string, at: number, length: number): number | null {
    const isRtl = getComputedStyle(list).direction === 'rtl'
    if (key === 'Home') return 0
    if (key === 'End') return length - 1
    if (key !== 'ArrowRight' && key !== 'ArrowLeft') return null
    const step = (key === 'ArrowRight') === isRtl ? -1 : 1
    return (at + step + length) % length
  }

  function draw(tabs: Tab[], current: Tab | null) {
    const many = tabs.length > 1
    list.hidden = !many
    for (const { id, name, unread, page } of tabs) {
      const button = buttons.get(id) ?? makeButton(id)
      const isCurrent = id === current?.id
      const [shown, dot, words] = button.children as HTMLCollectionOf<HTMLElement>
      shown!.textContent = name
      dot!.hidden = unread === ''
      words!.textContent = unread
      button.ariaSelected = String(isCurrent)
      button.tabIndex = isCurrent ? 0 : -1
      page.id = `page-${id}`
      page.hidden = !isCurrent
      page.role = many ? 'tabpanel' : 'group'
      page.ariaLabel = name
      if (page.parentNode !== pages) pages.append(page)
    }
    for (const page of pages.children as HTMLCollectionOf<HTMLElement>) {
      if (!tabs.some((tab) => tab.page === page)) page.hidden = true
    }
    for (const [id, button] of buttons) {
      if (!tabs.some((tab) => tab.id === id)) drop(id, button)
    }
    const order = tabs.map(({ id }) => buttons.get(id)!)
    // Moving a button would take the focus from it.
    if (order.some((button, at) => list.children[at] !== button)) list.replaceChildren(...order)
  }

  function makeButton(id: string): HTMLButtonElement {
    const button = make('button', {
      class: 'tab',
      type: 'button',
      id: `tab-${id}`,
      role: 'tab',
      'aria-controls': `page-${id}`,
    })
    button.onclick = () => choose(id)
    button.append(make('span'), make('span', { class: 'dot', hidden: '' }), make('span', { class: 'unseen' }))
    buttons.set(id, button)
    return button
  }

  function drop(id: string, button: HTMLButtonElement) {
    button.remove()
    buttons.delete(id)
  }

  return { draw }
}
