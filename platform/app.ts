import type { DataSource, MigrationInterface } from 'typeorm'
import { databaseClock, type Clock } from './clock.js'
import type { Config } from './config.js'
import { openDatabase, migrate } from './database.js'
import { openEvents, type Events } from './events.js'
import { openLog, type Log } from './log.js'
import { openMail, type Mailer } from './mail.js'
import { openMarks, type Marks } from './marks.js'
import type { OutboundRules } from './outbound.js'
import { openForwarding, type Forwarding } from './outbox.js'
import { openJobs, type Jobs } from './queue.js'
import { transaction, type Ground, type Tx } from './transaction.js'

/** Everything outside that a process of ours talks to. */
export interface App extends Ground {
  config: Config
  database: DataSource
  clock: Clock
  jobs: Jobs
  events: Events
  marks: Marks
  forwarding: Forwarding
  /** Null: no mail is sent. */
  mail: Mailer | null
  /** Where calls to addresses of strangers may lead. */
  outbound: OutboundRules
  log: Log
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface Parts {
  nouns: (new () => object)[]
  migrations: (new () => MigrationInterface)[]
  /** `api`, `worker`: what the log calls the process. */
  process: string
  /** Tests bring a clock that they can move. */
  clock?: Clock
}

/** Opens the database (and brings its tables up to date) and Redis, which may also be away for now. */
export async function openApp(config: Config, parts: Parts): Promise<App> {
  const log = openLog(config.logLevel, parts.process)
  const database = await openDatabase(config.databaseUrl, parts.nouns, parts.migrations)
  await migrate(database)
  const clock = parts.clock ?? (await databaseClock(database))
  const jobs = openJobs(config.redisUrl, config.redisPrefix, clock, log)
  const events = openEvents(config.redisUrl, config.redisPrefix, log)
  const marks = openMarks(config.redisUrl, config.redisPrefix, clock, log)
  // What is done before Redis is reached would be left for the relay.
  await Promise.all([jobs, events, marks].map((each) => each.reached()))
  const forwarding = openForwarding(database, jobs, events, log)

  const app: App = {
    config,
    database,
    clock,
    jobs,
    events,
    marks,
    forwarding,
    mail: config.mail && openMail(config.mail),
    outbound: { isPrivateAllowed: config.isPrivateCallAllowed },
    log,
    faultPoint: config.faultPoint,
    forward: forwarding.forward,
    transaction: (work) => transaction(app, work),
    async close() {
      await forwarding.settled()
      await Promise.all([jobs.close(), events.close(), marks.close()])
      app.mail?.close()
      clock.stop()
      await database.destroy()
    },
  }
  return app
}
