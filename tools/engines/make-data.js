import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { run } from '../process/run.js'
import { lastLinesOf } from '../process/start-server.js'
import { Plain } from '../say.js'
import { basicArgs, collation } from './database-args.js'
import { enginesFolder, homeOf } from './find-engine.js'

/**
 * Made beside its place and moved there when whole, so that a broken beginning never looks like data.
 * @param {import('./find-engine.js').Engine} engine
 * @param {string} folder
 */
export async function makeData(engine, folder) {
  const fresh = `${folder}/mysql.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  const log = `${folder}/logs/mysql-create.log`
  mkdirSync(`${folder}/logs`, { recursive: true })
  const { code, output } = await (engine.kind === 'mysql'
    ? initialize(engine, fresh)
    : installTables(engine, fresh))
  writeFileSync(log, output)
  if (code !== 0) throw new Plain(`The database's data folder could not be made. ${lastLinesOf(log)}`)
  writeFileSync(`${fresh}/made-by`, engine.kind)
  renameSync(fresh, `${folder}/mysql`)
}

/** @param {import('./find-engine.js').Engine} engine @param {string} data */
function initialize(engine, data) {
  const settings = ['--character-set-server=utf8mb4', `--collation-server=${collation}`]
  return run(engine.command, [...basicArgs(engine, data), '--initialize-insecure', ...settings], {
    env: engine.env,
  })
}

/** @param {import('./find-engine.js').Engine} engine @param {string} data */
async function installTables(engine, data) {
  const home = homeOf(engine)
  const places = [`${home}/bin`, `${home}/scripts`, ...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  const script = ['mariadb-install-db', 'mysql_install_db']
    .flatMap((name) => places.map((place) => join(place, name)))
    .find(existsSync)
  if (!script) return { code: 1, output: `mariadb-install-db is missing beside ${engine.command}` }
  const settings = [
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--force',
    `--basedir=${home}`,
  ]
  const args = [...basicArgs(engine, data).filter((arg) => !arg.startsWith('--basedir=')), ...settings]
  return withoutSpaces({ engines: enginesFolder, data }, (plain) =>
    run(plain(script), args.map(plain), { env: engine.env }),
  )
}

/**
 * MariaDB's script takes no path with a space in it; it is shown the folders by other names.
 * @template T
 * @param {Record<string, string>} folders
 * @param {(plain: (text: string) => string) => Promise<T>} work
 */
async function withoutSpaces(folders, work) {
  const wrong = Object.entries(folders).filter(([, folder]) => folder.includes(' '))
  if (wrong.length === 0) return work((text) => text)
  const links = mkdtempSync(join(tmpdir(), 'deskbell-'))
  for (const [name, folder] of wrong) symlinkSync(folder, join(links, name))
  try {
    return await work((text) =>
      wrong.reduce((soFar, [name, folder]) => soFar.replaceAll(folder, join(links, name)), text),
    )
  } finally {
    rmSync(links, { recursive: true, force: true })
  }
}
