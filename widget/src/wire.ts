/** What the chat in the iframe tells the shop's page. */
export type ToPage =
  | { say: 'needIdentity' }
  | { say: 'hub'; hub: HubOnPage | null }
  | ({ say: 'chat' } & ChatOnPage)
  | { say: 'close' }
  | { say: 'expired' }
  | { say: 'gone' }

/** What the shop's page tells the chat in the iframe. `token` null: nobody is signed in any more. */
export type ToChat =
  { say: 'identity'; token: string | null } | { say: 'opened' } | { say: 'closed' } | { say: 'signOut' }

export interface HubOnPage {
  language: 'en' | 'fr'
  welcome: string | null
  launcher: boolean
}

export interface ChatOnPage {
  running: boolean
  unread: number
  /** The newest message of the team that the shopper has not seen. */
  latest: { number: number; from: string; text: string } | null
}

// Other scripts post messages too; ours travel under one key.
export const wrap = (message: ToPage | ToChat) => ({ deskbell: message })

export function unwrap<M extends ToPage | ToChat>(data: unknown): M | null {
  if (typeof data !== 'object' || data === null || !('deskbell' in data)) return null
  const message = data.deskbell
  return typeof message === 'object' && message !== null && 'say' in message ? (message as M) : null
}
