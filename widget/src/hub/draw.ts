import type { Brand } from '../wire'
import type { Note } from './chat'
import type { hubParts } from './parts'
import type { Tab } from './tabs'
import type { HubTexts } from './texts'

interface View {
  tabs: Tab[]
  current: Tab | null
  hasChat: boolean
  isChat: boolean
  isOpen: boolean
  hasLauncher: boolean
  unread: number
  note: Note | null
  side: 'left' | 'right'
  brand: Brand | null
}
type Parts = ReturnType<typeof hubParts>

/** Makes the hub's elements show what is known. */
export function draw(parts: Parts, says: HubTexts, view: View) {
  parts.all.lang = says.language
  parts.all.classList.toggle('left', view.side === 'left')
  parts.paint(view.brand)
  drawLauncher(parts, says, view)
  drawPanel(parts, says, view)
  drawNote(parts, says, view)
}

function drawLauncher({ launcher, count }: Parts, says: HubTexts, view: View) {
  const { isOpen, hasChat, unread, tabs } = view
  const names = new Intl.ListFormat(says.language).format(tabs.map(({ name }) => name))
  launcher.hidden = !view.hasLauncher
  launcher.classList.toggle('chatless', !hasChat)
  launcher.ariaExpanded = String(isOpen)
  if (isOpen) launcher.ariaLabel = hasChat ? says.close : says.closeOwn
  else launcher.ariaLabel = hasChat ? says.open(unread) : says.openOwn(names)
  count.hidden = unread === 0 || isOpen
  count.textContent = unread > 9 ? '9+' : String(unread)
}

function drawPanel({ panel, head, heading, close, list }: Parts, says: HubTexts, view: View) {
  const name = view.current?.name ?? ''
  panel.hidden = !view.isOpen
  panel.ariaLabel = view.isChat ? says.panel : name
  list.ariaLabel = says.tabs
  // The chat has a header of its own.
  head.hidden = view.isChat
  heading.textContent = name
  close.ariaLabel = says.closeOwn
}

function drawNote({ bubble, bubbleFrom, bubbleText, bubbleDismiss }: Parts, says: HubTexts, { note }: View) {
  bubble.hidden = !note
  bubbleFrom.textContent = note?.from ?? ''
  bubbleText.textContent = note?.text ?? ''
  bubbleDismiss.ariaLabel = says.dismiss
}
