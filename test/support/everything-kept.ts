import { expect } from '@jest/globals'
import { Redis } from 'ioredis'
import type { Desk } from './desk.js'
import { testEnvironment } from './servers.js'

/** Everything that stands in the database and in Redis, as one text. */
export async function everythingKept({ servers: { app } }: Desk): Promise<string> {
  const tables: { name: string }[] = await app.database.query(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  )
  const rows = await Promise.all(tables.map(({ name }) => app.database.query(`SELECT * FROM \`${name}\``)))
  const redis = new Redis(testEnvironment().REDIS_URL!)
  const kept: unknown[] = []
  const keys = await redis.keys(`${testEnvironment().REDIS_PREFIX}*`)
  for (const key of keys) {
    const type = await redis.type(key)
    if (type === 'hash') kept.push(await redis.hgetall(key))
    if (type === 'string') kept.push(await redis.get(key))
    if (type === 'list') kept.push(await redis.lrange(key, 0, -1))
    if (type === 'set') kept.push(await redis.smembers(key))
    if (type === 'zset') kept.push(await redis.zrange(key, 0, -1))
    if (type === 'stream') kept.push(await redis.xrange(key, '-', '+'))
  }
  await redis.quit()
  expect(keys.length).toBeGreaterThan(0)
  return JSON.stringify([rows, keys, kept])
}
