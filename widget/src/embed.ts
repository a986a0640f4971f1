import { DeskbellHub } from './hub/element'
import { identityAt, type FetchIdentity } from './hub/identity'

/** What a shop's page may do with the hub. Every call is safe at any time, signed in or not. */
export interface Deskbell {
  /** Says how to get a fresh identity token of the signed-in shopper; null when nobody is signed in. */
  identify(fetchIdentity: FetchIdentity): Promise<void>
  /** Opens the hub, at the tab of that name if one is given; `chat` is the chat in every language. */
  open(tab?: string): void
  close(): void
  /** Ends the shopper's session and leaves nothing behind on the page. */
  signOut(): Promise<void>
}

declare global {
  interface Window {
    Deskbell?: Deskbell
  }
}

let signedIn: { fetchIdentity: FetchIdentity; hub: DeskbellHub } | null = null
let asked = 0

const hubThere = () => signedIn?.hub ?? document.querySelector<DeskbellHub>('deskbell-hub')

const deskbell: Deskbell = {
  async identify(fetchIdentity) {
    const mine = ++asked
    const token = await quietly(fetchIdentity)
    if (mine !== asked) return
    signedIn?.hub.forget()
    signedIn = null
    if (!token) return
    const hub = DeskbellHub.onPage()
    signedIn = { fetchIdentity, hub }
    hub.signIn(() => quietly(fetchIdentity), token)
  },
  open: (tab) => hubThere()?.open(tab),
  close: () => hubThere()?.close(),
  async signOut() {
    asked++
    const { hub } = signedIn ?? {}
    signedIn = null
    await hub?.signOut()
  },
}

// A page that draws itself anew may bring another hub, or the same one again; neither has a chat.
DeskbellHub.whenOnPage = (hub) => {
  if (signedIn && !hub.hasChat) void deskbell.identify(signedIn.fetchIdentity)
}

const script = [...document.scripts].find(({ src }) => src === import.meta.url)
DeskbellHub.onScript = (name) => script?.getAttribute(`data-${name}`) ?? null

// A shop that signs nobody in, or whose server is down, shows no chat and no error (R2).
async function quietly(fetchIdentity: FetchIdentity): Promise<string | null> {
  try {
    return (await fetchIdentity()) || null
  } catch {
    return null
  }
}

if (!window.Deskbell) {
  customElements.define('deskbell-hub', DeskbellHub)
  window.Deskbell = deskbell
  if (script?.dataset.identity) void deskbell.identify(identityAt(script.dataset.identity))
  // For pages that want to identify by themselves and cannot know when this script has arrived.
  document.dispatchEvent(new CustomEvent('deskbell:loaded', { detail: deskbell }))
}
