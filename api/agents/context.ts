import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { Refusal } from '../../domain/errors.js'
import { agentSessionDays } from '../../domain/session/sign-in.js'
import type { SignedInAgent } from '../../domain/session/find-session.js'
import type { Agent } from '../../schema/agent.js'
import type { App } from '../../platform/app.js'
import type { Alarm } from '../live/alarm.js'
import type { Doorbells } from '../live/doorbells.js'
import type { InboxLooks } from '../live/inbox-presence-stream.js'
import type { LiveTeam } from '../live/live-team.js'
import type { LiveDesks } from '../live/live-desks.js'
import type { SocketGuest } from '../live/socket.js'
import type { Limiter } from '../rate-limit.js'
import type { Sessions } from '../sessions.js'
import { Loaders } from '../live/loaders.js'

/** What the agents' door has at hand. */
export interface AgentsDoor {
  app: App
  doorbells: Doorbells
  desks: LiveDesks
  team: LiveTeam
  alarm: Alarm
  inboxLooks: InboxLooks
  sessions: Sessions<SignedInAgent>
  /** Of API keys (R72). */
  keys: Sessions<SignedInAgent>
  keyLimit: Limiter
  /** Tries of an address to be one agent, and to be anybody: passwords take time to check. */
  signInLimit: Limiter
  addressLimit: Limiter
  /** Tries of an address to open a door with an invitation. */
  joinLimit: Limiter
  touchLimit: Limiter
}

/** Who somebody is, or what a key opens, has changed here and now. Other processes hear of it. */
export function forgetWho({ sessions, keys }: AgentsDoor) {
  sessions.forgetAll()
  keys.forgetAll()
}

/** What an operation of the agents' door knows: who asks, and how to tell the browser who it is. */
export interface AgentContext {
  door: AgentsDoor
  loaders: Loaders
  /** Of somebody who has signed in; a program has none. */
  token: string | null
  /** What a program says of itself, as it says it: `Authorization: Bearer …`. */
  keyToken: string | null
  /** Somebody who tries what a key of these scopes would open, and asks for no more. Null: nobody does. */
  triedScopes: readonly string[] | null
  /** Asked anew each time: a session may end while a subscription runs. */
  session(): Promise<SignedInAgent | null>
  address: string
  setToken(token: string | null): void
  /** Headers of the answer. */
  tell(headers: Record<string, string | number>): void
}

/** The agent who asks, or the refusal. Every resolver but those that let people in begins with it. */
export async function signedIn({ session }: AgentContext): Promise<Agent> {
  const found = await session()
  if (!found) throw new Refusal('UNAUTHENTICATED', 'Sign in first.')
  return found.agent
}

export function contextOfRequest(
  door: AgentsDoor,
  request: FastifyRequest,
  reply: FastifyReply,
): AgentContext {
  const { name, options } = cookieOf(door.app)
  const keyToken = bearerOf(request.headers.authorization)
  return {
    ...contextOf(door, {
      token: request.cookies[name] ?? null,
      keyToken,
      triedScopes: listOf(request.headers['deskbell-scopes']),
    }),
    address: request.ip,
    tell: (headers) => void reply.headers(headers),
    setToken(fresh) {
      if (fresh) void reply.setCookie(name, fresh, { ...options, maxAge: agentSessionDays * 86_400 })
      else void reply.clearCookie(name, options)
    },
  }
}

export async function guestOfSocket(
  door: AgentsDoor,
  { headers }: IncomingMessage,
  params: Record<string, unknown>,
): Promise<SocketGuest<AgentContext> | null> {
  const keyToken = bearerOf(headers.authorization ?? params.authorization ?? params.Authorization)
  if (keyToken !== null) return guestWithKey(door, keyToken)
  const token = readCookie(headers.cookie ?? '', cookieOf(door.app).name)
  const session = token ? await door.sessions.of(token) : null
  if (!token || !session) return null
  return {
    context: () => contextOf(door, { token, keyToken, triedScopes: listOf(params.scopes) }),
    whenEnded(close) {
      const stay = [door.sessions.whenEnded(token, session, close), door.team.enter(session.agent)]
      return () => stay.forEach((leave) => leave())
    },
  }
}

/** A program is never somebody at a console: nobody is online because of it. */
async function guestWithKey(door: AgentsDoor, keyToken: string): Promise<SocketGuest<AgentContext> | null> {
  const session = await door.keys.of(keyToken)
  if (!session) return null
  return {
    context: () => contextOf(door, { token: null, keyToken, triedScopes: null }),
    whenEnded: (close) => door.keys.whenEnded(keyToken, session, close),
  }
}

/** A key that is told counts, and whatever else comes along does not: a bad one does not fall back on a cookie. */
function contextOf(
  door: AgentsDoor,
  { token, keyToken, triedScopes }: Pick<AgentContext, 'token' | 'keyToken' | 'triedScopes'>,
): AgentContext {
  return {
    door,
    loaders: new Loaders(door.app.database.manager),
    token: keyToken === null ? token : null,
    keyToken,
    triedScopes,
    session: () => (keyToken === null ? door.sessions.of(token) : door.keys.of(keyToken)),
    address: '',
    setToken() {},
    tell() {},
  }
}

/** `tickets:read profiles:read`. */
const listOf = (told: unknown): string[] | null =>
  typeof told === 'string' ? told.split(/[\s,]+/).filter(Boolean) : null

/** Null: no key is told. A header of another kind may be meant for a proxy before us. */
const bearerOf = (header: unknown): string | null =>
  typeof header === 'string' ? (/^Bearer(?:\s+(\S*))?$/i.exec(header.trim())?.[1] ?? null) : null

/** Over https the name's prefix makes browsers insist that the cookie is secure and from this very host. */
export function cookieOf({ config }: App) {
  const isSecure = config.publicUrl.startsWith('https:')
  return {
    name: isSecure ? '__Host-deskbell' : 'deskbell',
    options: { httpOnly: true, secure: isSecure, sameSite: 'lax' as const, path: '/' },
  }
}

const readCookie = (header: string, name: string): string | null =>
  header
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? null
