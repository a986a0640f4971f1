/** For which account of the desk an identity token is meant; null: it is no such token. */
export const accountIn = (token: string | null): string | null => claimsOf(token)?.aud ?? null

/** Whose token it is, to tell one shopper from another; the desk alone checks that it is true. Empty: nobody's. */
export function shopperIn(token: string | null): string {
  const claims = claimsOf(token)
  return claims ? `${claims.aud}/${claims.sub}` : ''
}

function claimsOf(jwt: string | null): { aud: string; sub: string } | null {
  try {
    const payload = jwt!.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0))
    const { aud, sub } = JSON.parse(new TextDecoder().decode(bytes))
    return typeof aud === 'string' && typeof sub === 'string' ? { aud, sub } : null
  } catch {
    return null
  }
}
