import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Refusal } from '../domain/errors.js'

export interface Limiter {
  /** Takes one of the tries of `key`, or refuses with `retryAfterSeconds`. */
  take(key: string): Promise<void>
}

/** Counted in this process only: it must hold, and let people write, while Redis is away. */
export function limiter(tries: number, seconds: number): Limiter {
  const counts = new RateLimiterMemory({ points: tries, duration: seconds })
  return {
    async take(key) {
      try {
        await counts.consume(key)
      } catch (spent) {
        const retryAfterSeconds = Math.max(
          1,
          Math.ceil((spent as { msBeforeNext: number }).msBeforeNext / 1000),
        )
        throw new Refusal('TOO_MANY_REQUESTS', `That was too often. Wait ${retryAfterSeconds} seconds.`, {
          retryAfterSeconds,
        })
      }
    },
  }
}
