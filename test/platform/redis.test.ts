import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import type { Redis } from 'ioredis'
import { openApp } from '../../platform/app.js'
import { readConfig } from '../../platform/config.js'
import { openLog } from '../../platform/log.js'
import { closeRedis, impatientRedis } from '../../platform/redis.js'
import { migrations } from '../../schema/migrations/all.js'
import { nouns } from '../../schema/nouns.js'
import { scratchDatabase } from '../support/scratch-database.js'
import { testEnvironment } from '../support/servers.js'

const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length

test.each<[string, (redis: Redis) => Promise<unknown>]>([
  ['at once', async () => {}],
  ['while it greets', (redis) => once(redis, 'connect')],
  ['when it is ready', (redis) => once(redis, 'ready')],
])('a client closed %s leaves nothing behind that keeps a command from ending', async (_when, moment) => {
  const before = timers()
  for (let time = 0; time < 10; time++) {
    const redis = impatientRedis(testEnvironment().REDIS_URL!, openLog('silent', 'test'))
    await moment(redis)
    await closeRedis(redis)
  }
  await new Promise(setImmediate)
  expect(timers()).toBe(before)
})

test('whatever is done first reaches Redis at once, and is not left for the relay', async () => {
  const { url, drop } = await scratchDatabase()
  const config = readConfig({ ...testEnvironment(), DATABASE_URL: url })
  const app = await openApp(config, { nouns, migrations, process: 'test' })
  await app.jobs.add([])
  await app.events.publish([])
  expect(await app.marks.leave('here', 'me', { seen: 10 })).toBe(true)
  await app.close()
  await drop()
})
