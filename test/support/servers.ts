import { randomBytes } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll } from '@jest/globals'
import mysql from 'mysql2/promise'
import { openServer } from '../../api/server.js'
import { openApp, type App } from '../../platform/app.js'
import { readConfig } from '../../platform/config.js'
import { carryOut, type Handlers } from '../../platform/queue.js'
import { migrations } from '../../schema/migrations/all.js'
import { nouns } from '../../schema/nouns.js'
import { handlersOf } from '../../worker/handlers.js'
import { startNumbering } from '../../worker/number-feeds.js'
import { movableClock, type MovableClock } from './clock.js'

export interface Servers {
  app: App
  clock: MovableClock
  url: string
  close(): Promise<void>
}

// Jest loads this module anew for each test file.
const file = randomBytes(6).toString('hex')

/** What every process of a test file shares: a database and a corner of Redis of its own. */
export function testEnvironment(): NodeJS.ProcessEnv {
  const { TEST_DATABASE_URL, TEST_REDIS_URL } = process.env
  if (!TEST_DATABASE_URL || !TEST_REDIS_URL)
    throw new Error('Run the tests with `npm test`: it brings their servers.')
  return {
    DATABASE_URL: `${TEST_DATABASE_URL.replace(/\/$/, '')}/deskbell_test_${file}`,
    REDIS_URL: TEST_REDIS_URL,
    REDIS_PREFIX: `deskbell-test-${file}`,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    NODE_ENV: 'test',
  }
}

async function createDatabase(): Promise<void> {
  const { pathname, href } = new URL(testEnvironment().DATABASE_URL!)
  const name = pathname.slice(1)
  const connection = await mysql.createConnection(href.replace(pathname, ''))
  await connection.query(
    `CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`,
  )
  await connection.end()
}

let running: Promise<Servers> | null = null

/** API and worker, real ones, in this process and on a clock that tests can move; one of each per test file. */
export const servers = (): Promise<Servers> => (running ??= open())

/** What has to go before the servers do: a browser holds sockets. */
export const closedFirst: (() => unknown)[] = []

afterAll(async () => {
  for (const close of closedFirst) await close()
  await (await running)?.close()
})

async function open(): Promise<Servers> {
  await createDatabase()
  const clock = movableClock()
  const config = readConfig({ ...testEnvironment(), PORT: await freePort(), DEMO: '1' })
  const app = await openApp(config, { nouns, migrations, process: 'test', clock })
  const handlers: Handlers = carryOut(handlersOf(app), config.redisUrl, config.redisPrefix, app.log)
  const stopNumbering = startNumbering(app)
  const server = await openServer(app)
  return {
    app,
    clock,
    url: server.url,
    async close() {
      await handlers.close()
      await server.close()
      await stopNumbering()
      await app.close()
    },
  }
}

/** Chosen before, because pages are told their address. */
const freePort = () =>
  new Promise<string>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(String(port)))
    })
  })
