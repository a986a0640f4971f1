import { existsSync, readFileSync } from 'node:fs'

/** What to do on this system when servers are missing and could not be brought. @param {string[]} missing such as `MySQL or MariaDB` */
export function adviceFor(missing) {
  return [
    `Not here, and not to be brought along either: ${missing.join(', ')}. One of these helps:`,
    `  ${installCommand()}`,
    '  docker compose up                        (Deskbell and its servers in containers)',
    '  DATABASE_URL=mysql://user:password@host:3306/deskbell REDIS_URL=redis://host:6379 npm start',
  ].join('\n')
}

function installCommand() {
  if (process.platform === 'darwin')
    return 'brew install mariadb redis                (they need not run as services)'
  const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  if (/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(system)) {
    return 'sudo apt-get install mariadb-server-core mariadb-client-core redis-server'
  }
  if (/^ID(_LIKE)?=.*(fedora|rhel|centos)/m.test(system)) return 'sudo dnf install mariadb-server valkey'
  if (/^ID(_LIKE)?=.*arch/m.test(system)) return 'sudo pacman -S mariadb valkey'
  if (/^ID(_LIKE)?=.*alpine/m.test(system)) return 'sudo apk add mariadb redis'
  return "install MariaDB 10.6 or later and Redis 6.2 or later with the system's package manager"
}
