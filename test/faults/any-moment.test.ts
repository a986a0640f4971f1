// The plug is pulled at any moment.
//
// Three shoppers write, each until they are answered, and in the middle of it something dies or freezes, and comes back: the
// API, the worker, Redis or the database. What, when and for how long comes from a seed; when exactly that meets the
// work is a matter of luck, so the more rounds, the more moments.
//
//     npm test -- test/faults/any-moment    a few rounds, as in every run of the tests
//     npm run plug -- --seed 1 --rounds 60  more of them
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from '@jest/globals'
import { roll } from '../year/dice.js'
import { ownDatabase, ownRedis, type Engine } from './engines.js'
import { insists, setStage, type Stage } from './stage.js'

const seed = Number(process.env.PLUG_SEED || 1)
const rounds = Number(process.env.PLUG_ROUNDS || 4)

const engines = new Map<string, Promise<Engine>>()
const engine = (name: string, open: () => Promise<Engine>) => {
  if (!engines.has(name)) engines.set(name, open())
  return engines.get(name)!
}

afterAll(async () => {
  for (const opened of engines.values()) await (await opened).close()
})

/** Takes it away, and answers how it comes back. */
type Pull = () => Promise<() => unknown>

const pullEngine = (engine: Engine, isFrozen: boolean): Pull =>
  isFrozen
    ? async () => (engine.freeze(), () => engine.thaw())
    : async () => (await engine.kill(), () => engine.start())

/** Opens API and worker, and says how to pull the plug of what is meant. */
const plugs: Record<string, (isFrozen: boolean) => Promise<{ stage: Stage; pull: Pull }>> = {
  api: (isFrozen) => withProcesses('api', isFrozen),
  worker: (isFrozen) => withProcesses('worker', isFrozen),
  async Redis(isFrozen) {
    const redis = await engine('redis', ownRedis)
    const stage = await setStage({ redisUrl: redis.url })
    await startBoth(stage)
    return { stage, pull: pullEngine(redis, isFrozen) }
  },
  async database(isFrozen) {
    const database = await engine('database', ownDatabase)
    const stage = await setStage({ databaseUrl: database.url })
    await startBoth(stage)
    return { stage, pull: pullEngine(database, isFrozen) }
  },
}

async function withProcesses(which: 'api' | 'worker', isFrozen: boolean) {
  const stage = await setStage()
  const running = { api: await stage.start('api'), worker: await stage.start('worker') }[which]
  const pull: Pull = isFrozen
    ? async () => (running.freeze(), () => running.thaw())
    : async () => (await running.kill(), () => stage.start(which))
  return { stage, pull }
}

async function startBoth(stage: Stage) {
  await stage.start('api')
  await stage.start('worker')
}

const plan = Array.from({ length: rounds }, (_, round) => {
  const dice = (name: string) => roll(seed, `plug ${round} ${name}`)
  const what = Object.keys(plugs)[round % 4]!
  const isFrozen = dice('how') < 0.4
  const after = Math.round(dice('when') ** 2 * 900)
  const away = Math.round(dice('long') * 2_500)
  const fate = `${isFrozen ? 'freezes' : 'is killed'} after ${after} ms, for ${away} ms`
  return { name: `${what} ${fate} (round ${round} of seed ${seed})`, what, isFrozen, after, away }
})

test.each(plan.map((round) => [round.name, round] as const))(
  '%s: each message is there once, each is answered once and rung for once (I-01, I-02, I-04, I-15)',
  async (_name, { what, isFrozen, after, away }) => {
    const { stage, pull } = await plugs[what]!(isFrozen)
    const shoppers = await Promise.all(['first', 'second', 'third'].map((sub) => stage.admit(sub)))
    const agent = await stage.agent()
    const writing = shoppers.map(async (shopper) => {
      for (const text of ['Hello', 'Where is my order?', 'Anybody?'])
        await insists(shopper, text, randomUUID())
    })
    await pause(after)
    const comeBack = await pull()
    await pause(away)
    await comeBack()
    await Promise.all(writing)
    await stage.untilEffects({ messages: 9, replies: 3, decisions: 9 })
    await stage.untilQuiet()
    await stage.age(4)
    await stage.untilEffects({ rings: 3, bells: 3 })
    const numbers = await stage.query(
      'SELECT number FROM message UNION ALL SELECT number FROM ticket_event ORDER BY number',
    )
    // Three messages and a reply in each ticket, then its ring: no number is missing, none is there twice.
    expect(numbers.map(({ number }: { number: number }) => number)).toEqual(
      [1, 2, 3, 4, 5].flatMap((number) => Array(3).fill(number)),
    )

    // And all goes on as before, by the quick path.
    const heard = await agent.watchesInbox()
    const again = await stage.admit('fourth')
    await again.says('And mine?')
    await heard.until((told) => JSON.stringify(told).includes('And mine?'))
    await stage.untilEffects({ messages: 10, replies: 4, decisions: 10, rings: 3 })
    await stage.untilQuiet()
    await heard.end()
  },
)
