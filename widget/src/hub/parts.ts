import { brandSheet } from '../brand'
import look from './look.css?inline'
import { make } from './make'

/** The hub's elements, in the order in which Tab meets them. */
export function hubParts(root: ShadowRoot) {
  // A constructed sheet also works where the shop's content security policy allows no inline style.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(look)
  const { sheet: brand, paint } = brandSheet(':host', '--deskbell-')
  root.adoptedStyleSheets = [sheet, brand]

  const all = make('div', { class: 'all' })
  const bubble = bubbleParts()
  const launcher = launcherParts()
  const panel = panelParts()
  all.append(bubble.bubble, launcher.launcher, panel.panel)
  root.append(all)
  return { all, paint, ...bubble, ...launcher, ...panel }
}

function bubbleParts() {
  const bubble = make('div', { class: 'bubble', hidden: '' })
  const bubbleOpen = make('button', { class: 'bubble-open', type: 'button' })
  const bubbleFrom = make('strong', { class: 'bubble-from', dir: 'auto' })
  const bubbleText = make('span', { class: 'bubble-text', dir: 'auto' })
  const bubbleDismiss = make('button', { class: 'bubble-dismiss', type: 'button' })
  bubbleDismiss.append(icon(CROSS))
  bubbleOpen.append(bubbleFrom, bubbleText)
  bubble.append(bubbleOpen, bubbleDismiss)
  return { bubble, bubbleOpen, bubbleFrom, bubbleText, bubbleDismiss }
}

function launcherParts() {
  const launcher = make('button', {
    class: 'launcher',
    type: 'button',
    'aria-expanded': 'false',
    'aria-controls': 'panel',
    'data-testid': 'launcher',
    hidden: '',
  })
  const count = make('span', { class: 'count', 'aria-hidden': 'true', hidden: '' })
  launcher.append(icon(SPEECH, 'chat'), icon(LINES, 'lines'), icon(CHEVRON, 'chevron'), count)
  return { launcher, count }
}

function panelParts() {
  const panel = make('div', { class: 'panel', id: 'panel', role: 'dialog', hidden: '' })
  const head = make('header', { class: 'head', hidden: '' })
  const heading = make('h2', { tabindex: '-1', dir: 'auto' })
  const close = make('button', { class: 'close', type: 'button' })
  close.append(icon(CROSS))
  head.append(heading, close)
  const pages = make('div', { class: 'pages' })
  const list = make('div', { class: 'list', role: 'tablist', hidden: '' })
  panel.append(head, pages, list)
  return { panel, head, heading, close, pages, list }
}

const CROSS = 'M4 4l8 8m0-8l-8 8'
const CHEVRON = 'M3.5 6l4.5 4.5L12.5 6'
const LINES = 'M3 4.5h10M3 8h10M3 11.5h10'
const SPEECH =
  'M2.5 7.2c0-2.7 2.4-4.7 5.5-4.7s5.5 2 5.5 4.7-2.4 4.7-5.5 4.7c-.7 0-1.3-.1-1.9-.3L3.3 13.2l.5-2.7c-.8-.9-1.3-2-1.3-3.3z'

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
