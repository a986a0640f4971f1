import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Plain } from '../say.js'

/**
 * Whether a process lives and is the one we mean. Process numbers are used again, so its command line must
 * carry a mark that only ours has.
 * @param {number} pid
 * @param {string} mark
 */
export function isAlive(pid, mark) {
  return commandLineOf(pid).includes(mark)
}

/**
 * Asks a process to end and waits for it; after ten seconds it is ended without asking.
 * @param {number} pid
 * @param {string} mark
 */
export async function endProcess(pid, mark, patience = 10_000) {
  const deadline = Date.now() + patience
  if (isAlive(pid, mark)) signal(pid, 'SIGTERM')
  while (isAlive(pid, mark)) {
    if (Date.now() > deadline) signal(pid, 'SIGKILL')
    if (Date.now() > deadline + 5000) throw new Plain(`Process ${pid} does not end: ${mark}`)
    await sleep(20)
  }
}

/** @param {number} pid @param {NodeJS.Signals} name */
export function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM') {
      throw new Plain(
        `Process ${pid}, left by an earlier run, belongs to another user. End it first: kill ${pid}`,
      )
    }
    // Otherwise it ended by itself in the meantime.
  }
}

/** Empty for a process that is gone, and for one that is dead and only waits to be noticed. @param {number} pid */
function commandLineOf(pid) {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
