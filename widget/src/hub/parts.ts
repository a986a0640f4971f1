import look from './look.css?inline'

/** The hub's elements, in the order in which Tab meets them. */
export function hubParts(root: ShadowRoot, frame: HTMLIFrameElement) {
  // A constructed sheet also works where the shop's content security policy allows no inline style.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(look)
  root.adoptedStyleSheets = [sheet]

  const bubble = make('div', { class: 'bubble', hidden: '' })
  const bubbleOpen = make('button', { class: 'bubble-open', type: 'button' })
  const bubbleFrom = make('strong', { class: 'bubble-from' })
  const bubbleText = make('span', { class: 'bubble-text', dir: 'auto' })
  const bubbleDismiss = make('button', { class: 'bubble-dismiss', type: 'button' })
  bubbleDismiss.append(icon('M4.5 4.5l7 7m0-7l-7 7'))
  bubbleOpen.append(bubbleFrom, bubbleText)
  bubble.append(bubbleOpen, bubbleDismiss)

  const launcher = make('button', {
    class: 'launcher',
    type: 'button',
    'aria-expanded': 'false',
    'aria-controls': 'panel',
    'data-testid': 'launcher',
    hidden: '',
  })
  const count = make('span', { class: 'count', 'aria-hidden': 'true', hidden: '' })
  launcher.append(
    icon(
      'M2.5 7.2c0-2.7 2.4-4.7 5.5-4.7s5.5 2 5.5 4.7-2.4 4.7-5.5 4.7c-.7 0-1.3-.1-1.9-.3L3.3 13.2l.5-2.7c-.8-.9-1.3-2-1.3-3.3z',
      'chat',
    ),
    icon('M3.5 6l4.5 4.5L12.5 6', 'chevron'),
    count,
  )

  const panel = make('div', { class: 'panel', id: 'panel', role: 'dialog', hidden: '' })
  panel.append(frame)

  root.append(bubble, launcher, panel)
  return { frame, bubble, bubbleOpen, bubbleFrom, bubbleText, bubbleDismiss, launcher, count, panel }
}

function make<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string>) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

function icon(path: string, name = '') {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('class', `icon ${name}`)
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}
