import { unwrap, wrap, type ToChat, type ToPage } from '../wire'

/** The iframe with the chat, and the only way to talk with it: origins are checked in both directions. */
export interface Frame {
  element: HTMLIFrameElement
  /** Of the account that the shopper's token is meant for. */
  load(account: string): void
  say(message: ToChat): void
  dispose(): void
}

export function openFrame(hear: (message: ToPage) => void): Frame {
  // The script, the chat and the API live on one origin: the desk's.
  const desk = new URL('./', import.meta.url)
  const element = document.createElement('iframe')
  // What the shopper does on the page lets the chat make its one sound.
  element.allow = 'autoplay'

  const onMessage = (event: MessageEvent) => {
    if (event.source !== element.contentWindow || event.origin !== desk.origin) return
    const message = unwrap<ToPage>(event.data)
    if (message) hear(message)
  }
  addEventListener('message', onMessage)

  return {
    element,
    load: (account) => {
      const { direction: dir } = getComputedStyle(document.documentElement)
      element.src = `${desk.href}?${new URLSearchParams({ account, page: location.origin, dir })}`
    },
    say: (message) => element.contentWindow?.postMessage(wrap(message), desk.origin),
    dispose: () => removeEventListener('message', onMessage),
  }
}
