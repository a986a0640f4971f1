import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Refusal } from '../domain/errors.js'

export interface Limiter {
  tries: number
  seconds: number
  /** Takes one of the tries of `key` and tells what is left, or refuses with `retryAfterSeconds`. */
  take(key: string): Promise<TriesLeft>
}

interface TriesLeft {
  left: number
  /** Until all are there again. */
  seconds: number
}

/** Counted in this process only: it must hold, and let people write, while Redis is away. */
export function limiter(tries: number, seconds: number): Limiter {
  const counts = new RateLimiterMemory({ points: tries, duration: seconds })
  return {
    tries,
    seconds,
    async take(key) {
      try {
        const { remainingPoints, msBeforeNext } = await counts.consume(key)
        return { left: remainingPoints, seconds: secondsOf(msBeforeNext) }
      } catch (spent) {
        const retryAfterSeconds = secondsOf((spent as { msBeforeNext: number }).msBeforeNext)
        throw new Refusal('TOO_MANY_REQUESTS', `That was too often. Wait ${retryAfterSeconds} seconds.`, {
          retryAfterSeconds,
        })
      }
    },
  }
}

const secondsOf = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000))
