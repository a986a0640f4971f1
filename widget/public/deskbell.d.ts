// Types of Deskbell on a shop's page, for https://desk.example.com/widget/deskbell.js

/**
 * Answers an identity token of the shopper who is signed in to the shop, made by the shop's server for this call; null
 * when nobody is signed in. It is called again when the session that began with the last one has run out.
 */
export type FetchIdentity = () => string | null | Promise<string | null>

/** What the page can hear of, and what comes with it. */
export interface DeskbellEvents {
  /** The shopper is known and the chat can be opened. */
  ready: undefined
  opened: DeskbellTab
  closed: undefined
  /** The shopper has gone to another tab. */
  tab: DeskbellTab
  /** How many messages of the team the shopper has not seen. */
  unread: number
  /** Somebody of the team, or an automatic reply, has written. */
  message: DeskbellMessage
  /** The session has run out and the shop gave no other token: the shopper is no longer signed in. */
  expired: undefined
  /** What was `ready` has left the page: signed out, expired and put away, or switched off. */
  gone: undefined
}

export interface DeskbellTab {
  /** As the shopper sees it: `Chat`, or the name of one of the shop's own. */
  tab: string
}

/** What was written stays in the chat: scripts of others on the page need not read it. */
export interface DeskbellMessage {
  /** Who wrote, as the shopper sees it: a first name, or the shop's. */
  from: string
}

/** Every call is safe at any time, whether somebody is signed in or not. */
export interface Deskbell {
  /**
   * Says who is signed in to the shop: at the start, and whenever somebody has signed in or out. For the shopper who is
   * there already nothing happens, so it may be called on every change of the page.
   */
  identify(fetchIdentity: FetchIdentity): Promise<void>
  /**
   * Opens the hub, at the tab of that name if one is given; `chat` is the chat in every language. While the shopper is
   * being identified it waits for that.
   */
  open(tab?: string): void
  close(): void
  /** Ends the shopper's session, and leaves nothing behind on the page. */
  signOut(): Promise<void>
  /** Calls the listener each time that something happens; `ready` at once, if it is so already. Call what it answers to stop that. */
  on<Event extends keyof DeskbellEvents>(
    event: Event,
    listener: (detail: DeskbellEvents[Event]) => void,
  ): () => void
}

export declare const identify: Deskbell['identify']
export declare const open: Deskbell['open']
export declare const close: Deskbell['close']
export declare const signOut: Deskbell['signOut']
export declare const on: Deskbell['on']

declare global {
  /** There from `deskbell:loaded` on. */
  var Deskbell: Deskbell | undefined

  interface DocumentEventMap {
    'deskbell:loaded': CustomEvent<Deskbell>
    'deskbell:ready': CustomEvent<null>
    'deskbell:opened': CustomEvent<DeskbellTab>
    'deskbell:closed': CustomEvent<null>
    'deskbell:tab': CustomEvent<DeskbellTab>
    'deskbell:unread': CustomEvent<{ unread: number }>
    'deskbell:message': CustomEvent<DeskbellMessage>
    'deskbell:expired': CustomEvent<null>
    'deskbell:gone': CustomEvent<null>
  }
}
