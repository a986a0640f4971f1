import type { ChatOnPage, HubOnPage, ToPage } from '../wire'
import { welcomeDismissed } from './dismissal'
import { draw, type Note } from './draw'
import { openFrame } from './frame'
import type { FetchIdentity } from './identity'
import { holdPage } from './page-hold'
import { hubParts } from './parts'

const WELCOME_AFTER_MS = 2000
// Longer than an answer of the desk takes, shorter than a shopper waits for a sign-out.
const GOODBYE_MS = 1000

/**
 * The hub on the shop's page: welcome bubble, launcher, and the panel with the chat. It shows nothing until the
 * chat in the iframe has been let in. Tells the page `deskbell:ready`, `opened`, `closed`, `unread` and `expired`.
 */
export class DeskbellHub extends HTMLElement {
  static on(page: HTMLElement, fetchIdentity: FetchIdentity, token: string): DeskbellHub {
    if (!customElements.get('deskbell-hub')) customElements.define('deskbell-hub', DeskbellHub)
    const hub = document.createElement('deskbell-hub') as DeskbellHub
    hub.#fetchIdentity = fetchIdentity
    hub.#token = token
    page.append(hub)
    return hub
  }

  #fetchIdentity: FetchIdentity = async () => null
  #token: string | null = null
  #hub: HubOnPage | null = null
  #chat: ChatOnPage = { running: false, unread: 0, latest: null }
  #opened = false
  #openedFrom: HTMLElement | null = null
  #wanted = false
  #expired = false
  #welcomeDue = false
  #dismissedNumber = 0
  #letGo: (() => void) | null = null
  #gone = () => {}
  #frame = openFrame((message) => this.#hear(message))
  #parts = hubParts(this.attachShadow({ mode: 'open' }), this.#frame.element)
  #narrow = matchMedia('(max-width: 480px)')
  #onNarrow = () => this.#holdOrLetGo()

  connectedCallback() {
    const { launcher, bubble, bubbleOpen, bubbleDismiss } = this.#parts
    launcher.onclick = () => (this.#opened ? this.close() : this.open())
    bubbleOpen.onclick = () => this.open()
    bubbleDismiss.onclick = () => this.#dismiss()
    bubble.onkeydown = ({ key }) => {
      if (key === 'Escape') this.#dismiss()
    }
    launcher.onkeydown = ({ key }) => {
      if (key === 'Escape') this.close()
    }
    this.#narrow.addEventListener('change', this.#onNarrow)
  }

  disconnectedCallback() {
    this.#opened = false
    this.#holdOrLetGo()
    this.#frame.dispose()
    this.#narrow.removeEventListener('change', this.#onNarrow)
  }

  open() {
    this.#wanted = true
    if (!this.#hub || this.#opened) return
    this.#opened = true
    this.#openedFrom = document.activeElement as HTMLElement | null
    welcomeDismissed.set()
    this.#render()
    this.#frame.element.focus()
    this.#frame.say({ say: 'opened' })
    this.#tell('opened')
  }

  close() {
    this.#wanted = false
    if (!this.#opened) return
    const focusWasHere = document.activeElement === this
    this.#opened = false
    this.#frame.say({ say: 'closed' })
    this.#render()
    if (focusWasHere) (this.#hub?.launcher ? this.#parts.launcher : this.#openedFrom)?.focus()
    this.#tell('closed')
    if (this.#expired) this.remove()
  }

  async signOut() {
    welcomeDismissed.forget()
    this.#hub = null
    this.#opened = false
    this.#render()
    const gone = new Promise<void>((resolve) => (this.#gone = resolve))
    this.#frame.say({ say: 'signOut' })
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, GOODBYE_MS))])
    this.remove()
  }

  #hear(message: ToPage) {
    switch (message.say) {
      case 'needIdentity':
        return void this.#identify()
      case 'hub':
        return this.#meet(message.hub)
      case 'chat':
        return this.#update(message)
      case 'close':
        return this.close()
      case 'expired':
        return this.#expire()
      case 'gone':
        return this.#gone()
    }
  }

  // An identity token lets in once: the first is the one that brought the hub here, later ones are asked for.
  async #identify() {
    const token = this.#token ?? (await this.#fetchIdentity())
    this.#token = null
    this.#frame.say({ say: 'identity', token })
  }

  #meet(hub: HubOnPage | null) {
    const first = !this.#hub
    this.#hub = hub
    if (!hub) return this.remove()
    this.#render()
    if (!first) return
    this.#tell('ready')
    if (this.#wanted) this.open()
    setTimeout(() => {
      this.#welcomeDue = true
      this.#render()
    }, WELCOME_AFTER_MS)
  }

  #update({ running, unread, latest }: ChatOnPage) {
    const changed = unread !== this.#chat.unread
    this.#chat = { running, unread, latest }
    this.#render()
    if (changed) this.#tell('unread', { unread })
  }

  #expire() {
    this.#expired = true
    this.#tell('expired')
    if (!this.#opened) this.remove()
  }

  #dismiss() {
    const { latest } = this.#chat
    if (latest) this.#dismissedNumber = latest.number
    else welcomeDismissed.set()
    this.#render()
    this.#parts.launcher.focus()
  }

  #render() {
    this.lang = this.#hub?.language ?? 'en'
    draw(this.#parts, this.#hub, { isOpen: this.#opened, unread: this.#chat.unread, note: this.#note() })
    this.#holdOrLetGo()
  }

  /** What the bubble says: the newest unread message of the team, else the welcome, else nothing. */
  #note(): Note | null {
    const { running, latest } = this.#chat
    if (!this.#hub?.launcher || this.#opened) return null
    if (latest) return latest.number > this.#dismissedNumber ? latest : null
    const { welcome } = this.#hub
    return welcome && this.#welcomeDue && !running && !welcomeDismissed.get()
      ? { from: '', text: welcome }
      : null
  }

  #holdOrLetGo() {
    const hold = this.#opened && this.#narrow.matches
    this.#parts.panel.ariaModal = hold ? 'true' : null
    if (hold && !this.#letGo) this.#letGo = holdPage(this)
    if (!hold) {
      this.#letGo?.()
      this.#letGo = null
    }
  }

  #tell(event: string, detail?: unknown) {
    document.dispatchEvent(new CustomEvent(`deskbell:${event}`, { detail }))
  }
}
