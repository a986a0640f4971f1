import { existsSync } from 'node:fs'
import { homeOf } from './find-engine.js'

/** Every database of ours tells 😀 from 😁, which unicode_ci and general_ci do not. */
export const collation = 'utf8mb4_unicode_520_ci'

/** What the server is told whether it makes its data or serves them. @param {import('./find-engine.js').Engine} engine @param {string} data */
export function basicArgs(engine, data) {
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : []
  const home = engine.unpacked ? [`--basedir=${homeOf(engine)}`, ...unpackedPaths(homeOf(engine))] : []
  // First, or the machine's own settings for other databases interfere.
  return ['--no-defaults', ...asRoot, ...home, `--datadir=${data}`]
}

/** @param {string} home */
function unpackedPaths(home) {
  const messages = [`${home}/share/mysql`, `${home}/share/mariadb`].find((folder) =>
    existsSync(`${folder}/english/errmsg.sys`),
  )
  const plugins = [`${home}/lib/mysql/plugin`, `${home}/lib/mariadb/plugin`].find(existsSync)
  return [
    ...(messages ? [`--lc-messages-dir=${messages}`] : []),
    ...(plugins ? [`--plugin-dir=${plugins}`] : []),
  ]
}
