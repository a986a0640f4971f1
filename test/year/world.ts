import { createHash } from 'node:crypto'
import type { DataSource } from 'typeorm'
import type { App } from '../../platform/app.js'
import { openDatabase, migrate } from '../../platform/database.js'
import { openLog } from '../../platform/log.js'
import { insertRow } from '../../platform/rows.js'
import { transaction, type Tx } from '../../platform/transaction.js'
import { Refusal, type RefusalCode } from '../../domain/errors.js'
import { Agent } from '../../schema/agent.js'
import { Profile } from '../../schema/profile.js'
import { migrations } from '../../schema/migrations/all.js'
import { nouns } from '../../schema/nouns.js'
import { buildAccount, buildAgent } from '../support/builders.js'
import { startClockwork, type Clockwork } from './clockwork.js'
import { emptyDesk, type Chat, type Desk, type Settings } from './model.js'
import { agents, shoppers, type Plan, type Step } from './plan.js'
import { openPost, type Post } from './post.js'

/** What is played on: the real database and verbs, a clock that stands until it is moved, and the model beside them. */
export interface World {
  plan: Plan
  app: App
  accountId: string
  owner: Agent
  agents: Agent[]
  /** Ids of the shoppers' profiles. */
  profiles: string[]
  desk: Desk
  post: Post
  clockwork: Clockwork
  step: Step | null
  /** Chats that have changed since they were last looked at: at once, and by the end of the day. */
  changed: Set<Chat>
  changedToday: Set<Chat>
  counts: Counts
  /** The last that was noticed of openings and closings. */
  lastDeskChange: { id: string; state: string }
  now(): number
  setTime(to: number): void
}

export interface Counts {
  accepted: number
  refused: number
  replies: number
  rings: number
  late: number
  outages: number
}

export async function openYearDatabase(url: string): Promise<DataSource> {
  const database = await openDatabase(url, nouns, migrations)
  await migrate(database)
  return database
}

const settings: Settings = {
  remindersEnabled: true,
  remindersAlways: false,
  remindAfterMinutes: 3,
  escalateAfterMinutes: 5,
  checkInAfterMinutes: 4,
  repeatEveryMinutes: 10,
  repeatLimit: 2,
}

const texts = {
  autoReplyInHours: 'Open.',
  autoReplyOutOfHours: 'Closed until {{next_opening|later}}.',
}

export async function openWorld(database: DataSource, plan: Plan): Promise<World> {
  let time = plan.start
  const post = openPost(database, plan.seed, () => time)
  const app = {
    database,
    clock: { now: () => new Date(time), stop() {} },
    log: openLog(process.env.LOG_LEVEL ?? 'silent', 'year'),
    config: { sweepSeconds: 2, publicUrl: 'https://desk.example' },
    mail: { send: async () => {}, close() {} },
    jobs: post.jobs,
    events: post.events,
    forward: post.forward,
    faultPoint: null,
    transaction: <T>(work: (tx: Tx) => Promise<T>) => transaction(app, work),
  } as unknown as App
  await silenceEarlierPlays(database)

  const { timeZone } = plan
  const account = await buildAccount(app, { week: null, timeZone, ...settings, ...texts })
  const hire = async (name: string, role: 'owner' | 'agent') => {
    const { id } = await buildAgent(app, account, { name, role })
    return database.manager.findOneByOrFail(Agent, { id })
  }
  const world: World = {
    plan,
    app,
    accountId: account.id,
    owner: await hire('Owner', 'owner'),
    agents: await inTurn(agents, (n) => hire(`Agent ${n}`, 'agent')),
    profiles: await inTurn(shoppers, (n) => admit(app, account.id, n)),
    desk: emptyDesk(timeZone, shoppers, settings),
    post,
    clockwork: null as unknown as Clockwork,
    step: null,
    changed: new Set(),
    changedToday: new Set(),
    counts: { accepted: 0, refused: 0, replies: 0, rings: 0, late: 0, outages: 0 },
    lastDeskChange: { id: '0', state: 'none' },
    now: () => time,
    setTime: (to) => (time = to),
  }
  world.clockwork = startClockwork(world)
  return world
}

async function inTurn<T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let n = 0; n < count; n++) made.push(await make(n))
  return made
}

const admit = (app: App, accountId: string, n: number) =>
  insertRow(app.database.manager, Profile, {
    accountId,
    externalId: `shopper-${n}`,
    name: `Shopper ${n}`,
    createdAt: app.clock.now(),
  })

/** Sweeps look at all accounts, and time begins again. */
async function silenceEarlierPlays(database: DataSource) {
  await database.query(
    'UPDATE ticket SET next_ring_at = NULL, auto_pending_since = NULL, snoozed_until = NULL',
  )
  await database.query("UPDATE account SET desk_look_at = '2200-01-01'")
  await database.query('UPDATE agent SET ring_mail_at = NULL')
  await database.query('DELETE FROM outbox')
}

/** Says that a step has to do with a chat, so that it is looked at. */
export function touch(world: World, chat: Chat) {
  world.changed.add(chat)
  world.changedToday.add(chat)
}

/** Something is not as it has to be. */
export class Broken extends Error {
  constructor(
    message: string,
    readonly chat: Chat | null = null,
  ) {
    super(message)
    this.name = 'Broken'
  }
}

/** The code with which something was refused, or what it answered. */
export async function outcomeOf<T>(work: Promise<T>): Promise<{ answer: T } | { refusal: Refusal }> {
  try {
    return { answer: await work }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error }
    throw error
  }
}

export async function mustBeRefused(
  world: World,
  code: RefusalCode,
  work: Promise<unknown>,
  chat: Chat | null = null,
): Promise<Refusal> {
  const outcome = await outcomeOf(work)
  if ('answer' in outcome) throw new Broken(`Should have been refused with ${code}`, chat)
  if (outcome.refusal.code !== code)
    throw new Broken(`Refused with ${outcome.refusal.code}, not ${code}`, chat)
  world.counts.refused++
  return outcome.refusal
}

/** The same in every play of a plan, whatever steps are left out. */
export const clientIdOf = (world: World, which = ''): string =>
  uuidOf(`${world.accountId} ${world.step!.id} ${which}`)

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}
