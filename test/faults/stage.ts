import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, jest } from '@jest/globals'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { ringBell, sendAutoReplies } from '../../domain/jobs.js'
import { openApp, type App } from '../../platform/app.js'
import { readConfig } from '../../platform/config.js'
import { insertRow } from '../../platform/rows.js'
import { migrations } from '../../schema/migrations/all.js'
import { nouns } from '../../schema/nouns.js'
import type { OfficeWeek } from '../../schema/office-hours.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { findFreePort } from '../../tools/process/port.js'
import {
  admitShopper,
  sendMessage,
  signInAgent,
  type AgentActor,
  type ShopperActor,
} from '../support/actors.js'
import {
  buildAccount,
  buildAgent,
  officeWeek,
  type AccountWish,
  type BuiltAccount,
} from '../support/builders.js'
import { scratchDatabase } from '../support/scratch-database.js'
import { testEnvironment } from '../support/servers.js'
import { startProcess, type Kind, type Running } from './process.js'
import { until } from '../support/until.js'

const allDay = [{ from: '00:00', to: '24:00' }]
const aroundTheClock = Object.fromEntries(
  Object.keys(officeWeek).map((day) => [day, allDay]),
) as unknown as OfficeWeek

// Processes start in a second, and on a busy machine in ten.
jest.setTimeout(240_000)

/** What a worker had in its hands when Redis went is found by the next two looks for such jobs, half a minute apart. */
const stalledMillis = 120_000

const stages: Stage[] = []

afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.clear()
})

/** A desk that never closes, on a database of its own, whose processes run apart from the test and may be killed. */
export async function setStage({
  databaseUrl,
  redisUrl,
  smtpUrl,
  logLevel = 'info',
}: { databaseUrl?: string; redisUrl?: string; smtpUrl?: string; logLevel?: string } = {}): Promise<Stage> {
  const scratch = await scratchDatabase(databaseUrl)
  const environment = {
    ...testEnvironment(),
    ...(redisUrl && { REDIS_URL: redisUrl }),
    ...(smtpUrl && { SMTP_URL: smtpUrl, MAIL_FROM: 'desk@deskbell.example' }),
    DATABASE_URL: scratch.url,
    REDIS_PREFIX: `deskbell-faults-${randomBytes(4).toString('hex')}`,
    PORT: String(await findFreePort()),
    SWEEP_SECONDS: '0.5',
    ALLOW_PRIVATE_CALLS: '1',
    LOG_LEVEL: logLevel,
  }
  const app = await openApp(readConfig({ ...environment, LOG_LEVEL: 'silent' }), {
    nouns,
    migrations,
    process: 'test',
  })
  const stage = new Stage(app, environment, await buildAccount(app, { week: aroundTheClock }), scratch.drop)
  stages.push(stage)
  return stage
}

export class Stage {
  readonly url: string
  private readonly processes: Running[] = []
  private readonly queues: Queue[]

  constructor(
    /** Looks on, and does nothing itself. */
    readonly app: App,
    private readonly environment: NodeJS.ProcessEnv,
    readonly account: BuiltAccount,
    private readonly drop: () => Promise<void>,
  ) {
    this.url = `http://127.0.0.1:${environment.PORT}`
    const { redisUrl, redisPrefix } = app.config
    this.queues = [sendAutoReplies, ringBell].map(
      ({ name }) => new Queue(name, { connection: { url: redisUrl }, prefix: redisPrefix }),
    )
    for (const queue of this.queues) queue.on('error', () => {})
  }

  /** `fault`: where it kills itself. */
  async start(kind: Kind, fault?: string): Promise<Running> {
    const running = await startProcess(kind, { ...this.environment, ...(fault && { FAULT: fault }) })
    this.processes.push(running)
    return running
  }

  admit(sub = 'shopper-1', account = this.account): Promise<ShopperActor> {
    return admitShopper({ url: this.url, clock: this.app.clock }, account, { sub, name: 'Camille Roy' })
  }

  async agent(account = this.account): Promise<AgentActor> {
    return signInAgent({ url: this.url }, await buildAgent(this.app, account, { name: 'Lina Moreau' }))
  }

  anotherAccount = (wish: AccountWish = {}) => buildAccount(this.app, { week: aroundTheClock, ...wish })

  query = (sql: string, values: unknown[] = []) => this.app.database.query(sql, values)

  /** All that was said and all that happened, over all tickets: how often it is there. */
  async effects() {
    const counts = await this.query(
      `SELECT (SELECT COUNT(*) FROM message WHERE author = 'shopper') AS messages,
        (SELECT COUNT(*) FROM message WHERE author = 'agent') AS answers,
        (SELECT COUNT(*) FROM message WHERE author = 'auto') AS replies,
        (SELECT COUNT(*) FROM auto_reply_decision) AS decisions,
        (SELECT COUNT(*) FROM reminder WHERE outcome = 'rung') AS rings,
        (SELECT COUNT(*) FROM ticket_event WHERE kind IN ('reminded', 'escalated')) AS bells`,
    )
    return Object.fromEntries(Object.entries(counts[0]).map(([name, count]) => [name, Number(count)]))
  }

  untilEffects(wanted: Partial<Record<string, number>>, patience?: number): Promise<void> {
    return until(
      JSON.stringify(wanted),
      async () => {
        const effects = await this.effects()
        return Object.entries(wanted).every(([name, count]) => effects[name] === count)
      },
      patience,
    )
  }

