// A year in seconds.
//
// A desk with hundreds of shoppers, a few agents and an owner is played for a year against the real database and the real
// verbs, on a clock that stands until it is moved. No HTTP and no Redis: what Redis would do, and fail to do, a small
// post office does (`post.ts`). What people do comes from one seed (`plan.ts`); what has to be true is said by a
// model that was written from the mission (`model.ts`) and knows the office hours from looking at the wall every minute
// (`calendar.ts`). After each step the tickets that it touched are compared with the model (`check-chat.ts`), each evening
// everything that happened that day (`check-day.ts`), and each decision and ring when it is made (`settle-*.ts`).
//
//     npm test -- test/year                 two weeks and the change of clocks, as in every run of the tests
//     npm run year -- --seed 1              a whole year (--days 365)
//     npm run year -- --seed 1 --until 1234 only the first 1,234 steps, and the story of the last one's ticket
//
// On a failure it says the seed, the step, a shorter list of steps with the same end, and the ticket's whole story. The
// seed decides everything but who wins a race between two that act at the same moment.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { DataSource } from 'typeorm'
import { scratchDatabase, type ScratchDatabase } from '../support/scratch-database.js'
import { lastChat } from './model.js'
import { makePlan, type Step } from './plan.js'
import { play, type Outcome } from './play.js'
import { shorten } from './shorten.js'
import { storyOf } from './story.js'
import { openYearDatabase, type World } from './world.js'

const given = (name: string, otherwise: number) => Number(process.env[name] || otherwise)
const seed = given('YEAR_SEED', 1)
const days = given('YEAR_DAYS', 15)
const until = given('YEAR_UNTIL', Infinity)
const isTold = process.env.YEAR_SEED !== undefined

let scratch: ScratchDatabase
let database: DataSource

beforeAll(async () => {
  scratch = await scratchDatabase()
  database = await openYearDatabase(scratch.url)
})

afterAll(async () => {
  await database.destroy()
  await scratch.drop()
})

test(`${days} days of a desk: every message kept and answered once, every ring in time, nobody forgotten (R10, R11, R14, R16, R25–R28, R30, R42, R47, R50, R51, R55–R60, R73, R74)`, async () => {
  const whole = makePlan(seed, days)
  const steps = whole.steps.filter(({ id }) => id <= until)
  // Up to the next step, for much goes wrong between two.
  const plan = { ...whole, steps, end: whole.steps[steps.length]?.at ?? whole.end }
  const began = performance.now()
  const outcome = await play(database, plan, (world, n) => {
    if (isTold && n % 7 === 0) say(`day ${n}: ${summaryOf(world)}, ${seconds(began)} s`)
  })
  if (!outcome.isWell) throw new Error(await report(outcome, plan))
  if (isTold) say(`seed ${seed}: ${summaryOf(outcome.world)}, ${seconds(began)} s`)
  if (until < Infinity) say(await lastStory(outcome.world))
  expect(outcome.counts.accepted).toBeGreaterThan(0)
}, 3_600_000)

const shortening = 90_000

async function report(outcome: Extract<Outcome, { isWell: false }>, plan: ReturnType<typeof makePlan>) {
  const first = told(outcome)
  if (isTold) say(`${first}\n\nLooking for a shorter way there …`)
  const shorter = await shorten(database, plan, outcome, isTold ? shortening : 10_000)
  return [
    first,
    '',
    `A shorter way there, ${shorter.plan.steps.length} steps:`,
    ...shorter.plan.steps.map(inWords),
    '',
    told(shorter.failure),
    '',
    `To see it again: npm run year -- --seed ${seed} --days ${days} --until ${outcome.step?.id ?? 0}`,
  ].join('\n')
}

function told({ error, step, story }: Extract<Outcome, { isWell: false }>) {
  const where = step ? `at step ${step.id}` : 'before the first step'
  return `${error.name === 'Broken' ? error.message : error.stack}\nSeed ${seed}, ${where}\n${story}`
}

/** Of the ticket that the last step was about. */
async function lastStory(world: World) {
  const act = world.step?.act
  const chat = act && 'shopper' in act ? lastChat(world.desk, act.shopper) : null
  return chat ? storyOf(world, chat) : `Last: ${JSON.stringify(act)}`
}

const inWords = ({ id, at, act }: Step) => `  ${id}  ${new Date(at).toISOString()}  ${JSON.stringify(act)}`

function summaryOf({ desk, counts, step }: World) {
  const { accepted, refused, replies, rings, late, outages } = counts
  return `${step?.id ?? 0} steps, ${desk.chats.size} chats, ${accepted} messages, ${refused} refusals, ${replies} automatic replies, ${rings} rings (${late} late), ${outages} outages`
}

const seconds = (since: number) => Math.round((performance.now() - since) / 1_000)
const say = (text: string) => process.stdout.write(`${text}\n`)
