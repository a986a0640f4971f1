import { ref } from 'vue'
import { unwrap, wrap, type ToChat, type ToPage } from '../wire'

/** The shop's page around this iframe. */
export function usePage() {
  // The page that made this iframe named its origin; nobody else is spoken to or listened to.
  const origin = new URLSearchParams(location.search).get('page') ?? location.origin
  const isOpen = ref(false)
  let onFocus = () => {}
  let onSignOut = async () => {}
  let identified: (token: string | null) => void = () => {}

  addEventListener('message', (event) => {
    if (event.source !== parent || event.origin !== origin) return
    const message = unwrap<ToChat>(event.data)
    if (message) hear(message)
  })

  async function hear(message: ToChat) {
    switch (message.say) {
      case 'identity':
        return identified(message.token)
      case 'opened':
        return (isOpen.value = true)
      case 'closed':
        return (isOpen.value = false)
      case 'focus':
        return onFocus()
      case 'signOut':
        await onSignOut()
        return say({ say: 'gone' })
    }
  }

  function say(message: ToPage) {
    // Opened by itself, outside a shop's page, there is nobody to talk to.
    if (parent !== window) parent.postMessage(wrap(message), origin)
  }

  return {
    origin,
    isOpen,
    say,
    askIdentity: () =>
      new Promise<string | null>((resolve) => {
        identified = resolve
        say({ say: 'needIdentity' })
      }),
    whenFocused: (act: () => void) => (onFocus = act),
    whenSignedOut: (act: () => Promise<void>) => (onSignOut = act),
  }
}
