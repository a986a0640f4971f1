const most = 20
const longest = 200
const ownMachine = ['localhost', '127.0.0.1']

/** Origins as browsers write them, each once; or what is wrong, and with which. */
export function parseOrigins(
  written: string[],
): { origins: string[] } | { fault: string; at: number | null } {
  const origins: string[] = []
  for (const [at, text] of written.entries()) {
    const read = parseOrigin(text)
    if ('fault' in read) return { fault: read.fault, at }
    if (!origins.includes(read.origin)) origins.push(read.origin)
  }
  return origins.length > most ? { fault: `At most ${most} origins.`, at: null } : { origins }
}

/** `https://shop.example`, `https://*.shop.example`, `http://localhost:3000`. What is copied from an address bar ends with a slash. */
function parseOrigin(text: string): { origin: string } | { fault: string } {
  const trimmed = text.trim()
  const isWild = /^https?:\/\/\*\./i.test(trimmed)
  const plain = isWild ? trimmed.replace('*.', '') : trimmed
  if (!URL.canParse(plain)) return { fault: 'Enter an origin like https://shop.example' }
  const { protocol, hostname, host, origin, username, password, pathname, search, hash } = new URL(plain)
  if (protocol !== 'https:' && !(protocol === 'http:' && ownMachine.includes(hostname)))
    return { fault: 'Start with https://. Only localhost and 127.0.0.1 may do with http://' }
  if (username || password || pathname !== '/' || search || hash || /[?#]/.test(plain))
    return { fault: 'Leave out what stands behind the host: https://shop.example' }
  if (hostname.includes('*')) return { fault: 'A * may only be the first part: https://*.shop.example' }
  // It goes into a header of our answers, and a host may be written with almost any sign.
  if (!/^[a-z0-9._-]+$/.test(hostname)) return { fault: 'Enter an origin like https://shop.example' }
  if (isWild && (hostname.split('.').filter(Boolean).length < 2 || /^[\d.]+$/.test(hostname)))
    return { fault: 'A * needs a domain of yours behind it: https://*.shop.example' }
  const read = isWild ? `${protocol}//*.${host}` : origin
  return read.length > longest ? { fault: `At most ${longest} characters.` } : { origin: read }
}

export interface Page {
  /** Null: unknown. */
  origin: string | null
  /** Served by the desk itself, like the demo shop. */
  isOurs: boolean
}

export const noPage: Page = { origin: null, isOurs: false }

/** An empty list allows every page. A star stands for any number of parts, and for one at least, as in a browser's policies. */
export function isAllowed(allowed: string[], { origin, isOurs }: Page): boolean {
  if (allowed.length === 0 || isOurs) return true
  return origin !== null && allowed.some((one) => one === origin || isUnder(one, origin))
}

function isUnder(wild: string, origin: string): boolean {
  const [scheme, domain] = wild.split('*')
  return domain !== undefined && origin.startsWith(scheme!) && origin.slice(scheme!.length).endsWith(domain)
}
