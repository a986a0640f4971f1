// npm run bench: servers of its own with the settings of the real ones, then the measurements.
// npm run bench -- console: the same for the console, in a Chromium.
import { claimFolder } from './engines/claim-folder.js'
import { openEngines } from './engines/open-engines.js'
import { dataFolder, root } from './places.js'
import { endRuns, run } from './process/run.js'
import { runCommand, step } from './say.js'
import { buildStale } from './steps/build-stale.js'
import { findChromium } from './steps/find-chromium.js'
import { installPackages } from './steps/install-packages.js'

const folder = `${dataFolder}/bench`
const inBrowser = process.argv[2] === 'console'

await runCommand(async () => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, endRuns)
  await installPackages()
  const lock = claimFolder(folder)
  await buildStale(inBrowser ? undefined : ['server'])
  const browser = inBrowser ? await findChromium() : {}
  const engines = await step('Database and Redis', (tell) => openEngines({ folder, durable: true, tell }))
  try {
    const env = {
      ...process.env,
      ...browser,
      NODE_ENV: 'production',
      TEST_DATABASE_URL: engines.databaseUrl.replace(/\/deskbell$/, ''),
      TEST_REDIS_URL: engines.redisUrl,
    }
    const script = inBrowser ? 'dist/bench/console/main.js' : 'dist/bench/main.js'
    const { code } = await run(process.execPath, [script], {
      cwd: root,
      env,
      stdio: 'inherit',
    })
    return code
  } finally {
    await engines.stop()
    lock.release()
  }
})
