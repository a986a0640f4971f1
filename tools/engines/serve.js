// Database and Redis by themselves, for work on the code: node tools/engines/serve.js --data .data/dev
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../places.js'
import { runCommand, say } from '../say.js'
import { claimFolder } from './claim-folder.js'
import { openEngines } from './open-engines.js'

const { values } = parseArgs({ options: { data: { type: 'string', default: '.data/dev' } } })
const folder = resolve(root, values.data)

await runCommand(async () => {
  const lock = claimFolder(folder)
  const engines = await openEngines({
    folder,
    durable: true,
    tell: (detail) => process.stderr.write(`${detail}\n`),
  })
  say(`DATABASE_URL=${engines.databaseUrl} REDIS_URL=${engines.redisUrl}`)
  await new Promise((leave) => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((name) => process.once(name, leave)))
  await engines.stop()
  lock.release()
})
