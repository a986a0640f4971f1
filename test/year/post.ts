import type { DataSource } from 'typeorm'
import type { Events } from '../../platform/events.js'
import type { Jobs } from '../../platform/queue.js'
import type { OutboxEntry } from '../../schema/outbox.js'
import { roll } from './dice.js'

export interface Due {
  at: number
  name: string
  payload: { accountId: string; ticketId: string }
}

/**
 * What stands where Redis does, with Redis's ways: most of what is handed over arrives once and soon, some of it late,
 * twice, or never; and now and then a process dies after its commit and before it has handed over.
 */
export interface Post {
  forward(id: string, entries: OutboxEntry[]): void
  /** For the relay of the outbox. */
  jobs: Jobs
  events: Events
  /** Takes out the job that is due next by a moment. */
  take(by: number): Due | null
  nextAt(): number
  empty(): void
  /** The newest number of each ticket that was told to everybody. */
  told: Map<string, number>
  /** What died on its way, and waits in the outbox for the relay. */
  leftSince: number | null
  tidy(): Promise<void>
}

export function openPost(database: DataSource, seed: number, now: () => number): Post {
  const queue: Due[] = []
  let handedOver: string[] = []
  const told = new Map<string, number>()

  function add({ job, payload, notBefore }: Extract<OutboxEntry, { job: string }>) {
    const due = payload as Due['payload']
    const at = Math.max(now(), notBefore ?? 0)
    const luck = roll(seed, `${job} ${at}`)
    if (luck < 0.06) return
    const late = luck > 0.97 ? 45_000 * luck : 20 + 200 * luck
    queue.push({ at: Math.round(at + late), name: job, payload: due })
    if (luck > 0.9) queue.push({ at: Math.round(at + late + 3), name: job, payload: due })
  }
  function tell(entries: { event: string; payload: object }[]) {
    for (const { payload } of entries) {
      if (!('ticketId' in payload && 'number' in payload)) continue
      const { ticketId, number } = payload as { ticketId: string; number: number }
      told.set(ticketId, Math.max(number, told.get(ticketId) ?? 0))
    }
  }

  const post: Post = {
    forward(id, entries) {
      if (roll(seed, `forward ${now()} ${entries.length}`) < 0.01) {
        post.leftSince ??= now()
        return
      }
      handedOver.push(id)
      for (const entry of entries) {
        if ('job' in entry) add(entry)
        else tell([entry])
      }
    },
    jobs: {
      add: async (items) => {
        for (const { entry } of items) add(entry)
      },
      reached: async () => {},
      close: async () => {},
    },
    events: {
      publish: async (entries: { event: string; payload: object }[]) => tell(entries),
    } as unknown as Events,
    take(by) {
      const due = queue.reduce<Due | null>(
        (first, each) => (each.at <= by && (!first || each.at < first.at) ? each : first),
        null,
      )
      if (due) queue.splice(queue.indexOf(due), 1)
      return due
    },
    nextAt: () => queue.reduce((first, { at }) => Math.min(first, at), Infinity),
    empty: () => void queue.splice(0),
    told,
    leftSince: null,
    /** What was handed over is deleted, as the forwarding does. */
    async tidy() {
      if (handedOver.length === 0) return
      const ids = handedOver
      handedOver = []
      await database.query(`DELETE FROM outbox WHERE id IN (${ids.map(() => '?').join(', ')})`, ids)
    },
  }
  return post
}
