import type { App } from '../../platform/app.js'
import { rowOf } from '../../platform/rows.js'
import {
  draftChanged,
  feedGrew,
  profilesChanged,
  ticketPresenceChanged,
  ticketChanged,
} from '../../domain/events.js'
import { Ticket } from '../../schema/ticket.js'
import { Loaders } from './loaders.js'

export interface Ring {
  key: string
  ticketId: string
  number: number
  /** The ticket as it is now: read once, however many are listening. */
  ticket(): Promise<Ticket | null>
  /** What it points at: likewise. */
  loaders: Loaders
  /** Made by the first who asks under this name, and the same for all who listen. */
  once<T extends object>(name: string, make: () => T): T
}

/** Everything that has rung since the last look; `missed`: too much, or we do not know. */
export type Rung<R> = { missed: boolean; rings: R[] }

const mostWaiting = 256
const mostHeard = 10_000

/**
 * One listener's doorbell. It keeps at most the last ring of each ticket (`key`): a listener who is slow gets fewer looks at
 * newer rows, and one who does not listen at all costs us a few hundred small objects and never the process.
 */
export class Doorbell<R extends { key: string } = Ring> {
  private rings = new Map<string, R>()
  private missed = false
  private isClosed = false
  private wake: (() => void) | null = null

  constructor(private readonly leave: (bell: Doorbell<R>) => void) {}

  ring(ring: R) {
    if (this.rings.size >= mostWaiting && !this.rings.has(ring.key)) this.miss()
    else if (!this.missed) this.rings.set(ring.key, ring)
    this.wake?.()
  }

  miss() {
    this.missed = true
    this.rings.clear()
    this.wake?.()
  }

  /** Waits until it has rung; null when it is closed. */
  async rung(): Promise<Rung<R> | null> {
    if (this.rings.size === 0 && !this.missed && !this.isClosed) {
      await new Promise<void>((resolve) => (this.wake = resolve))
      this.wake = null
    }
    if (this.isClosed) return null
    const rung = { missed: this.missed, rings: [...this.rings.values()] }
    this.rings = new Map()
    this.missed = false
    return rung
  }

  close() {
    this.isClosed = true
    this.leave(this)
    this.wake?.()
  }
}

interface Change {
  accountId: string
  ticketId: string
  profileId: string
  number: number
}

export type Topic =
  | `account:${string}`
  | `ticket:${string}`
  | `profile:${string}`
  | `presence:${string}`
  | `profile-record:${string}`
  | `inbox-presence:${string}`
  | `drafts:${string}`
  | `feed:${string}`

/** All doorbells of this process, on one subscription to Redis. */
export class Doorbells {
  private readonly bells = new Map<Topic, Set<Doorbell>>()
  private heard = new Map<string, number>()

  constructor(private readonly app: App) {
    app.events.listen(ticketChanged, (payload) => this.ring(payload))
    app.events.listen(ticketPresenceChanged, ({ accountId, profileId }) => {
      this.lookAt(`presence:${profileId}`)
      this.lookAt(`inbox-presence:${accountId}`)
    })
    app.events.listen(profilesChanged, ({ profileIds }) => {
      for (const id of profileIds) this.lookAt(`profile-record:${id}`)
    })
    app.events.listen(draftChanged, (draft) => this.ringDraft(draft))
    app.events.listen(feedGrew, ({ accountId }) => this.lookAt(`feed:${accountId}`))
    app.events.onGap(() => this.missAll())
  }

  open(topic: Topic): Doorbell {
    const bells = this.bells.get(topic) ?? new Set()
    this.bells.set(topic, bells)
    const bell: Doorbell = new Doorbell((bell) => {
      bells.delete(bell)
      if (bells.size === 0 && this.bells.get(topic) === bells) this.bells.delete(topic)
    })
    bells.add(bell)
    return bell
  }

  ring({ accountId, ticketId, profileId, number }: Change) {
    // A new ticket of a shopper who was there before it.
    if (!this.heard.has(ticketId)) this.lookAt(`inbox-presence:${accountId}`)
    if (this.heard.size >= mostHeard) this.heard.clear()
    this.heard.set(ticketId, number)
    const ring = this.ringOf({ accountId, ticketId, number })
    for (const topic of [`account:${accountId}`, `ticket:${ticketId}`, `profile:${profileId}`] as const) {
      for (const bell of this.bells.get(topic) ?? []) bell.ring(ring)
    }
  }

  private ringDraft({
    accountId,
    agentId,
    ticketId,
  }: {
    accountId: string
    agentId: string
    ticketId: string
  }) {
    const ring = this.ringOf({ accountId, ticketId, number: 0 })
    for (const bell of this.bells.get(`drafts:${agentId}`) ?? []) bell.ring(ring)
  }

  private ringOf({ accountId, ticketId, number }: Omit<Change, 'profileId'>): Ring {
    let reading: Promise<Ticket | null> | null = null
    const ticket = () =>
      (reading ??= rowOf(this.app.database.manager, Ticket, 'WHERE id = ? AND account_id = ?', [
        ticketId,
        accountId,
      ]))
    const made = new Map<string, object>()
    const once = <T extends object>(name: string, make: () => T): T => {
      if (!made.has(name)) made.set(name, make())
      return made.get(name) as T
    }
    return {
      key: ticketId,
      ticketId,
      number,
      ticket,
      loaders: new Loaders(this.app.database.manager),
      once,
    }
  }

  /** Something has changed there that no ring tells of: whoever listens looks for themselves. */
  lookAt(topic: Topic) {
    for (const bell of this.bells.get(topic) ?? []) bell.miss()
  }

  /** Something may have passed unheard: everybody looks for themselves. */
  missAll() {
    for (const bells of this.bells.values()) for (const bell of bells) bell.miss()
  }

  hasHeard(ticketId: string, number: number): boolean {
    return this.heard.get(ticketId) === number
  }

  close() {
    for (const bells of [...this.bells.values()]) for (const bell of [...bells]) bell.close()
  }
}
