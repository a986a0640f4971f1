import type { HubOnPage } from '../wire'
import type { hubParts } from './parts'
import { texts } from './texts'

export interface Note {
  /** Who says it; empty: the shop. */
  from: string
  text: string
}

interface View {
  isOpen: boolean
  unread: number
  note: Note | null
}

/** Makes the hub's elements show what is known; without a hub they show nothing. */
export function draw(
  parts: ReturnType<typeof hubParts>,
  hub: HubOnPage | null,
  { isOpen, unread, note }: View,
) {
  const { launcher, count, panel, frame, bubble, bubbleFrom, bubbleText, bubbleDismiss } = parts
  const says = texts[hub?.language ?? 'en']

  launcher.hidden = !hub?.launcher
  launcher.ariaExpanded = String(isOpen)
  launcher.ariaLabel = isOpen ? says.close : says.open(unread)
  count.hidden = unread === 0 || isOpen
  count.textContent = unread > 9 ? '9+' : String(unread)

  panel.hidden = !isOpen
  panel.ariaLabel = says.panel
  frame.title = says.panel

  bubble.hidden = !note
  bubbleFrom.textContent = note?.from ?? ''
  bubbleText.textContent = note?.text ?? ''
  bubbleDismiss.ariaLabel = says.dismiss
}
