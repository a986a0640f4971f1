import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './alive.js'

/**
 * Takes a lock file for this process. One that a dead process left behind counts for nothing.
 * @param {string} file
 * @returns {{ release: () => void } | { heldBy: number }}
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true })
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(self()), { flag: 'wx' })
      return { release: () => rmSync(file, { force: true }) }
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    const holder = holderOf(file)
    if (holder && isAlive(holder.pid, holder.mark)) return { heldBy: holder.pid }
    rmSync(file, { force: true })
  }
  return { heldBy: 0 }
}

/**
 * Does the work while nobody else does the same, waiting its turn.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(pid: number) => void} [onWait]
 */
export async function oneAtATime(file, work, onWait) {
  let lock = takeLock(file)
  if ('heldBy' in lock) onWait?.(lock.heldBy)
  while ('heldBy' in lock) {
    await sleep(100)
    lock = takeLock(file)
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}

function self() {
  return { pid: process.pid, mark: basename(process.argv[1] ?? 'node') }
}

/** @param {string} file @returns {{ pid: number, mark: string } | undefined} */
function holderOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