  /** Lets time pass for those who wait: as if they had written some minutes earlier. */
  async age(minutes: number): Promise<void> {
    await this.query(
      `UPDATE ticket SET waiting_since = waiting_since - INTERVAL ? MINUTE, bell_since = bell_since - INTERVAL ? MINUTE,
         next_ring_at = next_ring_at - INTERVAL ? MINUTE
       WHERE waiting_since IS NOT NULL`,
      [minutes, minutes, minutes],
    )
  }

  jobs(...states: Parameters<Queue['getJobCountByTypes']>) {
    return Promise.all(this.queues.map((queue) => queue.getJobCountByTypes(...states)))
  }

  untilJobs(state: Parameters<Queue['getJobCountByTypes']>[0], wanted: number[]): Promise<void> {
    return until(
      `${wanted} jobs are ${state}`,
      async () => String(await this.jobs(state!)) === String(wanted),
    )
  }

  /** More tickets like the one that is there, of other shoppers who have waited some minutes longer. */
  async copyTicket(count: number, minutes: number): Promise<void> {
    const earlier = (at: Date | null) => at && new Date(at.getTime() - minutes * 60_000)
    const { id: _id, ...ticket } = await this.app.database.manager.findOneByOrFail(Ticket, {})
    for (let copy = 0; copy < count; copy++) {
      const { accountId, createdAt } = ticket
      const profile = { accountId, externalId: `copy-${copy}`, name: 'Copy', createdAt }
      await insertRow(this.app.database.manager, Ticket, {
        ...ticket,
        profileId: await insertRow(this.app.database.manager, Profile, profile),
        nextRingAt: earlier(ticket.nextRingAt),
        autoPendingSince: earlier(ticket.autoPendingSince),
      })
    }
  }

  /** Adds jobs for everybody, in no need of them. */
  async addJobs(count: number): Promise<void> {
    const tickets = await this.query('SELECT account_id AS accountId, id AS ticketId FROM ticket')
    for (const queue of this.queues) {
      const jobs = tickets.flatMap((data: object) =>
        Array.from({ length: count }, () => ({ name: queue.name, data })),
      )
      await queue.addBulk(jobs)
    }
  }

  async addPoison(count: number): Promise<void> {
    const data = { accountId: '0', ticketId: '0' }
    const opts = { attempts: 3, backoff: 50 }
    for (const queue of this.queues) {
      await queue.addBulk(Array.from({ length: count }, () => ({ name: queue.name, data, opts })))
    }
  }

  /** Lets time pass for Redis: what a dead worker held is nobody's any more, and may be looked for again. */
  async expireLocks(): Promise<void> {
    await this.forgetKeys(/:lock$|:stalled-check$/)
  }

  /** As FLUSHALL, for our corner of a Redis that others use, too. */
  async emptyRedis(): Promise<void> {
    await this.forgetKeys(/./)
  }

  private async forgetKeys(pattern: RegExp) {
    const { redisUrl, redisPrefix } = this.app.config
    const redis = new Redis(redisUrl)
    const keys = (await redis.keys(`${redisPrefix}:*`)).filter((key) => pattern.test(key))
    if (keys.length > 0) await redis.del(...keys)
    await redis.quit()
  }

  /** Waits until a statement with these words is being carried out: it stands before a lock. */
  untilWaiting(words: string): Promise<void> {
    return until(`something waits for ${words}`, async () => {
      const waiting = await this.query(
        'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE ? AND id <> CONNECTION_ID()',
        [`%${words}%FOR UPDATE%`],
      )
      return waiting.length > 0
    })
  }

  /** Waits until nothing is left to do, whether in the database or in Redis. */
  async untilQuiet(...states: Parameters<Queue['getJobCountByTypes']>): Promise<void> {
    let left = {}
    const isQuiet = async () => {
      const [{ letters, undecided }] = await this.query(
        `SELECT (SELECT COUNT(*) FROM outbox) AS letters,
          (SELECT COUNT(*) FROM ticket WHERE auto_pending_since IS NOT NULL) AS undecided`,
      )
      const jobs = await this.jobs('waiting', ...states)
      left = { letters, undecided, jobs }
      return Number(letters) === 0 && Number(undecided) === 0 && jobs.every((count) => count === 0)
    }
    await until('nothing is left to do', isQuiet, stalledMillis).catch((error: Error) => {
      throw new Error(`${error.message} Left: ${JSON.stringify(left)}`)
    })
  }

  async clear(): Promise<void> {
    await Promise.all(this.processes.map((running) => running.kill()))
    await Promise.allSettled(this.queues.map((queue) => queue.close()))
    await this.app.close()
    await this.drop()
  }
}

/** Says something as a page does: again and again under one id, until it is answered. */
export async function insists(
  shopper: ShopperActor,
  text: string,
  clientId: string = randomUUID(),
  onRefusal: (code: string) => void = () => {},
): Promise<void> {
  await until(`“${text}” is answered`, async () => {
    const answer = await shopper.door.ask(sendMessage, { clientId, text }).catch(() => null)
    for (const { extensions } of answer?.errors ?? []) onRefusal(extensions.code)
    return answer !== null && !answer.errors
  })
}
