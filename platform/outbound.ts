import { lookup as resolveName } from 'node:dns/promises'
import { request as requestPlainly } from 'node:http'
import { request as requestSecurely } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/*
 * Calls to addresses that strangers to the server have chosen. Such an address must never lead into the network where
 * Deskbell runs: it is looked up once, everything it stands for is judged, and the call goes to exactly that.
 */

export interface Place {
  address: string
  family: 4 | 6
}

export interface OutboundRules {
  /** Addresses of our own network, http and any port as well: for development and tests. */
  isPrivateAllowed: boolean
  resolve?(host: string): Promise<Place[]>
}

export interface Call {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body: string
  withinMilliseconds: number
  /** More of the answer is not read. */
  mostBytes: number
}

export interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
  isCut: boolean
}

/** What is wrong with a URL, for who says it in other words. */
type UrlReason = 'NOT_HTTPS' | 'CREDENTIALS' | 'PORT' | 'UNKNOWN_HOST' | 'PRIVATE'

/** Why a call was not made or not answered. `fault` is in words that may be shown; `reason` of one that was REFUSED. */
export class OutboundFault extends Error {
  constructor(
    readonly kind: 'REFUSED' | 'FAILED' | 'TIMED_OUT',
    readonly fault: string,
    readonly reason: UrlReason | null = null,
  ) {
    super(fault)
    this.name = 'OutboundFault'
  }
}

/** One call, without redirects: 3xx is an answer like any other. Never longer and never more than the caller allows. */
export async function callOut(call: Call, rules: OutboundRules): Promise<Answer> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), call.withinMilliseconds)
  const late = new Promise<never>((_resolve, reject) => {
    limit.signal.addEventListener('abort', () => reject(new OutboundFault('TIMED_OUT', 'No answer in time.')))
  })
  const answered = findPlace(call.url, rules).then(({ url, place }) => send(call, url, place, limit.signal))
  try {
    return await Promise.race([late, answered])
  } finally {
    clearTimeout(timer)
    answered.catch(() => {}) // too late for anybody to hear
  }
}

/** Where a URL leads, or the fault. To be asked when it is saved and each time it is called. */
export async function findPlace(
  text: string,
  { isPrivateAllowed, resolve = resolveAll }: OutboundRules,
): Promise<{ url: URL; place: Place }> {
  const fault = faultOfUrl(text, isPrivateAllowed)
  if (fault) throw refused(fault)
  const url = new URL(text)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host) as 0 | 4 | 6
  const places = family ? [{ address: host, family }] : await resolve(host).catch(() => [])
  const [place] = places
  if (!place) throw refused('UNKNOWN_HOST')
  if (!isPrivateAllowed && !places.every(isPublic)) {
    throw refused('PRIVATE')
  }
  return { url, place }
}

const faults: Record<UrlReason, string> = {
  NOT_HTTPS: 'Enter a URL that starts with https://.',
  CREDENTIALS: 'A name or password has no place in the URL.',
  PORT: 'Only the ports 443 and 8443 are called.',
  UNKNOWN_HOST: 'This host cannot be found.',
  PRIVATE: 'This host is in a private network.',
}

const refused = (reason: UrlReason) => new OutboundFault('REFUSED', faults[reason], reason)

/** What is wrong with it whatever its host stands for. */
function faultOfUrl(text: string, isPrivateAllowed: boolean): UrlReason | null {
  if (!URL.canParse(text)) return 'NOT_HTTPS'
  const { protocol, username, password, port } = new URL(text)
  const isPlain = protocol === 'http:' && isPrivateAllowed
  if (protocol !== 'https:' && !isPlain) return 'NOT_HTTPS'
  if (username || password) return 'CREDENTIALS'
  if (!isPrivateAllowed && !['', '8443'].includes(port)) return 'PORT'
  return null
}

const resolveAll = async (host: string) => (await resolveName(host, { all: true })) as Place[]

/** Everything that is not the internet: networks of one's own, the machine itself, documentation, multicast, the future. */
const closed = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  closed.addSubnet(network, bits, 'ipv4')
}
// Of IPv6 only this is handed out; what is left of it that tunnels IPv4, or is for documentation, is closed below.
const open = new BlockList()
open.addSubnet('2000::', 3, 'ipv6')
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  closed.addSubnet(network, bits, 'ipv6')
}

function isPublic({ address, family }: Place): boolean {
  if (family === 4) return isIP(address) === 4 && !closed.check(address, 'ipv4')
  return isIP(address) === 6 && open.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

function send(call: Call, url: URL, place: Place, signal: AbortSignal): Promise<Answer> {
  const { method, headers, body, mostBytes } = call
  const request = url.protocol === 'http:' ? requestPlainly : requestSecurely
  return new Promise((resolve, reject) => {
    const fail = (error: Error & { code?: string }) =>
      reject(new OutboundFault('FAILED', error.code ?? 'The connection was broken off.'))
    const sent = request(
      url,
      {
        method,
        // What is packed would have to be unpacked, to any size.
        headers: { ...headers, 'accept-encoding': 'identity', 'content-length': Buffer.byteLength(body) },
        agent: false,
        lookup: always(place),
        signal,
        maxHeaderSize: 16_384,
      },
      (response) => {
        const parts: Buffer[] = []
        let length = 0
        const answer = (isCut: boolean) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: Buffer.concat(parts).subarray(0, mostBytes),
            isCut,
          })
        response.on('data', (part: Buffer) => {
          parts.push(part)
          length += part.length
          if (length <= mostBytes) return
          answer(true)
          sent.destroy()
        })
        response.on('end', () => answer(false))
        response.on('error', fail)
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
}

/** The name is not looked up again: it may stand for something else by now. */
const always =
  ({ address, family }: Place): LookupFunction =>
  (_host, { all }, callback) => {
    if (all) callback(null, [{ address, family }])
    else callback(null, address, family)
  }
