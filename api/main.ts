import { seedDemo } from '../domain/demo/seed-demo.js'
import { seedMonth } from '../domain/demo/seed-month.js'
import { openApp } from '../platform/app.js'
import { runProcess } from '../platform/process.js'
import { migrations } from '../schema/migrations/all.js'
import { nouns } from '../schema/nouns.js'
import { openServer } from './server.js'

await runProcess(async (config) => {
  const app = await openApp(config, { nouns, migrations, process: 'api' })
  if (config.isDemo) await app.transaction(async (tx) => (await seedDemo(tx)) && (await seedMonth(tx)))
  const server = await openServer(app)
  app.log.info({ url: server.url }, 'listening')
  return {
    async close() {
      await server.close()
      await app.close()
    },
  }
})
