import { mkdirSync, writeFileSync } from 'node:fs'
import { firstBytes } from '../process/port.js'
import { startServer } from '../process/start-server.js'

/**
 * Starts Redis or Valkey on the loopback address, with its data below the given folder.
 * @param {import('./find-engine.js').Engine} engine
 * @param {{ folder: string, port: number, password: string, durable: boolean }} wish
 */
export async function startRedis(engine, { folder, port, password, durable }) {
  const data = `${folder}/redis`
  const settings = `${data}/redis.conf`
  mkdirSync(data, { recursive: true, mode: 0o700 })
  // In a file, not as arguments: those can be read by everybody on the machine.
  writeFileSync(settings, settingsFor({ data, port, password, durable }), { mode: 0o600 })
  return startServer({
    name: 'Redis',
    command: engine.command,
    args: [settings],
    env: engine.env,
    mark: settings,
    note: `${folder}/redis.json`,
    log: `${folder}/logs/redis.log`,
    isReady: async () => {
      const answer = await firstBytes({ port, send: `AUTH ${password}\r\n` })
      return answer?.toString().startsWith('+OK') === true && (await hasLoaded(port, password))
    },
  })
}

/** @param {number} port @param {string} password */
async function hasLoaded(port, password) {
  const answer = await firstBytes({ port, send: `AUTH ${password}\r\nPING\r\n` })
  return answer !== undefined && !answer.includes('LOADING')
}

/** @param {{ data: string, port: number, password: string, durable: boolean }} wish */
function settingsFor({ data, port, password, durable }) {
  const lines = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${data}"`,
    'daemonize no',
    // Its command line must keep the name of this file, by which we know it again.
    'set-proc-title no',
    'save ""',
    `appendonly ${durable ? 'yes' : 'no'}`,
    'appendfsync everysec',
    'maxmemory-policy noeviction',
  ]
  return `${lines.join('\n')}\n`
}
