import { setTimeout as sleep } from 'node:timers/promises'
import { Plain, say } from '../say.js'
import { lastLinesOf } from './start-server.js'

const minute = 60_000
const mostEnds = 5

/**
 * Watches a server and starts it again when it ends by itself, a little later each time; five ends within a minute
 * are too many.
 * @param {string} name
 * @param {import('./start-server.js').Server} first
 * @param {() => import('./start-server.js').Server | Promise<import('./start-server.js').Server>} startAgain
 * @param {(error: Error) => void} giveUp
 * @returns {import('./until-left.js').Part}
 */
export function keepRunning(name, first, startAgain, giveUp) {
  let server = first
  let stopping = false
  const watching = watch()
  return { stop, kill: () => server.kill() }

  async function stop() {
    stopping = true
    await server.stop()
    await watching
  }

  async function watch() {
    /** @type {number[]} */
    let ends = []
    // One that never came up once is not a mishap but a mistake, and told by whoever waits for it.
    const cameUp = await server.ready.then(
      () => true,
      () => false,
    )
    if (!cameUp) return
    for (;;) {
      const how = await server.ended
      if (stopping) return
      ends = [...ends.filter((at) => at > Date.now() - minute), Date.now()]
      if (ends.length >= mostEnds) {
        const last = lastLinesOf(server.log)
        return giveUp(new Plain(`${name} ended ${mostEnds} times within a minute, at last ${how}. ${last}`))
      }
      say(`${name} ended ${how}. Starting it again.`)
      await sleep(100 * 2 ** ends.length)
      if (stopping) return
      server = await startAgain()
    }
  }
}
