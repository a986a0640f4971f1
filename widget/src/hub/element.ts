import type { Deskbell, FetchIdentity } from '../../public/deskbell'
import { Chat } from './chat'
import { draw } from './draw'
import { tell } from './events'
import { ownTabs } from './own-tabs'
import { keepInView } from './keyboard'
import { holdPage } from './page-hold'
import { pageTitle } from './page-title'
import { hubParts } from './parts'
import { tabList, type Tab } from './tabs'
import { textsIn } from './texts'

const CHAT = 'chat'

/**
 * The hub on the shop's page: bubble, launcher, and the panel with its tabs: the chat, once the desk has let the
 * shopper in, and what the shop has put there itself. With nothing in it, it shows nothing. Tells the page
 * `deskbell:ready`, `opened`, `closed`, `tab`, `unread` and `expired`.
 */
export class DeskbellHub extends HTMLElement {
  /** What pages call; on the element, for it is there once on a page. */
  static deskbell?: Deskbell

  /** Told of each hub that comes to the page; a page that draws itself anew may bring another one. */
  static whenOnPage: (hub: DeskbellHub) => void = () => {}

  /** What the script's element says of what no hub on the page says itself. */
  static onScript: (name: string) => string | null = () => null

  /** The one that the shop wrote into its page, else one of our own, which goes when there is nothing to show. */
  static onPage(): DeskbellHub {
    const all = [...document.querySelectorAll<DeskbellHub>('deskbell-hub')]
    const ours = all.find((hub) => hub.#isOurs)
    const theirs = all.find((hub) => !hub.#isOurs)
    if (theirs) ours?.remove()
    return theirs ?? ours ?? DeskbellHub.#make()
  }

  static #make(): DeskbellHub {
    const hub = document.createElement('deskbell-hub') as DeskbellHub
    hub.#isOurs = true
    return hub
  }

  #isOurs = false
  #chat: Chat | null = null
  #opened = false
  #openedFrom: HTMLElement | null = null
  /** The tab that is to be shown as soon as it is there; empty: any. Null: nobody has asked. */
  #wanted: string | null = null
  /** The tab that was chosen; null: none yet, so the first is shown. */
  #current: string | null = null
  #isChat = false
  #letGo: (() => void) | null = null
  #parts = hubParts(this.attachShadow({ mode: 'open', slotAssignment: 'manual' }))
  #own = ownTabs(this, () => this.#render())
  #list = tabList(this.#parts.list, this.#parts.pages, (id) => this.#show(id))
  #narrow = matchMedia('(max-width: 480px)')
  #title = pageTitle()
  #onNarrow = () => this.#holdOrLetGo()
  #onVisible = () => this.#countInTitle()

  connectedCallback() {
    const { launcher, bubble, bubbleOpen, bubbleDismiss, panel, close } = this.#parts
    launcher.onclick = () => (this.#opened ? this.close() : this.open())
    bubbleOpen.onclick = () => this.open(CHAT)
    bubbleDismiss.onclick = () => this.#dismiss()
    close.onclick = () => this.close()
    bubble.onkeydown = onEscape(() => this.#dismiss())
    launcher.onkeydown = panel.onkeydown = onEscape(() => this.close())
    this.#narrow.addEventListener('change', this.#onNarrow)
    document.addEventListener('visibilitychange', this.#onVisible)
    const zIndex = this.#word('z-index')
    if (zIndex && Number.isInteger(Number(zIndex))) this.style.setProperty('--deskbell-z-index', zIndex)
    this.#own.watch()
    this.#render()
    DeskbellHub.whenOnPage(this)
  }

  disconnectedCallback() {
    this.#own.unwatch()
    document.removeEventListener('visibilitychange', this.#onVisible)
    this.#title.restore()
    this.#narrow.removeEventListener('change', this.#onNarrow)
    this.#opened = false
    this.#forgetChat()
    this.#holdOrLetGo()
  }

  get hasChat() {
    return this.#chat !== null
  }

  signIn(fetchIdentity: FetchIdentity, token: string) {
    this.#forgetChat()
    this.#chat = new Chat(fetchIdentity, token, {
      met: () => this.#meet(),
      changed: () => this.#render(),
      unread: (unread) => tell('unread', { unread }),
      message: (from) => tell('message', { from }),
      expired: () => this.#expire(),
      wantsToClose: () => this.close(),
      refused: () => this.#leave(),
    })
    // It loads while it is not shown: only the chat knows what is unread.
    this.#parts.pages.append(this.#chat.page)
    if (!this.isConnected) document.body.append(this)
  }

  async signOut() {
    const chat = this.#chat
    if (!chat) return
    chat.hub = null
    this.#render()
    await chat.signOut()
    if (chat === this.#chat) this.#leave()
  }

  /** Whether it has been let in with the chat of that shopper, or is about to. */
  serves(shopper: string): boolean {
    return this.isConnected && this.#chat?.shopper === shopper && !this.#chat.expired
  }

  get isReady(): boolean {
    return !!this.#chat?.hub
  }

  renewWith(fetchIdentity: FetchIdentity) {
    this.#chat?.renewWith(fetchIdentity)
  }

  /** Lets the chat go, without a word to the desk. */
  forget() {
    this.#leave()
  }

  /** Opens the panel, at that tab if it is named: `chat`, or the name of one of the shop's own. */
  open(name = '') {
    const tabs = this.#tabs()
    const wanted = tabs.find(({ id, name: shown }) => name === id || name === shown)
    const [first] = tabs
    if (!first || (name && !wanted)) {
      this.#wanted = name
      return
    }
    this.#wanted = null
    if (this.#opened) return wanted && this.#show(wanted.id)
    const current = wanted ?? tabs.find(({ id }) => id === this.#current) ?? first
    this.#opened = true
    this.#current = current.id
    this.#openedFrom = document.activeElement as HTMLElement | null
    this.#render()
    this.#focus()
    tell('opened', { tab: current.name })
  }

  close() {
    this.#wanted = null
    if (!this.#opened) return
    const focusWasHere = document.activeElement === this
    this.#opened = false
    if (this.#chat?.expired) this.#forgetChat()
    this.#render()
    if (focusWasHere) (this.#parts.launcher.hidden ? this.#openedFrom : this.#parts.launcher)?.focus()
    tell('closed')
  }

  #tabs(): Tab[] {
    return [...this.#chatTab(), ...this.#own.read()]
  }

  #chatTab(): Tab[] {
    if (!this.#chat?.hub) return []
    const { page, now } = this.#chat
    return [{ id: CHAT, name: this.#says.tabChat, unread: this.#says.unread(now.unread), page }]
  }

  get #says() {
    return textsIn(this.#chat?.hub?.language)
  }

  #show(id: string) {
    this.#current = id
    this.#render()
    tell('tab', { tab: this.#tabs().find((tab) => tab.id === id)?.name })
  }

  #focus() {
    if (this.#current === CHAT) this.#chat?.focus()
    else this.#parts.heading.focus()
  }

  #meet() {
    this.#render()
    tell('ready')
    if (this.#wanted !== null) this.open(this.#wanted)
  }

  #expire() {
    tell('expired')
    // Who is looking at it is told there; then it goes with the panel.
    if (!this.#opened || this.#current !== CHAT) this.#leave()
  }

  #leave() {
    this.#forgetChat()
    this.#render()
  }

  #forgetChat() {
    const chat = this.#chat
    this.#chat = null
    chat?.dispose()
    if (chat?.wasMet) tell('gone')
  }

  #dismiss() {
    this.#chat?.dismissNote()
    this.#render()
    this.#parts.launcher.focus()
  }

  #render() {
    const tabs = this.#tabs()
    const isEmpty = tabs.length === 0
    if (isEmpty && this.#isOurs && !this.#chat) return this.remove()
    // Said only when it changes: the hub is watched for changes.
    if (this.hidden !== isEmpty) this.hidden = isEmpty
    // What is wanted stays so until it is there.
    if (isEmpty && this.#opened) this.close()
    const current = tabs.find(({ id }) => id === this.#current) ?? tabs[0] ?? null
    const isChat = current?.id === CHAT
    this.#isChat = isChat
    this.#list.draw(tabs, current)
    this.#chat?.show(this.#opened && isChat)
    draw(this.#parts, this.#says, {
      tabs,
      current,
      hasChat: tabs.some(({ id }) => id === CHAT),
      isChat,
      isOpen: this.#opened,
      hasLauncher: this.#hasLauncher,
      unread: this.#chat?.now.unread ?? 0,
      note: this.#hasLauncher && !this.#opened ? (this.#chat?.note ?? null) : null,
      side: this.#side,
      brand: this.#chat?.hub?.brand ?? null,
    })
    this.#countInTitle()
    this.#holdOrLetGo()
  }

  // The page's word goes before the account's: signed out, there is no other.
  get #side() {
    const side = this.#word('side')
    return side === 'left' || side === 'right' ? side : (this.#chat?.hub?.side ?? 'right')
  }

  get #hasLauncher(): boolean {
    return this.#word('launcher') !== 'off' && (this.#chat?.hub?.launcher ?? true)
  }

  #word(name: string): string | null {
    return this.getAttribute(name) ?? DeskbellHub.onScript(name)
  }

  #countInTitle() {
    const isSeen = this.#opened && this.#isChat && !document.hidden
    if (this.#word('page-title') === 'off') return
    this.#title.count(isSeen ? 0 : (this.#chat?.now.unread ?? 0))
  }

  #holdOrLetGo() {
    const hold = this.#opened && this.#narrow.matches
    this.#parts.panel.ariaModal = hold ? 'true' : null
    if (hold && !this.#letGo) {
      const letGo = [holdPage(this), keepInView(this.#parts.panel)]
      this.#letGo = () => letGo.forEach((each) => each())
    }
    if (!hold) {
      this.#letGo?.()
      this.#letGo = null
    }
  }
}

const onEscape = (act: () => void) => (event: KeyboardEvent) => {
  if (event.key === 'Escape' && !event.defaultPrevented) act()
}
