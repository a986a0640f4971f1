const KEY = 'deskbell.welcome'

// Where a browser refuses storage, the welcome is dismissed for this page only.
let dismissedHere = false

/** Whether the shopper has put the welcome away in this browser session. */
export const welcomeDismissed = {
  get: () => dismissedHere || attempt(() => sessionStorage.getItem(KEY)) !== null,
  set: () => {
    dismissedHere = true
    attempt(() => sessionStorage.setItem(KEY, 'dismissed'))
  },
  forget: () => {
    dismissedHere = false
    attempt(() => sessionStorage.removeItem(KEY))
  },
}

function attempt<T>(use: () => T): T | null {
  try {
    return use()
  } catch {
    return null
  }
}
