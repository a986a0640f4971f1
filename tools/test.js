// npm test: servers and a browser of its own, then jest with the words that follow `npm test --`.
import { readFileSync, rmSync } from 'node:fs'
import { openEngines } from './engines/open-engines.js'
import { claimFreeFolder } from './engines/claim-folder.js'
import { dropTestDatabases } from './engines/drop-test-databases.js'
import { dataFolder, root } from './places.js'
import { endRuns, run } from './process/run.js'
import { Plain, runCommand, say, step } from './say.js'
import { buildStale } from './steps/build-stale.js'
import { findChromium } from './steps/find-chromium.js'
import { installPackages } from './steps/install-packages.js'

const words = process.argv.slice(2)
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
]

await runCommand(async () => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, endRuns)
  await installPackages()
  const { folder, lock } = claimFreeFolder(`${dataFolder}/test`)
  const engines = await step('Database and Redis', (tell) => openTestEngines(folder, tell))
  try {
    const withBrowser = await needsBrowser()
    const built = await build(withBrowser ? ['server', 'console', 'widget'] : ['server'])
    const browser = withBrowser ? await findChromium() : {}
    const code = await runJest({ ...addressesOf(engines), ...browser }, `${folder}/counts.json`)
    return built ? code : code || 1
  } finally {
    await engines.stop()
    lock.release()
  }
})

/** Given servers are used as they are; ours are swept of what a broken run left. @param {string} folder @param {(detail: string) => void} tell */
async function openTestEngines(folder, tell) {
  const databaseUrl = process.env.TEST_DATABASE_URL || undefined
  const redisUrl = process.env.TEST_REDIS_URL || undefined
  const engines = await openEngines({ folder, durable: false, databaseUrl, redisUrl, tell })
  if (!databaseUrl) await dropTestDatabases(engines.databaseUrl)
  return engines
}

/** Tests make databases of their own, so the address names none. @param {import('./engines/open-engines.js').Engines} engines */
function addressesOf({ databaseUrl, redisUrl }) {
  return { TEST_DATABASE_URL: databaseUrl.replace(/\/deskbell$/, ''), TEST_REDIS_URL: redisUrl }
}

/** Console, widget and Chromium take their time, so they are made ready only for tests that use them. */
async function needsBrowser() {
  // With these, Jest would write its list elsewhere.
  const asked = words.filter((word) => !/^--(json|outputFile)\b/.test(word))
  const { code, output } = await run(process.execPath, [...jest, '--listTests', ...asked], { cwd: root })
  return code !== 0 || output.includes('/test/browser/')
}

/** What does not build is told, and fails the run in the end; the tests may still say something useful. @param {import('./steps/build-stale.js').Part[]} parts */
async function build(parts) {
  try {
    await buildStale(parts)
    return true
  } catch (error) {
    if (!(error instanceof Plain)) throw error
    say(error.message)
    return false
  }
}

/** @param {NodeJS.ProcessEnv} extra @param {string} counts */
async function runJest(extra, counts) {
  rmSync(counts, { force: true })
  const reporters = ['--reporters=default', `--reporters=${root}/tools/steps/count-reporter.js`]
  const env = { ...process.env, ...extra, NODE_ENV: 'test', COUNTS_FILE: counts }
  const { code } = await run(process.execPath, [...jest, ...words, ...reporters], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  try {
    const { passed, failed } = JSON.parse(readFileSync(counts, 'utf8'))
    say(`${passed} passed, ${failed} failed`)
  } catch {
    // Nothing was run, for example with --help.
  }
  return code
}
