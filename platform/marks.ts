import type { Redis } from 'ioredis'
import type { Clock } from './clock.js'
import type { Log } from './log.js'
import { closeRedis, impatientRedis, reached } from './redis.js'

/** What somebody (`by`) has left at a place: a word that holds until a moment. */
export interface Mark {
  by: string
  word: string
  until: Date
}

/** Of each word, for how many seconds it holds from now on; 0: it is taken away. */
export type Words = Record<string, number>

/**
 * Words that people leave at places and that fade by themselves. They are in Redis and nowhere else: while it is away
 * nothing is marked and nothing is found, and nobody waits for it or fails because of it.
 */
export interface Marks {
  /** Leaves words, in the stead of what `by` has left there. Answers whether that is other than it was. `most` marks at a place: those that fade first are forgotten. */
  leave(place: string, by: string, words: Words, most?: number): Promise<boolean>
  /** What has not faded, the same `by` and word once; newest last. */
  at(place: string): Promise<Mark[]>
  /** Resolves when Redis is reached, or is not to be for now. */
  reached(): Promise<void>
  close(): Promise<void>
}

/** So that no place grows for ever. */
const mostAtPlace = 200
const longest = 60
/** Redis may also freeze: then it is asked once in a while, and not by everybody. */
const patience = 2_000
const restAfterSilence = 3_000

export function openMarks(redisUrl: string, prefix: string, clock: Clock, log: Log): Marks {
  const redis = impatientRedis(redisUrl, log, { commandTimeout: patience, enableAutoPipelining: true })
  const keyOf = (place: string) => `${prefix}:marks:${place}`
  const unlessAway = unlessAwayOf(redis)

  return {
    leave: (place, by, words, most = mostAtPlace) =>
      unlessAway(false, async () => {
        const key = keyOf(place)
        const now = clock.now().getTime()
        const changes = redis.multi().zremrangebyscore(key, '-inf', now)
        for (const [word, seconds] of Object.entries(words)) {
          if (seconds > longest) throw new Error(`A mark holds for ${longest} seconds at most.`)
          if (seconds > 0) changes.zadd(key, now + seconds * 1_000, memberOf(by, word))
          else changes.zrem(key, memberOf(by, word))
        }
        changes.zremrangebyrank(key, 0, -most - 1).expire(key, 2 * longest)
        const answers = (await changes.exec()) ?? []
        // How many faded, and how many came or went. What lasts on counts as nothing.
        return answers.slice(0, 1 + Object.keys(words).length).some(([, count]) => Number(count) > 0)
      }),
    at: (place) =>
      unlessAway([], async () => {
        const now = clock.now().getTime()
        const found = await redis.zrangebyscore(keyOf(place), `(${now}`, '+inf', 'WITHSCORES')
        return readMarks(found)
      }),
    reached: () => reached(redis),
    close: () => closeRedis(redis),
  }
}

/** Does what Redis is asked for, or answers for it: at once while it is away, and once it has kept silent. */
function unlessAwayOf(redis: Redis) {
  let restsUntil = 0
  return async <T>(otherwise: T, ask: () => Promise<T>): Promise<T> => {
    if (redis.status !== 'ready' || performance.now() < restsUntil) return otherwise
    const asked = performance.now()
    try {
      return await ask()
    } catch {
      if (performance.now() - asked >= patience) restsUntil = performance.now() + restAfterSilence
      return otherwise
    }
  }
}

const memberOf = (by: string, word: string) => `${word} ${by}`

function readMarks(found: string[]): Mark[] {
  const marks: Mark[] = []
  for (let n = 0; n < found.length; n += 2) {
    const [word, by] = found[n]!.split(' ')
    marks.push({ word: word!, by: by!, until: new Date(Number(found[n + 1])) })
  }
  return marks
}
