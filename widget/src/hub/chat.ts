import type { FetchIdentity } from '../../public/deskbell'
import { accountIn, shopperIn } from '../claims'
import type { ChatOnPage, HubOnPage, ToPage } from '../wire'
import { welcomeDismissed } from './dismissal'
import { openFrame } from './frame'
import { make } from './make'
import { textsIn } from './texts'

const WELCOME_AFTER_MS = 2000
// Longer than an answer of the desk takes, shorter than a shopper waits for a sign-out.
const GOODBYE_MS = 1000

export interface Note {
  /** Who says it; empty: the shop. */
  from: string
  text: string
}

/** What the hub is told of its chat. */
export interface ChatListener {
  met(): void
  changed(): void
  unread(count: number): void
  /** The team has written: who, as the shopper sees it. */
  message(from: string): void
  expired(): void
  wantsToClose(): void
  /** There is no chat for this shopper, and there will be none. */
  refused(): void
}

/** The shopper's chat in its iframe, as far as the hub knows it: whether it has been let in, and what is unread. */
export class Chat {
  /** Null until the desk has let the shopper in. */
  hub: HubOnPage | null = null
  /** What goes on in it. */
  now: ChatOnPage = { running: false, unread: 0, latest: null }
  expired = false
  /** It has been let in, whatever became of it. */
  wasMet = false
  readonly shopper: string
  #fetchIdentity: FetchIdentity
  #token: string | null
  #told: ChatListener
  #welcomeDue = false
  #dismissedNumber = 0
  #newestNumber = 0
  #isShown = false
  #gone = () => {}
  #frame = openFrame((message) => this.#hear(message))
  /** What the hub puts among the pages of its tabs, and never moves: a frame that is moved begins again. */
  readonly page = make('div', { class: 'page', hidden: '' })

  constructor(fetchIdentity: FetchIdentity, token: string, told: ChatListener) {
    this.#fetchIdentity = fetchIdentity
    this.#token = token
    this.shopper = shopperIn(token)
    this.#told = told
    this.#frame.element.title = textsIn().panel
    this.#frame.load(accountIn(token) ?? '')
    this.page.append(this.#frame.element)
  }

  /** What the bubble says: the newest unread message of the team, else the welcome, else nothing. */
  get note(): Note | null {
    const { running, latest } = this.now
    if (!this.hub) return null
    if (latest) return latest.number > this.#dismissedNumber ? latest : null
    const { welcome } = this.hub
    return welcome && this.#welcomeDue && !running && !welcomeDismissed.get()
      ? { from: '', text: welcome }
      : null
  }

  dismissNote() {
    const { latest } = this.now
    if (latest) this.#dismissedNumber = latest.number
    else welcomeDismissed.set()
  }

  /** Whether the shopper has it before her: only then has she seen what is in it. */
  show(isShown: boolean) {
    if (isShown === this.#isShown) return
    this.#isShown = isShown
    if (isShown) welcomeDismissed.set()
    this.#frame.say({ say: isShown ? 'opened' : 'closed' })
  }

  /** The chat knows where in it the focus belongs. */
  focus() {
    this.#frame.element.focus()
    this.#frame.say({ say: 'focus' })
  }

  renewWith(fetchIdentity: FetchIdentity) {
    this.#fetchIdentity = fetchIdentity
  }

  async signOut() {
    welcomeDismissed.forget()
    const gone = new Promise<void>((resolve) => (this.#gone = resolve))
    this.#frame.say({ say: 'signOut' })
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, GOODBYE_MS))])
  }

  dispose() {
    this.#frame.dispose()
    this.page.remove()
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
        return this.#told.wantsToClose()
      case 'expired':
        this.expired = true
        welcomeDismissed.forget()
        return this.#told.expired()
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
    const isFirst = !this.hub
    this.hub = hub
    if (!hub) return this.#told.refused()
    this.#frame.element.title = textsIn(hub.language).panel
    this.wasMet = true
    if (!isFirst) return this.#told.changed()
    setTimeout(() => {
      this.#welcomeDue = true
      this.#told.changed()
    }, WELCOME_AFTER_MS)
    this.#told.met()
  }

  #update({ running, unread, latest }: ChatOnPage) {
    const isOther = unread !== this.now.unread
    const number = latest?.number ?? 0
    const isNew = this.wasMet && latest !== null && number > this.#newestNumber
    this.now = { running, unread, latest }
    // Each chat is numbered by itself.
    if (!running) this.#newestNumber = this.#dismissedNumber = 0
    else this.#newestNumber = Math.max(this.#newestNumber, number)
    this.#told.changed()
    if (isOther) this.#told.unread(unread)
    if (isNew) this.#told.message(latest.from)
  }
}
