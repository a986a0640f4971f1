import { randomBytes } from 'node:crypto'
import { oneAtATime } from '../process/lock.js'
import { findFreePort } from '../process/port.js'
import { endLeftover } from '../process/start-server.js'
import { Plain } from '../say.js'
import { adviceFor } from './advice.js'
import { bringEngines } from './bring-engines.js'
import { kindOfData, startDatabase } from './database-server.js'
import { enginesFolder, findEngine } from './find-engine.js'
import { startRedis } from './redis-server.js'

/**
 * A database and a Redis: those of the given addresses, or else servers of our own with their data in a folder,
 * which must be claimed by the caller.
 * @param {object} wish
 * @param {string} wish.folder
 * @param {boolean} wish.durable whether a power cut may take nothing that was promised
 * @param {string} [wish.databaseUrl]
 * @param {string} [wish.redisUrl]
 * @param {(detail: string) => void} wish.tell
 */
export async function openEngines({ folder, durable, databaseUrl, redisUrl, tell }) {
  await Promise.all([`${folder}/mysql.json`, `${folder}/redis.json`].map(endLeftover))
  const [database, redis] = await haveEngines(!databaseUrl, !redisUrl, folder, tell)
  const opening = await Promise.allSettled([
    database &&
      onFreePort('Database', (own) =>
        startDatabase(database, { folder, durable, database: 'deskbell', ...own }),
      ),
    redis && onFreePort('Redis', (own) => startRedis(redis, { folder, durable, ...own })),
  ])
  const [ownDatabase, ownRedis] = opening.map((each) =>
    each.status === 'fulfilled' ? each.value : undefined,
  )
  const servers = [ownDatabase, ownRedis].filter((each) => each != null)
  const failed = opening.find((each) => each.status === 'rejected')
  if (failed) {
    await stopAll(servers)
    throw failed.reason
  }
  return {
    databaseUrl:
      databaseUrl ?? `mysql://root:${ownDatabase?.password}@127.0.0.1:${ownDatabase?.port}/deskbell`,
    redisUrl: redisUrl ?? `redis://:${ownRedis?.password}@127.0.0.1:${ownRedis?.port}`,
    servers,
    stop: () => stopAll(servers),
  }
}

/** @typedef {Awaited<ReturnType<typeof openEngines>>} Engines */

/** @param {{ server: import('../process/start-server.js').Server }[]} servers */
async function stopAll(servers) {
  await Promise.all(servers.map(({ server }) => server.stop()))
}

/** @param {boolean} needDatabase @param {boolean} needRedis @param {string} folder @param {(detail: string) => void} tell */
async function haveEngines(needDatabase, needRedis, folder, tell) {
  const kind = kindOfData(folder)
  const find = () =>
    Promise.all([needDatabase ? findEngine('database', kind) : null, needRedis ? findEngine('redis') : null])
  let found = await find()
  if (found.includes(undefined)) {
    await oneAtATime(`${enginesFolder}.lock`, async () => {
      found = await find()
      const missing = sortsMissing(found)
      if (missing.length > 0 && (await bringEngines(missing, tell))) found = await find()
    })
  }
  const missing = sortsMissing(found).map((sort) =>
    sort === 'redis'
      ? 'Redis or Valkey'
      : (kind && `${kind}, which made ${folder}/mysql`) || 'MySQL or MariaDB',
  )
  if (missing.length > 0) throw new Plain(adviceFor(missing))
  return found
}

/** @param {unknown[]} found @returns {('database' | 'redis')[]} */
function sortsMissing([database, redis]) {
  return [
    ...(database === undefined ? [/** @type {const} */ ('database')] : []),
    ...(redis === undefined ? [/** @type {const} */ ('redis')] : []),
  ]
}

/**
 * A port that is free now may be taken a moment later; then another one is tried.
 * @param {string} name
 * @param {(own: { port: number, password: string }) => Promise<import('../process/start-server.js').Server>} start
 */
async function onFreePort(name, start, attempts = 3) {
  const own = { port: await findFreePort(), password: randomBytes(18).toString('base64url') }
  try {
    const server = await start(own)
    await server.ready
    return { ...own, name, server, startAgain: () => start(own) }
  } catch (error) {
    if (attempts > 1 && /address already in use/i.test(String(error)))
      return onFreePort(name, start, attempts - 1)
    throw error
  }
}
