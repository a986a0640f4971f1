import { Redis, type RedisOptions } from 'ioredis'
import type { Log } from './log.js'

/** In milliseconds. */
const patience = 2_000

/** A client that fails at once while Redis is away and reconnects for ever: nobody who writes ever waits for Redis. */
export function impatientRedis(url: string, log: Log, options: RedisOptions = {}): Redis {
  const impatience = { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: patience }
  return client(url, log, { ...impatience, ...options })
}

/** A client for blocking reads: its commands wait until Redis is back. */
export function patientRedis(url: string, log: Log): Redis {
  return client(url, log, { maxRetriesPerRequest: null })
}

/** A client that only hears: it must not ask Redis how it is, since one that listens may not ask. */
export function listeningRedis(url: string, log: Log): Redis {
  return client(url, log, { maxRetriesPerRequest: null, enableReadyCheck: false })
}

// Connects by itself, now and whenever Redis comes back. One that connects when asked would fail once if Redis is away
// just then, and so would the copies that the queue makes of it: its workers would never begin.
function client(url: string, log: Log, options: object): Redis {
  const redis = new Redis(url, {
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 2_000),
    // To part from a connection that is gone already keeps the process for this long.
    disconnectTimeout: 100,
    ...options,
  })
  let isAway = false
  redis.on('error', (error) => {
    if (!isAway) log.warn({ reason: error.message }, 'Redis is away')
    isAway = true
  })
  redis.on('ready', () => {
    if (isAway) log.info('Redis is back')
    isAway = false
  })
  return redis
}

/** Resolves when the client has reached Redis, or when that is not to be for now. */
export async function reached(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patience)
    const done = () => (clearTimeout(timer), resolve())
    redis.once('ready', done).once('close', done)
  })
}

/** In its greeting a client is not cut off: it would keep the process for as long as it waits for an answer. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status === 'connect') await reached(redis)
  if (redis.status === 'ready') await redis.quit().catch(() => redis.disconnect())
  else redis.disconnect()
}
