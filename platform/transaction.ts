import { setTimeout as pause } from 'node:timers/promises'
import type { ResultSetHeader } from 'mysql2'
import type { DataSource } from 'typeorm'
import { Outbox, type OutboxEntry } from '../schema/outbox.js'
import type { Clock } from './clock.js'
import type { Event } from './event.js'
import type { Job } from './job.js'
import { hasCode, insertion, type Db } from './rows.js'
import { takeTrips } from './trips.js'

/** All that a verb may do: read and write in one transaction, and say what the world should hear if it commits. */
export interface Tx {
  db: Db
  /** The database's clock, when the transaction began. */
  now: Date
  /**
   * It has run before, and a key of the database found that something it made was there already: made by another one at
   * the same moment, or by the same request earlier. Now it can be found.
   */
  isRepeated: boolean
  /** Starts a background job after the commit; `notBefore` is the moment when it is due. */
  enqueue<P extends object>(job: Job<P>, payload: P, notBefore?: Date): void
  /** Tells everybody who is connected, after the commit. */
  publish<P extends object>(event: Event<P>, payload: P): void
}

export interface Ground {
  database: DataSource
  clock: Clock
  forward(id: string, entries: OutboxEntry[]): void
  faultPoint: string | null
}

const attempts = 5

/**
 * Runs `work` all or nothing. What it enqueued and published is committed with it, and forwarded without the caller waiting.
 * It runs again when it met another one at the same place, so `work` does nothing outside of the database.
 */
export async function transaction<T>(ground: Ground, work: (tx: Tx) => Promise<T>): Promise<T> {
  let isRepeated = false
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(ground, work, isRepeated)
    } catch (error) {
      const isTaken = hasCode(error, 'ER_DUP_ENTRY')
      if (attempt === attempts || !(isTaken || isPassing(error))) throw error
      // What holds a key has been committed, and can be found at once; a lock takes its time.
      if (isTaken) isRepeated = true
      else await pause(Math.random() * 20 * 2 ** attempt)
    }
  }
}

async function attemptOnce<T>(ground: Ground, work: (tx: Tx) => Promise<T>, isRepeated: boolean): Promise<T> {
  const entries: OutboxEntry[] = []
  const { db, trips, giveBack } = await takeTrips(ground.database)
  try {
    const now = ground.clock.now()
    const result = await work({
      db,
      now,
      isRepeated,
      enqueue: (job, payload, notBefore) =>
        entries.push({ job: job.name, payload, ...(notBefore && { notBefore: notBefore.getTime() }) }),
      publish: (event, payload) => entries.push({ event: event.name, payload }),
    })
    fault(ground, 'before-commit', entries)
    const letter = entries.length > 0 ? insertion(db, Outbox, { entries, createdAt: now }) : undefined
    const answer = await trips.commit<ResultSetHeader>(letter)
    fault(ground, 'after-commit', entries)
    if (letter) ground.forward(String(answer.insertId), entries)
    return result
  } catch (error) {
    await trips.rollback()
    throw error
  } finally {
    await giveBack()
  }
}

// The whole transaction again: on a lock timeout the server rolls back one statement only.
const isPassing = (error: unknown) =>
  hasCode(error, 'ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD')

/** In tests, the process dies here without a word, as if the plug had been pulled. */
function fault({ faultPoint }: Ground, point: string, entries: OutboxEntry[]) {
  const [where, name] = faultPoint?.split(':') ?? []
  if (where !== point) return
  const isMeant = !name || entries.some((entry) => ('job' in entry ? entry.job : entry.event) === name)
  if (isMeant) process.kill(process.pid, 'SIGKILL')
}
