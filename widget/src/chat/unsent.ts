const KEY = 'deskbell.unsent'

/** What the shopper has written and the desk has not accepted yet. */
export interface Unsent {
  draft: string
  waiting: { clientId: string; text: string; chatId: string | null }[]
}

/** Survives a reload of the tab, and belongs to one shopper: another one who signs in finds nothing. */
export function unsentOf(shopper: string) {
  return {
    read(): Unsent {
      try {
        const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
        if (kept?.shopper === shopper) return { draft: kept.draft, waiting: kept.waiting }
      } catch {}
      forgetUnsent()
      return { draft: '', waiting: [] }
    },
    write(unsent: Unsent) {
      if (!unsent.draft && unsent.waiting.length === 0) return forgetUnsent()
      try {
        sessionStorage.setItem(KEY, JSON.stringify({ shopper, ...unsent }))
      } catch {}
    },
  }
}

export function forgetUnsent() {
  try {
    sessionStorage.removeItem(KEY)
  } catch {}
}
