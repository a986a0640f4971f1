import { mkdirSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from '../places.js'
import { takeLock } from '../process/lock.js'
import { Plain } from '../say.js'

/** Two runs on one data folder would take the servers from each other. @param {string} folder */
export function claimFolder(folder) {
  const lock = tryToClaim(folder)
  if ('release' in lock) return lock
  const name = relative(root, folder)
  throw new Plain(
    `Another run of Deskbell (process ${lock.heldBy}) works with the data in ${name}. Stop that one first.`,
  )
}

/** The folder itself, or with a number behind its name while other runs have it. @param {string} base */
export function claimFreeFolder(base) {
  for (let number = 1; number < 20; number++) {
    const folder = number === 1 ? base : `${base}-${number}`
    const lock = tryToClaim(folder)
    if ('release' in lock) return { folder, lock }
  }
  throw new Plain(`Too many runs at the same time: ${base} and those beside it are all in use.`)
}

/** @param {string} folder */
function tryToClaim(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return takeLock(`${folder}/lock`)
}
