import { Queue, Worker, type JobsOptions } from 'bullmq'
import type { OutboxEntry } from '../schema/outbox.js'
import type { Clock } from './clock.js'
import type { Job } from './job.js'
import type { Log } from './log.js'
import { impatientRedis, patientRedis, closeRedis, reached } from './redis.js'

type JobEntry = Extract<OutboxEntry, { job: string }>

const options: JobsOptions = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  removeOnComplete: { age: 3_600, count: 1_000 },
  removeOnFail: { age: 7 * 24 * 3_600 },
}

export interface Jobs {
  /** Hands over jobs; repeating it with the same `id` adds nothing. Fails at once while Redis is away. */
  add(entries: { id: string; entry: JobEntry }[]): Promise<void>
  /** Resolves when Redis is reached, or is not to be for now. */
  reached(): Promise<void>
  close(): Promise<void>
}

/** The side that hands jobs over. Each kind of job has a queue of its own, so that no kind holds up another. */
export function openJobs(redisUrl: string, prefix: string, clock: Clock, log: Log): Jobs {
  const redis = impatientRedis(redisUrl, log)
  const queues = new Map<string, Queue>()

  const queueOf = (name: string) => {
    let queue = queues.get(name)
    if (!queue) {
      queue = new Queue(name, {
        connection: redis,
        prefix,
        defaultJobOptions: options,
        skipWaitingForReady: true,
        // It would ask for the version once, and if Redis is away just then, never hand over anything again. Those
        // that carry out jobs ask it as well.
        skipVersionCheck: true,
      })
      queue.on('error', () => {}) // the client's own listener reports
      queues.set(name, queue)
    }
    return queue
  }

  return {
    async add(entries) {
      if (redis.status !== 'ready') throw new Error('Redis is away')
      const byName = new Map<string, { id: string; entry: JobEntry }[]>()
      for (const item of entries) byName.set(item.entry.job, [...(byName.get(item.entry.job) ?? []), item])
      for (const [name, items] of byName) {
        await queueOf(name).addBulk(
          items.map(({ id, entry }) => ({
            name,
            data: entry.payload,
            opts: {
              jobId: `outbox-${id}`,
              delay: entry.notBefore ? Math.max(0, entry.notBefore - clock.now().getTime()) : 0,
            },
          })),
        )
      }
    },
    reached: () => reached(redis),
    async close() {
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()))
      await closeRedis(redis)
    },
  }
}

export interface Handlers {
  close(): Promise<void>
}

export type Handler = [job: Job<never>, handle: (payload: never) => Promise<unknown>]

export const handler = <P extends object>(job: Job<P>, handle: (payload: P) => Promise<unknown>): Handler => [
  job as Job<never>,
  handle,
]

/** The side that carries jobs out. */
export function carryOut(handlers: Handler[], redisUrl: string, prefix: string, log: Log): Handlers {
  const redis = patientRedis(redisUrl, log)
  const workers = handlers.map(([job, handle]) => {
    const worker = new Worker(job.name, ({ data }) => handle(data as never), {
      connection: redis,
      prefix,
      concurrency: 10,
      // A killed worker is no fault of the job's; after so many the sweep still finds the work in the database.
      maxStalledCount: 5,
    })
    worker.on('failed', (failed, error) =>
      log.error({ job: job.name, id: failed?.id, err: error }, 'job failed'),
    )
    worker.on('error', () => {}) // the client's own listener reports
    return worker
  })
  return {
    async close() {
      await Promise.allSettled(workers.map((worker) => worker.close(redis.status !== 'ready')))
      await closeRedis(redis)
    },
  }
}
