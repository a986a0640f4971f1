import { handlersOf } from '../../worker/handlers.js'
import {
  sweepAutoReplies,
  sweepDesks,
  sweepOutbox,
  sweepRingLetters,
  sweepRings,
  sweepSnoozes,
} from '../../worker/sweep.js'
import { roll } from './dice.js'
import { wake, type Chat } from './model.js'
import type { Due } from './post.js'
import { settleDecisions } from './settle-decisions.js'
import { settleDesk } from './settle-desk.js'
import { settleRings } from './settle-rings.js'
import { Broken, touch, type World } from './world.js'

/** The worker as time sees it: jobs when they arrive, sweeps when something is due, and nothing while it is away. */
export interface Clockwork {
  /** Lets time pass, and stops at each moment at which the worker has something to do. */
  until(target: number, look: () => Promise<void>): Promise<void>
  goesAway(hours: number, isRedisEmptied: boolean): void
  isAway(): boolean
  /** Now, if it is not away. */
  isBackAt(): number
}

const grace = 2_000

interface Sweep {
  job: string
  noun: 'ticket' | 'account' | 'agent'
  column: string
  grace: number
  sweep(): Promise<void>
}

export function startClockwork(world: World): Clockwork {
  const { app, post, plan } = world
  const handlers = new Map(handlersOf(app).map(([job, handle]) => [job.name, handle]))
  const sweeps: Sweep[] = [
    {
      job: 'send-auto-replies',
      noun: 'ticket',
      column: 'auto_pending_since',
      grace,
      sweep: () => sweepAutoReplies(app),
    },
    { job: 'ring-bell', noun: 'ticket', column: 'next_ring_at', grace: 0, sweep: () => sweepRings(app) },
    { job: 'wake-ticket', noun: 'ticket', column: 'snoozed_until', grace: 0, sweep: () => sweepSnoozes(app) },
    {
      job: 'notice-desk-change',
      noun: 'account',
      column: 'desk_look_at',
      grace: 0,
      sweep: () => sweepDesks(app),
    },
    {
      job: 'mail-rings',
      noun: 'agent',
      column: 'ring_mail_at',
      grace: 0,
      sweep: () => sweepRingLetters(app),
    },
  ]
  let awayUntil = 0
  let isRedisToBeEmptied = false

  /** A sweep comes every two seconds, so what is due waits for it for as long at most. */
  async function nextSweeps(): Promise<{ sweep: Sweep; at: number }[]> {
    const columns = sweeps.map(({ noun, column }) => `(SELECT MIN(${column}) FROM ${noun}) AS ${column}`)
    const [row] = await app.database.query(`SELECT ${columns.join(', ')}`)
    return sweeps.flatMap((sweep) => {
      const due: Date | null = row[sweep.column]
      if (!due) return []
      const at =
        due.getTime() + sweep.grace + Math.round(2_000 * roll(plan.seed, `${sweep.column} ${due.getTime()}`))
      return [{ sweep, at }]
    })
  }

  async function carryOut(name: string, payload: Due['payload']) {
    const handle = handlers.get(name)
    if (!handle) throw new Broken(`Nobody carries out ${name}`)
    const isDoubled = roll(plan.seed, `doubled ${name} ${world.now()}`) < 0.1
    await Promise.all((isDoubled ? [1, 2] : [1]).map(() => handle(payload as never)))
    await settleAll(name, [payload.ticketId])
  }

  async function settleAll(job: string, ids: string[]) {
    if (job === 'notice-desk-change') return settleDesk(world)
    if (job === 'mail-rings') return
    for (const id of ids) {
      const chat = world.desk.chats.get(id)
      if (chat) await settle(job, chat)
    }
  }

  async function settle(job: string, chat: Chat) {
    if (job === 'send-auto-replies') await settleDecisions(world, chat)
    if (job === 'ring-bell') await settleRings(world, chat)
    if (job === 'wake-ticket' && chat.snooze && chat.snooze.until <= world.now()) wake(chat, world.now())
    touch(world, chat)
  }

  async function run({ job, noun, column, grace, sweep }: Sweep) {
    const by = new Date(world.now() - grace)
    const sql = `SELECT id FROM ${noun} WHERE ${column} <= ?`
    const due: { id: string }[] = await app.database.query(sql, [by])
    await sweep()
    await settleAll(
      job,
      due.map(({ id }) => id),
    )
    const [left] = await app.database.query(`${sql} LIMIT 1`, [by])
    if (left) throw new Broken(`A sweep has left ${column} as it was (R60)`, world.desk.chats.get(left.id))
  }

  async function relay() {
    await post.tidy()
    post.leftSince = null
    await sweepOutbox(app)
  }

  async function comeBack() {
    world.counts.outages++
    if (isRedisToBeEmptied) post.empty()
    awayUntil = 0
    if (post.leftSince !== null && post.leftSince < world.now() - grace) await relay()
    for (const sweep of sweeps) await run(sweep)
  }

  return {
    isAway: () => awayUntil > world.now(),
    isBackAt: () => Math.max(awayUntil, world.now()),
    goesAway(hours, isRedisEmptied) {
      awayUntil = Math.max(awayUntil, world.now() + hours * 3_600_000)
      isRedisToBeEmptied = isRedisEmptied
    },
    async until(target, look) {
      for (;;) {
        if (awayUntil > 0) {
          if (awayUntil > target) break
          world.setTime(Math.max(awayUntil, world.now()))
          await comeBack()
          await look()
          continue
        }
        const due = await nextSweeps()
        const sweepAt = due.reduce((first, { at }) => Math.min(first, at), Infinity)
        const relayAt = post.leftSince === null ? Infinity : post.leftSince + grace + 1
        const at = Math.min(sweepAt, post.nextAt(), relayAt)
        if (at > target) break
        world.setTime(Math.max(at, world.now()))
        const job = post.take(world.now())
        if (job) await carryOut(job.name, job.payload)
        else if (relayAt <= world.now()) await relay()
        else for (const { sweep, at } of due) if (at <= world.now()) await run(sweep)
        await look()
      }
      world.setTime(target)
    },
  }
}
