/** What the chat in the iframe tells the shop's page. */
export type ToPage =
  | { say: 'needIdentity' }
  | { say: 'hub'; hub: HubOnPage | null }
  | ({ say: 'chat' } & ChatOnPage)
  | { say: 'close' }
  | { say: 'expired' }
  | { say: 'gone' }

/**
 * What the shop's page tells the chat in the iframe. `token` null: nobody is signed in any more. `opened` and `closed`:
 * whether the shopper has the chat before her; `focus`: it is hers now.
 */
export type ToChat =
  | { say: 'identity'; token: string | null }
  | { say: 'opened' }
  | { say: 'closed' }
  | { say: 'focus' }
  | { say: 'signOut' }

export interface HubOnPage {
  language: 'en' | 'fr'
  welcome: string | null
  launcher: boolean
  side: 'left' | 'right'
  brand: Brand | null
}

/** The shop's colour as the desk would have it used, so that everything can be read. Null: the hub's own. */
export interface Brand {
  light: BrandOnGround
  dark: BrandOnGround
}

export interface BrandOnGround {
  fill: string
  onFill: string
  text: string
  bubble: string
}

export interface ChatOnPage {
  running: boolean
  unread: number
  /** The newest message of the team that the shopper has not seen. */
  latest: { number: number; from: string; text: string } | null
}

/** What the settings tell the chat that is only shown: the desk as it would be, saved or not. */
export interface ToPreview {
  say: 'preview'
  language: 'en' | 'fr'
  shopName: string
  brand: Brand | null
  welcome: string | null
  privacyUrl: string | null
  termsUrl: string | null
  status: { state: 'NO_HOURS' | 'ALWAYS_OPEN' | 'OPEN' | 'CLOSED'; until: string | null; timeZone: string }
  /** The moment that is shown, as an instant. */
  at: string
  /** What a shopper has written by then; null: nothing yet. */
  message: string | null
  /** What is answered at once to the first message; null: nothing. */
  reply: string | null
}

/** The preview is there, and wants to be told. */
export type FromPreview = { say: 'ready' }

type Wired = ToPage | ToChat | ToPreview | FromPreview

// Other scripts post messages too; ours travel under one key.
export const wrap = (message: Wired) => ({ deskbell: message })

export function unwrap<M extends Wired>(data: unknown): M | null {
  if (typeof data !== 'object' || data === null || !('deskbell' in data)) return null
  const message = data.deskbell
  return typeof message === 'object' && message !== null && 'say' in message ? (message as M) : null
}
