// npm start: packages, servers, build, then Deskbell with its demo shop, until Ctrl+C.
import { resolve } from 'node:path'
import { noteAddresses } from './engines/addresses.js'
import { checkDatabaseUrl, checkRedisUrl } from './engines/check-address.js'
import { claimFolder } from './engines/claim-folder.js'
import { openEngines } from './engines/open-engines.js'
import { dataFolder, root } from './places.js'
import { keepRunning } from './process/keep-running.js'
import { whyNotPort } from './process/port.js'
import { endLeftover } from './process/start-server.js'
import { untilLeft } from './process/until-left.js'
import { Plain, runCommand, say, step } from './say.js'
import { buildStale } from './steps/build-stale.js'
import { installPackages } from './steps/install-packages.js'
import { startApi, startWorker } from './steps/start-app.js'

const folder = resolve(root, process.env.DESKBELL_DATA ?? dataFolder)
const databaseUrl = process.env.DATABASE_URL || undefined
const redisUrl = process.env.REDIS_URL || undefined

await runCommand(() => untilLeft(start))

/** @param {import('./process/until-left.js').Stay} stay */
async function start({ keep, giveUp }) {
  const started = Date.now()
  const port = readPort(process.env.PORT ?? '4000')
  const lock = claimFolder(folder)
  keep({ stop: async () => lock.release(), kill: () => lock.release() })
  await Promise.all([endLeftover(`${folder}/worker.json`), endLeftover(`${folder}/api.json`)])
  await checkPort(port)

  await installPackages()
  if (databaseUrl) await checkDatabaseUrl(databaseUrl)
  if (redisUrl) await checkRedisUrl(redisUrl)
  const engines = await step('Database and Redis', (tell) =>
    openEngines({ folder, durable: true, databaseUrl, redisUrl, tell }),
  )
  for (const { name, server, startAgain } of engines.servers)
    keep(keepRunning(name, server, startAgain, giveUp))
  const forgetAddresses = noteAddresses(folder, engines)
  keep({ stop: async () => forgetAddresses(), kill: forgetAddresses })
  await buildStale()

  const app = { folder, port, publicUrl: process.env.PUBLIC_URL ?? `http://localhost:${port}`, engines }
  const api = startApi(app)
  keep(keepRunning('API', api, () => startApi(app), giveUp))
  await step('API', () => api.ready)
  keep(keepRunning('Worker', startWorker(app), () => startWorker(app), giveUp))
  showTable(app.publicUrl, (Date.now() - started) / 1000)
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Plain(`PORT is ${text}, which is no port number. For example: PORT=4100 npm start`)
}

/** @param {number} port */
async function checkPort(port) {
  const reason = await whyNotPort(port)
  if (reason === 'EADDRINUSE')
    throw new Plain(
      `Port ${port} is in use. Free it or choose another: PORT=${port === 4000 ? 4100 : 4000} npm start`,
    )
  if (reason) throw new Plain(`This user may not listen on port ${port}. Choose another: PORT=4000 npm start`)
}

/** @param {string} url @param {number} seconds */
function showTable(url, seconds) {
  say(`
Deskbell is ready after ${seconds.toFixed(1)} s.

  Console           ${url}/
  Demo shop         ${url}/demo-shop
  A shopper's phone ${url}/demo/phone
  GraphQL           ${url}/graphql
  Shoppers' GraphQL ${url}/shop/graphql

  Sign in as        lina@demo.shop (agent), marc@demo.shop (agent) or zoe@demo.shop (owner)
  Password          deskbell-demo

  Data and logs are in ${folder}. Ctrl+C stops everything.
`)
}
