import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/** @param {string} folder */
const fileOf = (folder) => `${folder}/addresses.json`

/**
 * Notes where the servers of a running Deskbell are, with their passwords, for commands beside it. Answers how to forget it.
 * @param {string} folder
 * @param {{ databaseUrl: string, redisUrl: string }} engines
 */
export function noteAddresses(folder, { databaseUrl, redisUrl }) {
  const addresses = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, pid: process.pid }
  writeFileSync(fileOf(folder), JSON.stringify(addresses), { mode: 0o600 })
  return () => rmSync(fileOf(folder), { force: true })
}

/** Null: no Deskbell is running on this folder. @param {string} folder @returns {Record<string, string> | null} */
export function readAddresses(folder) {
  if (!existsSync(fileOf(folder))) return null
  const { pid, ...addresses } = JSON.parse(readFileSync(fileOf(folder), 'utf8'))
  return isRunning(pid) ? addresses : null
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
