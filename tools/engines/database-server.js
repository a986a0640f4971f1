import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { firstBytes } from '../process/port.js'
import { startServer } from '../process/start-server.js'
import { basicArgs, collation } from './database-args.js'
import { makeData } from './make-data.js'

/**
 * Starts MariaDB or MySQL on the loopback address, with its data below the given folder.
 * @param {import('./find-engine.js').Engine} engine
 * @param {{ folder: string, port: number, password: string, durable: boolean, database: string }} wish
 */
export async function startDatabase(engine, { folder, port, password, durable, database }) {
  const data = `${folder}/mysql`
  if (!existsSync(data)) await makeData(engine, folder)
  const firstWords = `${data}/first-words.sql`
  writeFileSync(firstWords, greetingSql(password, database), { mode: 0o600 })
  return startServer({
    name: engine.kind === 'mysql' ? 'MySQL' : 'MariaDB',
    command: engine.command,
    args: [
      ...basicArgs(engine, data),
      ...['--bind-address=127.0.0.1', `--port=${port}`, '--skip-name-resolve', '--skip-log-bin'],
      // Relative to the data folder: a long path would be more than a socket's name can hold.
      ...[
        '--socket=mysql.sock',
        '--pid-file=mysql.pid',
        `--init-file=${firstWords}`,
        `--secure-file-priv=${data}`,
      ],
      ...['--character-set-server=utf8mb4', `--collation-server=${collation}`, '--default-time-zone=+00:00'],
      ...[`--innodb-flush-log-at-trx-commit=${durable ? 1 : 2}`, '--innodb-buffer-pool-size=256M'],
      ...['--max-connections=300', '--performance-schema=off'],
      ...(engine.kind === 'mysql' ? ['--mysqlx=0'] : ['--innodb-log-file-size=32M']),
    ],
    env: engine.env,
    mark: `--datadir=${data}`,
    note: `${folder}/mysql.json`,
    log: `${folder}/logs/mysql.log`,
    isReady: () => greets(port),
    stopsOnlyWhenReady: true,
  })
}

/** What made the data in a folder, undefined while there are none. @param {string} folder */
export function kindOfData(folder) {
  const file = `${folder}/mysql/made-by`
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/** It takes connections before it can be stopped in peace; only its greeting shows that it is ready. @param {number} port */
async function greets(port) {
  const greeting = await firstBytes({ port })
  return greeting?.[4] === 10
}

/** Whoever knows the password may come in over the loopback address. It is a new one with every start. */
function greetingSql(/** @type {string} */ password, /** @type {string} */ database) {
  return [
    `CREATE USER IF NOT EXISTS 'root'@'127.0.0.1';`,
    `ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;`,
    `CREATE DATABASE IF NOT EXISTS ${database} CHARACTER SET utf8mb4 COLLATE ${collation};`,
    '',
  ].join('\n')
}
