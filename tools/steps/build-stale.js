import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dataFolder, root } from '../places.js'
import { oneAtATime } from '../process/lock.js'
import { run } from '../process/run.js'
import { Plain, step } from '../say.js'

/** @typedef {'server' | 'console' | 'widget'} Part */

/** What each part is made of, and what shows that it was made. */
const parts = {
  server: {
    sources: [
      'schema',
      'platform',
      'domain',
      'api',
      'worker',
      'cli',
      'bench',
      'tsconfig.json',
      'tsconfig.build.json',
    ],
    needs: 'api',
    made: 'api/main.js',
  },
  console: { sources: ['console'], needs: 'console', made: 'console/index.html' },
  widget: { sources: ['widget'], needs: 'widget', made: 'widget' },
}

/**
 * Builds those parts whose sources have changed since they were built.
 * @param {Part[]} [wanted]
 */
export async function buildStale(wanted = ['server', 'console', 'widget']) {
  const here = wanted.filter((part) => existsSync(`${root}/${parts[part].needs}`))
  if (here.every(isFresh)) return
  await oneAtATime(`${dataFolder}/build.lock`, async () => {
    for (const part of here) if (!isFresh(part)) await build(part)
  })
}

/** @param {Part} part */
async function build(part) {
  const print = fingerprint(part)
  await step(`Building the ${part}`, async () => {
    rmSync(stampOf(part), { force: true })
    const { code, output } = await run('npm', ['run', '--silent', `build:${part}`], { cwd: root })
    if (code !== 0)
      throw new Plain(`The ${part} could not be built:\n${output.trim().split('\n').slice(-30).join('\n')}`)
  })
  mkdirSync(`${root}/dist/.built`, { recursive: true })
  writeFileSync(stampOf(part), print)
}

/** @param {Part} part */
function isFresh(part) {
  const stamp = stampOf(part)
  return (
    existsSync(`${root}/dist/${parts[part].made}`) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprint(part)
  )
}

/** @param {Part} part */
function stampOf(part) {
  return `${root}/dist/.built/${part}`
}

/** @param {Part} part */
function fingerprint(part) {
  const hash = createHash('sha256')
  for (const file of ['package.json', 'package-lock.json', ...parts[part].sources.flatMap(filesOf)]) {
    if (existsSync(`${root}/${file}`)) hash.update(`${file}\0`).update(readFileSync(`${root}/${file}`))
  }
  return hash.digest('hex')
}

/** Everything below a path, without what the build itself writes there. @param {string} path @returns {string[]} */
function filesOf(path) {
  if (!existsSync(`${root}/${path}`)) return []
  if (/\.\w+$/.test(path)) return [path]
  return readdirSync(`${root}/${path}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(root.length + 1))
    .filter((file) => !written.test(file))
    .sort()
}

const written = /\/(auto-imports|components)\.d\.ts$|^schema\/.*\.graphql$|\/node_modules\//
