import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../domain/errors.js'
import type { SignedInShopper } from '../../domain/session/find-session.js'
import type { App } from '../../platform/app.js'
import type { Profile } from '../../schema/profile.js'
import { noPage, type Page } from '../../domain/account/allowed-origins.rules.js'
import { pageOf } from '../origin.js'
import type { Alarm } from '../live/alarm.js'
import type { Doorbells } from '../live/doorbells.js'
import type { LiveDesks } from '../live/live-desks.js'
import type { SocketGuest } from '../live/socket.js'
import type { Limiter } from '../rate-limit.js'
import type { Sessions } from '../sessions.js'

/** What the shoppers' door has at hand. */
export interface ShoppersDoor {
  app: App
  doorbells: Doorbells
  alarm: Alarm
  desks: LiveDesks
  sessions: Sessions<SignedInShopper>
  writeLimit: Limiter
  startLimit: Limiter
  touchLimit: Limiter
}

export interface ShopperContext {
  door: ShoppersDoor
  token: string | null
  /** Asked anew each time: a session may end while a subscription runs. */
  session(): Promise<SignedInShopper | null>
  address: string
  /** Which page shows the hub, as the frame tells it; what the browser itself says counts more. */
  pageOf(told: string | null): Page
}

/** The profile of the shopper who asks, or the refusal. Every resolver but `startSession` begins with it (R2). */
export async function identified({ session }: ShopperContext): Promise<Profile> {
  const found = await session()
  if (!found)
    throw new Refusal('UNAUTHENTICATED', 'Start a session with an identity token of the shop first.')
  return found.profile
}

export const seatOf = ({ accountId, id }: Profile) => ({ accountId, profileId: id })

export function contextOfRequest(door: ShoppersDoor, request: FastifyRequest): ShopperContext {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ')
  return {
    ...contextOf(door, scheme === 'Bearer' && token ? token : null),
    address: request.ip,
    pageOf: (told) => pageOf(request.headers, door.app.config.publicUrl, told),
  }
}

export async function guestOfSocket(
  door: ShoppersDoor,
  params: Record<string, unknown>,
): Promise<SocketGuest<ShopperContext> | null> {
  const { token } = params
  const session = typeof token === 'string' ? await door.sessions.of(token) : null
  if (typeof token !== 'string' || !session) return null
  return {
    context: () => contextOf(door, token),
    whenEnded: (close) => door.sessions.whenEnded(token, session, close),
  }
}

const contextOf = (door: ShoppersDoor, token: string | null): ShopperContext => ({
  door,
  token,
  session: () => door.sessions.of(token),
  address: '',
  pageOf: () => noPage,
})
