import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from '../places.js'
import { run } from '../process/run.js'
import { step } from '../say.js'

/**
 * A Chromium for the browser tests: the one that is here, or one that can be brought.
 * @returns {Promise<{ CHROMIUM_PATH: string } | { CHROMIUM_MISSING: string }>}
 */
export async function findChromium() {
  const path = (await presentChromium()) ?? (await step('Bringing Chromium', bringChromium))
  if (path) return { CHROMIUM_PATH: path }
  return {
    CHROMIUM_MISSING: `No Chromium found, and none could be brought. ${howToGetOne()}, or set CHROMIUM_PATH.`,
  }
}

async function presentChromium() {
  const named = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []
  for (const path of [...named, ...usualPlaces(), await playwrightsOwn()]) {
    if (existsSync(path) && (await runs(path))) return path
  }
  return undefined
}

/** @param {(detail: string) => void} tell */
async function bringChromium(tell) {
  const asRoot = process.getuid?.() === 0
  if (asRoot && isDebian()) {
    tell("from Debian's packages")
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const wait = ['-o', 'DPkg::Lock::Timeout=120', '--yes']
    await run('apt-get', [...wait, 'update'], { env })
    // The shell has no window to draw, so it is a quarter quicker; not every Debian has it.
    for (const name of ['chromium-headless-shell', 'chromium']) {
      await run('apt-get', [...wait, 'install', '--no-install-recommends', name, 'fonts-liberation'], { env })
      const path = await presentChromium()
      if (path) return path
    }
  }
  tell("Playwright's own")
  const libraries = asRoot && process.platform === 'linux' ? ['--with-deps'] : []
  const cli = `${root}/node_modules/playwright-core/cli.js`
  await run(process.execPath, [cli, 'install', ...libraries, 'chromium'], { cwd: root })
  const path = await presentChromium()
  if (!path) tell('none could be had')
  return path
}

/** A browser whose libraries are missing is there and yet does not run. @param {string} path */
async function runs(path) {
  const { code } = await run(path, ['--version'])
  return code === 0
}

function usualPlaces() {
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ]
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  return [
    ...folders.filter(Boolean).flatMap((folder) => names.map((name) => join(folder, name))),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core')
  return chromium.executablePath()
}

/** Not Ubuntu: its package is only a pointer to a snap. */
function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

function howToGetOne() {
  if (isDebian()) return 'Run: sudo apt-get install chromium'
  return process.platform === 'darwin'
    ? 'Run: brew install --cask chromium'
    : 'Run: npx playwright-core install --with-deps chromium'
}
