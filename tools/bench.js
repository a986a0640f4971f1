// npm run bench: servers of its own with the settings of the real ones, then the measurements.
import { claimFolder } from './engines/claim-folder.js'
import { openEngines } from './engines/open-engines.js'
import { dataFolder, root } from './places.js'
import { endRuns, run } from './process/run.js'
import { runCommand, step } from './say.js'
import { buildStale } from './steps/build-stale.js'
import { installPackages } from './steps/install-packages.js'

const folder = `${dataFolder}/bench`

await runCommand(async () => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, endRuns)
  await installPackages()
  const lock = claimFolder(folder)
  await buildStale(['server'])
  const engines = await step('Database and Redis', (tell) => openEngines({ folder, durable: true, tell }))
  try {
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      TEST_DATABASE_URL: engines.databaseUrl.replace(/\/deskbell$/, ''),
      TEST_REDIS_URL: engines.redisUrl,
    }
    const { code } = await run(process.execPath, ['dist/bench/main.js', ...process.argv.slice(2)], {
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
