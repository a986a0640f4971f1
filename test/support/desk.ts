import { afterEach, expect } from '@jest/globals'
import { DateTime, type DurationLike } from 'luxon'
import { checkNothingForgotten } from '../../domain/reminder/check-nothing-forgotten.js'
import { jobs } from '../../domain/jobs.js'
import type { JWTPayload } from 'jose'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import {
  sweepAutoReplies,
  sweepDesks,
  sweepOutbox,
  sweepRingLetters,
  sweepRings,
  sweepSnoozes,
} from '../../worker/sweep.js'
import { watchDesk } from '../../domain/office-hours/watch-desk.js'
import { admitShopper, enterAsAgent, type AgentActor, type ShopperActor } from './actors.js'
import { buildAccount, buildAgent, type AccountWish, type BuiltAccount } from './builders.js'
import { later } from './clock.js'
import { closedFirst, servers, type Servers } from './servers.js'

interface DeskWish extends AccountWish {
  /** A wall clock in the account's zone. Left out: a Monday morning, in office hours. */
  now?: string
}

export interface Desk {
  account: BuiltAccount
  agent: AgentActor
  shopper: ShopperActor
  servers: Servers
  /** Somebody else of the team, signed in. */
  colleague(name?: string, role?: 'agent' | 'manager' | 'owner'): Promise<AgentActor>
  /** Somebody else of the shop, or the same shopper (`sub`) in another tab. */
  anotherShopper(claims?: JWTPayload): Promise<ShopperActor>
  time: {
    passes(duration: DurationLike): Promise<void>
    is(wallClock: string): Promise<void>
    now(): Date
  }
  /** Waits until nobody has anything left to do. */
  quiet(): Promise<void>
}

let isUsed = false

/** Whatever a story tells, nobody in it is forgotten (R60): looked at after each one, when the worker has had its minute. */
afterEach(async () => {
  if (!isUsed || !expect.getState().testPath?.includes('/stories/')) return
  const { app, clock } = await servers()
  await sweepOutbox(app)
  await sweepAutoReplies(app, 0)
  await sweepRings(app)
  await sweepSnoozes(app)
  expect(await checkNothingForgotten(app.database.manager, clock.now())).toEqual([])
})

const mondayMorning = '2026-06-15T10:00'

/** A desk with one agent and one shopper, both signed in; an account of its own, so that tests do not see each other. */
export async function desk({ now = mondayMorning, ...wish }: DeskWish = {}): Promise<Desk> {
  const running = await servers()
  isUsed = true
  const { app, clock } = running
  const zone = wish.timeZone ?? 'Europe/Paris'
  clock.set(DateTime.fromISO(now, { zone }).toJSDate())
  const account = await buildAccount(app, wish)
  const newAgent = async (name: string, role: 'agent' | 'manager' | 'owner') =>
    enterAsAgent(running, await buildAgent(app, account, { name, role }))

  const { quiet, moveTo } = timeOf(running, account.id)

  return {
    account,
    servers: running,
    agent: await newAgent('Lina Moreau', 'agent'),
    shopper: await admitShopper(running, account, { name: 'Camille Roy' }),
    colleague: (name = 'Marc Lefort', role = 'agent') => newAgent(name, role),
    anotherShopper: (claims = {}) =>
      admitShopper(running, account, { sub: 'shopper-2', name: 'Noah Berg', ...claims }),
    time: {
      passes: (duration) => moveTo(later(clock.now(), duration)),
      is: (wallClock) => moveTo(DateTime.fromISO(wallClock, { zone }).toJSDate()),
      now: () => clock.now(),
    },
    quiet,
  }
}

/**
 * Time as an account has it: it goes on only when nobody has anything left to do, and stops at each moment when
 * something falls due.
 */
export function timeOf(running: Servers, accountId: string) {
  const { app, clock } = running
  const quiet = () => untilQuiet(running, accountId)
  return {
    quiet,
    async moveTo(target: Date) {
      await quiet()
      for (;;) {
        const due = await nextDue(running, accountId)
        if (due.at > target) break
        if (due.at > clock.now()) clock.set(due.at)
        // Of desks there are many changes in a month, and none leaves anything else to do.
        await app.transaction((tx) => watchDesk(tx, accountId))
        if (due.isDesk) continue
        await sweepRings(app)
        await sweepSnoozes(app)
        await sweepRingLetters(app)
        await quiet()
      }
      clock.set(target)
      await quiet()
    },
  }
}

/** Meanwhile nothing is handed to Redis, as if that were away. */
export async function tellNobody({ servers: { app } }: Desk, meanwhile: () => Promise<void>): Promise<void> {
  const { forward } = app
  app.forward = () => {}
  await meanwhile().finally(() => (app.forward = forward))
}

async function nextDue({ app }: Servers, accountId: string): Promise<{ at: Date; isDesk: boolean }> {
  const sql = `SELECT desk_look_at AS desk, (SELECT MIN(at) FROM (
      SELECT MIN(next_ring_at) AS at FROM ticket WHERE account_id = ? UNION ALL
      SELECT MIN(snoozed_until) FROM ticket WHERE account_id = ? UNION ALL
      SELECT MIN(ring_mail_at) FROM agent WHERE account_id = ?) AS due_times) AS other
    FROM account WHERE id = ?`
  const [{ desk, other }] = await app.database.query(sql, [accountId, accountId, accountId, accountId])
  return !other || desk < other ? { at: desk, isDesk: true } : { at: other, isDesk: false }
}

const patience = 30_000

async function untilQuiet({ app }: Servers, accountId: string) {
  const deadline = performance.now() + patience
  for (;;) {
    await app.forwarding.settled()
    const busy = await Promise.all(
      queuesOf(app.config).map((queue) => queue.getJobCountByTypes('waiting', 'active', 'prioritized')),
    )
    const [row] = await app.database.query(
      'SELECT COUNT(*) AS pending FROM ticket WHERE account_id = ? AND auto_pending_since IS NOT NULL',
      [accountId],
    )
    if (busy.every((count) => count === 0) && Number(row.pending) === 0) return
    if (performance.now() > deadline)
      throw new Error(`Still busy: ${busy.join(', ')} jobs, ${row.pending} tickets`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

let queues: Queue[] | null = null

/** Of the servers of this test file, over one connection. */
function queuesOf({ redisUrl, redisPrefix }: Servers['app']['config']): Queue[] {
  if (queues) return queues
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null })
  const opened = jobs.map(({ name }) => new Queue(name, { connection, prefix: redisPrefix }))
  closedFirst.push(async () => {
    await Promise.all(opened.map((queue) => queue.close()))
    await connection.quit()
  })
  return (queues = opened)
}

/** The sweeps of the worker, for what the quick path has lost. */
export async function sweep({ servers: { app } }: Desk): Promise<void> {
  await sweepOutbox(app)
  await sweepAutoReplies(app, 0)
  await sweepDesks(app)
  await sweepRings(app)
  await sweepSnoozes(app)
}
