import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { dataFolder } from '../places.js'
import { run } from '../process/run.js'

/**
 * @typedef {object} Engine
 * @property {string} command
 * @property {'mariadb' | 'mysql' | 'redis'} kind
 * @property {string} version
 * @property {string | null} unpacked the folder of unpacked packages it lives in, null when it is installed
 * @property {NodeJS.ProcessEnv} env
 */

/** Where packages are unpacked when the machine has no servers of its own. */
export const enginesFolder = `${dataFolder}/engines`

/** `FOR UPDATE SKIP LOCKED` needs MariaDB 10.6 or MySQL 8; the queue needs Redis 6.2. */
const oldest = { mariadb: [10, 6], mysql: [8, 0], redis: [6, 2] }

const names = { database: ['mariadbd', 'mysqld'], redis: ['redis-server', 'valkey-server'] }

/**
 * The first server of a sort that is here, runs, and is new enough.
 * @param {'database' | 'redis'} sort
 * @param {string} [kind] the only kind that will do: MariaDB and MySQL cannot read each other's files
 * @returns {Promise<Engine | undefined>}
 */
export async function findEngine(sort, kind) {
  for (const folder of folders()) {
    for (const name of names[sort]) {
      const engine = existsSync(join(folder, name)) && (await tryEngine(join(folder, name), sort))
      if (engine && (kind === undefined || kind === engine.kind)) return engine
    }
  }
  return undefined
}

/** @param {string} command @param {'database' | 'redis'} sort @returns {Promise<Engine | undefined>} */
async function tryEngine(command, sort) {
  const unpacked = command.startsWith(enginesFolder) ? enginesFolder : null
  const env = unpacked ? withLibraries() : process.env
  const { code, output } = await run(
    command,
    sort === 'database' ? ['--no-defaults', '--version'] : ['--version'],
    { env },
  )
  const version = /(?:Ver |v=)(\d+\.\d+(?:\.\d+)?)/.exec(output)?.[1]
  if (code !== 0 || !version) return undefined
  const kind = sort === 'redis' ? 'redis' : output.includes('MariaDB') ? 'mariadb' : 'mysql'
  return isNewEnough(version, oldest[kind]) ? { command, kind, version, unpacked, env } : undefined
}

/** @param {string} version @param {number[]} least */
function isNewEnough(version, least) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = least
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}

/** The folders of the PATH, those that are often missing from it, and our own last. */
function folders() {
  const found = [
    ...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/')),
    ...[
      '/usr/sbin',
      '/usr/local/sbin',
      '/usr/local/bin',
      '/usr/libexec',
      '/usr/local/mysql/bin',
      '/opt/homebrew/bin',
    ],
    ...formulaFolders('/opt/homebrew/opt'),
    ...formulaFolders('/usr/local/opt'),
    ...['sbin', 'bin', 'libexec'].map((folder) => `${enginesFolder}/usr/${folder}`),
  ]
  return [...new Set(found)]
}

/** Homebrew keeps some formulas, such as mysql@8.4, off the PATH. @param {string} folder */
function formulaFolders(folder) {
  if (!existsSync(folder)) return []
  const formulas = readdirSync(folder).filter((name) => /^(mariadb|mysql|redis|valkey)/.test(name))
  return formulas.map((name) => join(folder, name, 'bin'))
}

function withLibraries() {
  const folders = [`${enginesFolder}/usr/lib`, `${enginesFolder}/lib`].filter(existsSync)
  const libraries = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.includes('-linux-'))
      .map((name) => join(folder, name)),
  )
  return { ...process.env, LD_LIBRARY_PATH: libraries.join(':') }
}

/** The folder that holds bin, share and lib of an engine. @param {Engine} engine */
export function homeOf({ command }) {
  return dirname(dirname(realpathSync(command)))
}
