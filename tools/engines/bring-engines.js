import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { run } from '../process/run.js'
import { enginesFolder } from './find-engine.js'

const packages = { database: ['mariadb-server-core', 'mariadb-client-core'], redis: ['redis-tools'] }

/**
 * On Debian and Ubuntu: fetches the distribution's own signed packages and unpacks them into `.data/engines`.
 * Nothing is installed, nothing needs root: apt works for anybody who gives it folders of their own.
 * @param {('database' | 'redis')[]} sorts
 * @param {(detail: string) => void} tell
 * @returns {Promise<boolean>} whether it went well
 */
export async function bringEngines(sorts, tell) {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg')) return false
  const apt = aptFolder()
  try {
    tell('reading package lists')
    await run('apt-get', ['-c', apt.settings, 'update'], { env: plainEnv() })
    const wanted = await exactNames(
      sorts.flatMap((sort) => packages[sort]),
      apt.settings,
    )
    tell(`downloading ${wanted.join(', ')}`)
    const fetched = await run('apt-get', ['-c', apt.settings, ...fetchOnly, 'install', ...wanted], {
      env: plainEnv(),
    })
    if (fetched.code !== 0) return false
    tell('unpacking')
    for (const name of readdirSync(apt.archives).filter((file) => file.endsWith('.deb'))) {
      const { code } = await run('dpkg', ['-x', `${apt.archives}/${name}`, enginesFolder])
      if (code !== 0) return false
    }
    if (sorts.includes('redis')) nameRedis()
    return true
  } finally {
    rmSync(apt.folder, { recursive: true, force: true })
  }
}

const fetchOnly = ['--yes', '--download-only', '--reinstall', '--no-install-recommends']

/** The package redis-tools holds the server under another name; the package redis-server adds only a link and a service. */
function nameRedis() {
  const link = `${enginesFolder}/usr/bin/redis-server`
  rmSync(link, { force: true })
  symlinkSync('redis-check-rdb', link)
}

/** Some releases carry the version in the name, such as mariadb-server-core-10.6. @param {string[]} names @param {string} settings */
async function exactNames(names, settings) {
  return Promise.all(
    names.map(async (name) => {
      const { output } = await run('apt-cache', ['-c', settings, 'pkgnames', name], { env: plainEnv() })
      const known = output.split('\n').filter((line) => line === name || /^-\d/.test(line.slice(name.length)))
      return known.includes(name) ? name : (known.sort(byNumbers).pop() ?? name)
    }),
  )
}

/** @param {string} a @param {string} b */
function byNumbers(a, b) {
  return a.localeCompare(b, 'en', { numeric: true })
}

function aptFolder() {
  const folder = `${enginesFolder}/apt`
  rmSync(folder, { recursive: true, force: true })
  for (const each of ['lists/partial', 'archives/partial', 'sources'])
    mkdirSync(`${folder}/${each}`, { recursive: true })
  const settings = `${folder}/apt.conf`
  writeFileSync(settings, aptSettings(folder))
  return { folder, settings, archives: `${folder}/archives` }
}

/** Signatures are checked as always. @param {string} folder */
function aptSettings(folder) {
  const lines = [
    `Dir::State::lists "${folder}/lists";`,
    `Dir::Cache::archives "${folder}/archives";`,
    'Dir::Cache::pkgcache "";',
    'Dir::Cache::srcpkgcache "";',
    'Debug::NoLocking "1";',
    'Acquire::Retries "2";',
    'Acquire::http::Timeout "20";',
    // Languages, desktop catalogues and the like: not needed, and their hooks want root.
    'Acquire::Languages "none";',
    '#clear APT::Update::Post-Invoke;',
    '#clear APT::Update::Post-Invoke-Success;',
    '#clear Acquire::IndexTargets::deb::Contents-deb;',
  ]
  if (process.getuid?.() === 0) lines.push('APT::Sandbox::User "root";')
  // The distribution's own archive is enough; other sources would only cost time, or fail.
  const own = ['debian', 'ubuntu'].map((name) => `/etc/apt/sources.list.d/${name}.sources`).filter(existsSync)
  if (own.length > 0) {
    for (const file of own) writeFileSync(`${folder}/sources/${file.split('/').pop()}`, readFileSync(file))
    lines.push(`Dir::Etc::sourceparts "${folder}/sources";`)
  }
  return `${lines.join('\n')}\n`
}

function plainEnv() {
  return { ...process.env, LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' }
}
