import type { Doorbell } from './doorbells.js'

/**
 * A stream of answers that ends when its reader leaves. A bare generator could not: `return` waits behind the `await`
 * that waits for the next ring.
 */
export function stream<T>(
  bell: Pick<Doorbell, 'close'>,
  answers: AsyncGenerator<T, void, void>,
): AsyncIterableIterator<T> {
  return {
    async next() {
      try {
        return await answers.next()
      } catch (error) {
        // Nobody calls `return` after a fault, and a bell without a listener would hang here for ever.
        bell.close()
        throw error
      }
    },
    return: async () => {
      bell.close()
      return answers.return()
    },
    throw: async (error) => {
      bell.close()
      return answers.throw(error)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
