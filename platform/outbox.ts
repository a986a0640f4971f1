import type { DataSource } from 'typeorm'
import { Outbox, type OutboxEntry } from '../schema/outbox.js'
import type { Events } from './events.js'
import type { Log } from './log.js'
import type { Jobs } from './queue.js'
import { rowsOf, type Db } from './rows.js'

interface Letter {
  id: string
  entries: OutboxEntry[]
}

const batch = 200

export interface Forwarding {
  forward(id: string, entries: OutboxEntry[]): void
  /** Resolves when nothing is on its way. */
  settled(): Promise<void>
}

/** The quick path: right after the commit, many letters in one go. What fails stays in the table, for the relay. */
export function openForwarding(database: DataSource, jobs: Jobs, events: Events, log: Log): Forwarding {
  let waiting: Letter[] = []
  let running: Promise<void> | null = null

  async function run() {
    while (waiting.length > 0) {
      const letters = waiting.splice(0, batch)
      try {
        await hand(letters, jobs, events)
        await discard(database.manager, letters)
      } catch (error) {
        waiting = []
        log.debug({ reason: (error as Error).message }, 'left for the relay')
      }
    }
    running = null
  }

  return {
    forward(id, entries) {
      waiting.push({ id, entries })
      running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(run)
    },
    settled: async () => {
      while (running) await running
    },
  }
}

/** The certain path: whatever is left in the table since `before`, once by whichever worker comes first. Answers how many. */
export async function relayOutbox(db: Db, jobs: Jobs, events: Events, before: Date): Promise<number> {
  const letters: Letter[] = await rowsOf(
    db,
    Outbox,
    `WHERE created_at < ? ORDER BY id LIMIT ${batch} FOR UPDATE SKIP LOCKED`,
    [before],
  )
  if (letters.length === 0) return 0
  await hand(letters, jobs, events)
  await discard(db, letters)
  return letters.length
}

/** Handing over twice is harmless: jobs and events only say "look", and jobs have ids. */
async function hand(letters: Letter[], jobs: Jobs, events: Events) {
  const toDo = letters.flatMap(({ id, entries }) =>
    entries.flatMap((entry, place) => ('job' in entry ? [{ id: `${id}-${place}`, entry }] : [])),
  )
  const toTell = letters.flatMap(({ entries }) => entries.filter((entry) => 'event' in entry))
  await Promise.all([toTell.length > 0 && events.publish(toTell), toDo.length > 0 && jobs.add(toDo)])
}

const discard = (db: Db, letters: Letter[]) =>
  db.query(
    `DELETE FROM outbox WHERE id IN (${letters.map(() => '?').join(', ')})`,
    letters.map(({ id }) => id),
  )
