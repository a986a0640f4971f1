import type { App } from '../platform/app.js'
import type { Db } from '../platform/rows.js'
import { sessionEnded } from '../domain/events.js'
import { hashOf } from '../domain/session/tokens.js'

type Find<T> = (db: Db, tokenHash: Buffer, now: Date) => Promise<T | null>

const believedFor = 5_000
const mostRemembered = 20_000

/** Who holds a token, remembered for a moment. A session that ends is forgotten in every process at once. */
export class Sessions<T extends { expiresAt: Date }> {
  private readonly known = new Map<string, { session: Promise<T | null>; until: number }>()
  private readonly doors = new Map<string, { session: T; closers: Set<() => void> }>()
  private readonly timer: NodeJS.Timeout

  constructor(
    private readonly app: App,
    private readonly find: Find<T>,
    closeExpiredEvery = 60_000,
  ) {
    app.events.listen(sessionEnded, ({ tokenHash }) => this.end(tokenHash))
    this.timer = setInterval(() => void this.closeExpired(), closeExpiredEvery).unref()
  }

  async of(token: string | null | undefined): Promise<T | null> {
    if (!token) return null
    const tokenHash = hashOf(token)
    const now = this.app.clock.now()
    const session = await this.look(tokenHash, now)
    return session && session.expiresAt > now ? session : null
  }

  /** Calls `close` when the session of this token ends. Answers how to stop waiting for that. */
  whenEnded(token: string, session: T, close: () => void): () => void {
    const key = hashOf(token).toString('hex')
    const door = this.doors.get(key) ?? { session, closers: new Set() }
    door.closers.add(close)
    this.doors.set(key, door)
    return () => {
      door.closers.delete(close)
      if (door.closers.size === 0 && this.doors.get(key) === door) this.doors.delete(key)
    }
  }

  /** Many have ended at once. */
  endAll(isOver: (session: T) => boolean) {
    this.known.clear()
    for (const [key, { session }] of [...this.doors]) if (isOver(session)) this.end(key)
  }

  /** It has ended here and now; every other process hears of it. */
  forget(token: string) {
    this.end(hashOf(token).toString('hex'))
  }

  /** Who somebody is may have changed: it is asked anew. */
  forgetAll() {
    this.known.clear()
  }

  stop() {
    clearInterval(this.timer)
  }

  /** Nobody says that a session has expired; so sockets on which nothing happens are asked for. */
  private async closeExpired() {
    for (const key of [...this.doors.keys()]) {
      const session = await this.look(Buffer.from(key, 'hex'), this.app.clock.now()).catch(
        () => 'unknown' as const,
      )
      if (session === null || (session !== 'unknown' && session.expiresAt <= this.app.clock.now()))
        this.end(key)
    }
  }

  private end(key: string) {
    this.known.delete(key)
    for (const close of this.doors.get(key)?.closers ?? []) close()
  }

  private look(tokenHash: Buffer, now: Date): Promise<T | null> {
    const key = tokenHash.toString('hex')
    const known = this.known.get(key)
    if (known && known.until > performance.now()) return known.session
    if (this.known.size >= mostRemembered) this.known.clear()
    const session = this.find(this.app.database.manager, tokenHash, now)
    this.known.set(key, { session, until: performance.now() + believedFor })
    session.catch(() => this.known.delete(key))
    return session
  }
}
