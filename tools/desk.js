// npm run desk -- COMMAND: what whoever runs the server can do. On the database of DATABASE_URL, or on that of `npm start`.
import { resolve } from 'node:path'
import { readAddresses } from './engines/addresses.js'
import { claimFolder } from './engines/claim-folder.js'
import { openEngines } from './engines/open-engines.js'
import { dataFolder, root } from './places.js'
import { endRuns, run } from './process/run.js'
import { runCommand } from './say.js'
import { buildStale } from './steps/build-stale.js'
import { installPackages } from './steps/install-packages.js'

const folder = resolve(root, process.env.DESKBELL_DATA ?? dataFolder)

await runCommand(async () => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, endRuns)
  await installPackages()
  await buildStale(['server'])
  const { DATABASE_URL, REDIS_URL } = process.env
  const given = DATABASE_URL && REDIS_URL ? { DATABASE_URL, REDIS_URL } : readAddresses(folder)
  return given ? desk(given) : onOwnServers()
})

/** `npm start` is not running: its servers are started for as long as the command takes. */
async function onOwnServers() {
  const lock = claimFolder(folder)
  const engines = await openEngines({ folder, durable: true, tell: () => {} })
  try {
    return await desk({ DATABASE_URL: engines.databaseUrl, REDIS_URL: engines.redisUrl })
  } finally {
    await engines.stop()
    lock.release()
  }
}

/** @param {Record<string, string>} addresses */
async function desk(addresses) {
  const args = ['--enable-source-maps', `${root}/dist/cli/main.js`, ...process.argv.slice(2)]
  const env = { ...process.env, ...addresses }
  const { code } = await run(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
  return code
}
