export type FetchIdentity = () => Promise<string | null>

/** Asks the shop's own server, which answers `{ "token": "…" }`, or 204 or 401 when nobody is signed in. */
export function identityAt(url: string): FetchIdentity {
  return async () => {
    const answer = await fetch(url, { credentials: 'same-origin', cache: 'no-store' })
    if (!answer.ok || answer.status === 204) return null
    const body: unknown = await answer.json()
    if (typeof body !== 'object' || body === null || !('token' in body)) return null
    return typeof body.token === 'string' ? body.token : null
  }
}
