import { Plain, say } from '../say.js'
import { endRuns } from './run.js'

/**
 * @typedef {{ stop: () => Promise<void>, kill: () => void }} Part
 *
 * @typedef {object} Stay
 * @property {(part: Part) => void} keep hands over what must be stopped in the end, the last one first
 * @property {(error: Error) => void} giveUp ends the stay with an error
 */

/**
 * Begins, then stays until Ctrl+C, SIGTERM, a closed terminal or a loss, and stops everything in reverse order.
 * A second Ctrl+C does not wait.
 * @param {(stay: Stay) => Promise<void>} begin
 */
export async function untilLeft(begin) {
  /** @type {Part[]} */
  const parts = []
  /** @type {Part | undefined} */
  let inHand
  let leaving = false
  let askedAt = 0
  /** @type {(error?: Error) => void} */
  let leave = () => {}
  const left = new Promise((/** @type {(error?: Error) => void} */ resolve) => (leave = resolve))
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, ask)

  const begun = begin({ keep, giveUp: leave }).catch(leave)
  const failure = await left
  leaving = true
  if (!failure) say('\nStopping …')
  endRuns()
  await stopAll()
  // What was on its way comes up or fails now, and is stopped as well.
  await begun
  await stopAll()
  if (failure) throw failure
  say('Stopped. The data stays.')

  function ask() {
    // npm passes a signal on that the terminal has already sent to everybody: one Ctrl+C, two signals.
    if (askedAt > 0 && Date.now() - askedAt > 500) force()
    askedAt ||= Date.now()
    leave()
  }

  /** @param {Part} part */
  function keep(part) {
    parts.push(part)
    if (leaving) throw new Plain('Left while starting.')
  }

  async function stopAll() {
    for (inHand = parts.pop(); inHand; inHand = parts.pop()) await inHand.stop()
  }

  function force() {
    for (const part of [inHand, ...parts.reverse()]) part?.kill()
    process.exit(130)
  }
}
