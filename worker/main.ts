import { openApp } from '../platform/app.js'
import { runProcess } from '../platform/process.js'
import { carryOut } from '../platform/queue.js'
import { migrations } from '../schema/migrations/all.js'
import { nouns } from '../schema/nouns.js'
import { handlersOf } from './handlers.js'
import { startNumbering } from './number-feeds.js'
import { startSweeping } from './schedule.js'
import { startSendingWebhooks } from './send-webhooks.js'

await runProcess(async (config) => {
  const app = await openApp(config, { nouns, migrations, process: 'worker' })
  const handlers = carryOut(handlersOf(app), config.redisUrl, config.redisPrefix, app.log)
  const stopNumbering = startNumbering(app)
  const stopSending = startSendingWebhooks(app)
  const stopSweeping = startSweeping(app)
  app.log.info('working')
  return {
    async close() {
      await handlers.close()
      await stopSweeping()
      await stopNumbering()
      await stopSending()
      await app.close()
    },
  }
})
