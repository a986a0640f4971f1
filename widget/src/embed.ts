import type { Deskbell, FetchIdentity } from '../public/deskbell'
import { shopperIn } from './claims'
import { DeskbellHub } from './hub/element'
import { listen } from './hub/events'
import { identityAt, patiently, quietly } from './hub/identity'

let signedIn: { fetchIdentity: FetchIdentity; hub: DeskbellHub } | null = null
let asked = 0
let isAsking = false
/** What the page wanted opened while it was not known yet who is there. */
let wanted: { tab?: string } | null = null

const hubThere = () => signedIn?.hub ?? document.querySelector<DeskbellHub>('deskbell-hub')

const here: Deskbell = {
  async identify(fetchIdentity) {
    const mine = ++asked
    isAsking = true
    const token = await quietly(fetchIdentity)
    if (mine !== asked) return
    isAsking = false
    const renew = () => patiently(fetchIdentity)
    if (token && signedIn?.hub.serves(shopperIn(token))) {
      signedIn.fetchIdentity = fetchIdentity
      return signedIn.hub.renewWith(renew)
    }
    signedIn?.hub.forget()
    signedIn = null
    if (token) {
      const hub = DeskbellHub.onPage()
      signedIn = { fetchIdentity, hub }
      hub.signIn(renew, token)
    }
    if (wanted) hubThere()?.open(wanted.tab)
    wanted = null
  },
  open(tab) {
    if (isAsking && !signedIn) wanted = { tab }
    else hubThere()?.open(tab)
  },
  close() {
    wanted = null
    hubThere()?.close()
  },
  async signOut() {
    asked++
    isAsking = false
    wanted = null
    const { hub } = signedIn ?? {}
    signedIn = null
    await hub?.signOut()
  },
  on(event, listener) {
    const stop = listen(event, listener)
    if (event !== 'ready' || !signedIn?.hub.isReady) return stop
    let isStopped = false
    queueMicrotask(() => isStopped || (listener as () => void)())
    return () => {
      isStopped = true
      stop()
    }
  },
}

// Of several scripts on one page, at whatever addresses, the first one speaks for all.
const first = (customElements.get('deskbell-hub') as typeof DeskbellHub | undefined)?.deskbell

export const { identify, open, close, signOut, on } = (first ??
  here) satisfies typeof import('../public/deskbell')

if (!first) {
  const script = [...document.scripts].find(({ src }) => src === import.meta.url)
  DeskbellHub.deskbell = Object.freeze(here)
  DeskbellHub.onScript = (name) => script?.getAttribute(`data-${name}`) ?? null
  // A page that draws itself anew may bring another hub, or the same one again; neither has a chat.
  DeskbellHub.whenOnPage = (hub) => {
    if (signedIn && !hub.hasChat) void identify(signedIn.fetchIdentity)
  }
  customElements.define('deskbell-hub', DeskbellHub)
  // What the page itself calls so stays as it is.
  if (!Object.hasOwn(globalThis, 'Deskbell'))
    Object.defineProperty(globalThis, 'Deskbell', { value: here, configurable: true })
  if (script?.dataset.identity) void identify(identityAt(script.dataset.identity))
  // For pages that cannot know when this script has arrived.
  document.dispatchEvent(new CustomEvent('deskbell:loaded', { detail: here }))
}
