import { existsSync, readFileSync } from 'node:fs'
import { dataFolder, root } from '../places.js'
import { oneAtATime } from '../process/lock.js'
import { run } from '../process/run.js'
import { Plain, step } from '../say.js'

/** Runs `npm ci` when node_modules is missing or is not what package-lock.json asks for. */
export async function installPackages() {
  if (arePackagesRight()) return
  await oneAtATime(`${dataFolder}/packages.lock`, async () => {
    if (arePackagesRight()) return
    await step('Installing packages', async () => {
      const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
      const { code, output } = await run('npm', args, { cwd: root })
      if (code !== 0) throw new Plain(`npm ci failed:\n${output.trim().split('\n').slice(0, 15).join('\n')}`)
    })
  })
}

/** npm leaves its own list of what it installed; a package may be missing from it only when it is optional. */
function arePackagesRight() {
  if (!existsSync(`${root}/node_modules/.package-lock.json`)) return false
  const wanted = packagesOf(`${root}/package-lock.json`)
  const present = packagesOf(`${root}/node_modules/.package-lock.json`)
  return Object.entries(wanted)
    .filter(([path]) => path !== '')
    .every(([path, { version, optional }]) => (present[path] ? present[path].version === version : optional))
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}
