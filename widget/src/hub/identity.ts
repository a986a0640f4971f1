import type { FetchIdentity } from '../../public/deskbell'

const TRY_AGAIN_AFTER_MS = [1000, 5000]

/** Asks the shop's own server, which answers `{ "token": "…" }`, or 204 or 401 when nobody is signed in. */
export function identityAt(url: string): FetchIdentity {
  return async () => {
    const answer = await fetch(url, { credentials: 'same-origin', cache: 'no-store' })
    if (answer.status >= 500) throw new Error(`The shop answers ${answer.status}.`)
    if (!answer.ok || answer.status === 204) return null
    const body: unknown = await answer.json()
    if (typeof body !== 'object' || body === null || !('token' in body)) return null
    return typeof body.token === 'string' ? body.token : null
  }
}

/** A shop that signs nobody in, or whose server is down, shows no chat and no error (R2). */
export async function quietly(fetchIdentity: FetchIdentity): Promise<string | null> {
  try {
    return tokenIn(await fetchIdentity())
  } catch {
    return null
  }
}

/** For a chat that is there already: a moment without an answer of the shop does not end it. */
export async function patiently(fetchIdentity: FetchIdentity): Promise<string | null> {
  for (const pause of TRY_AGAIN_AFTER_MS) {
    try {
      return tokenIn(await fetchIdentity())
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return quietly(fetchIdentity)
}

const tokenIn = (answer: unknown) => (typeof answer === 'string' && answer !== '' ? answer : null)
