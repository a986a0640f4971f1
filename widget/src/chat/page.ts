import { ref } from 'vue'
import { accountIn } from '../claims'
import { unwrap, wrap, type ToChat, type ToPage } from '../wire'

/** The shop's page around this iframe. */
export function usePage() {
  // The page that made this iframe named its origin; nobody else is spoken to or listened to.
  const told = new URLSearchParams(location.search)
  const origin = told.get('page') ?? location.origin
  const account = told.get('account')
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
        return identified(isMeant(message.token) ? message.token : null)
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

  // The desk was asked for the account of this page's address whether the shop may show it, and for no other one.
  const isMeant = (token: string | null) => account !== null && accountIn(token) === account

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
