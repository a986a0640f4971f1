import { readFileSync } from 'node:fs'
import { claimFreeFolder } from '../../tools/engines/claim-folder.js'
import { openEngines } from '../../tools/engines/open-engines.js'
import { dataFolder } from '../../tools/places.js'

/** A server that a test may kill, because nobody else uses it. */
export interface Engine {
  url: string
  kill(): Promise<void>
  /** Brings it back at the same address, with what it had kept. */
  start(): Promise<void>
  freeze(): void
  thaw(): void
  close(): Promise<void>
}

export const ownRedis = () => open('redis')
export const ownDatabase = () => open('mysql')

async function open(sort: 'redis' | 'mysql'): Promise<Engine> {
  const { folder, lock } = claimFreeFolder(`${dataFolder}/test-faults-${sort}`)
  const engines = await openEngines({
    folder,
    durable: true,
    databaseUrl: sort === 'redis' ? process.env.TEST_DATABASE_URL : undefined,
    redisUrl: sort === 'mysql' ? process.env.TEST_REDIS_URL : undefined,
    tell() {},
  })
  const [own] = engines.servers
  if (!own) throw new Error(`No ${sort} of our own was opened.`)
  let { server } = own
  const signal = (name: NodeJS.Signals) => {
    const { pid } = JSON.parse(readFileSync(`${folder}/${sort}.json`, 'utf8')) as { pid: number }
    process.kill(pid, name)
  }
  return {
    url: sort === 'redis' ? engines.redisUrl : engines.databaseUrl.replace(/\/deskbell$/, ''),
    async kill() {
      server.kill()
      await server.ended
    },
    async start() {
      server = await own.startAgain()
      await server.ready
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async close() {
      await server.stop()
      lock.release()
    },
  }
}
