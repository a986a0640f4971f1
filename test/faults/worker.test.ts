import { describe, expect, test } from '@jest/globals'
import { insists, setStage, type Stage } from './stage.js'

/** What the worker owes: the effects that it has still to bring about. */
const debts = {
  'a reply': {
    async owe(stage: Stage) {
      const shopper = await stage.admit()
      await shopper.says('Where is my order?')
    },
    paid: { messages: 1, replies: 1, decisions: 1 },
  },
  'a ring': {
    async owe(stage: Stage) {
      const worker = await stage.start('worker')
      const shopper = await stage.admit()
      await shopper.says('Where is my order?')
      await stage.untilEffects({ replies: 1 })
      await stage.untilQuiet('active')
      await worker.stop()
      await stage.age(4)
      await stage.addJobs(1)
    },
    paid: { messages: 1, replies: 1, decisions: 1, rings: 1, bells: 1 },
  },
}

describe.each(Object.entries(debts))('a worker that owes %s', (_what, { owe, paid }) => {
  test('is killed inside its transaction, twice in a row: it is paid once (F-07, F-08, F-10)', async () => {
    const stage = await setStage()
    await stage.start('api')
    await owe(stage)
    const before = await stage.effects()
    for (let time = 0; time < 2; time++) {
      const worker = await stage.start('worker', 'before-commit:ticket-changed')
      expect(await worker.ended).toBe('SIGKILL')
      expect(await stage.effects()).toEqual(before)
      await stage.expireLocks()
    }
    await stage.start('worker')
    await stage.untilEffects(paid)
    await stage.expireLocks()
    await stage.untilQuiet()
    expect(await stage.effects()).toMatchObject(paid)
  })

  test('is killed after the commit and before it says so, twice in a row: it is paid once (F-09, F-10)', async () => {
    const stage = await setStage()
    await stage.start('api')
    await owe(stage)
    for (let time = 0; time < 2; time++) {
      const worker = await stage.start('worker', time === 0 ? 'after-commit:ticket-changed' : 'after-commit')
      expect(await worker.ended).toBe('SIGKILL')
      await stage.expireLocks()
      // Done and not said: it is asked for again.
      await stage.addJobs(1)
    }
    await stage.start('worker')
    await stage.untilEffects(paid)
    await stage.untilQuiet()
    expect(await stage.effects()).toMatchObject(paid)
  })
})

test('jobs that come twenty times have one effect (F-27)', async () => {
  const stage = await setStage()
  await stage.start('api')
  const shoppers = await Promise.all(['a', 'b', 'c'].map((sub) => stage.admit(sub)))
  for (const shopper of shoppers) await shopper.says('Where is my order?')
  await stage.age(4)
  await stage.addJobs(20)
  await stage.start('worker')
  await stage.untilQuiet('active')
  await stage.untilEffects({ replies: 3, rings: 3 })
  await stage.addJobs(20)
  await stage.untilQuiet('active')
  expect(await stage.effects()).toMatchObject({ messages: 3, replies: 3, decisions: 3, rings: 3, bells: 3 })
})

test('two workers at once do everything once, the letters that a killed API left among it (F-39, F-05)', async () => {
  const stage = await setStage()
  await stage.start('api')
  await Promise.all([stage.start('worker'), stage.start('worker')])
  const shoppers = await Promise.all(Array.from({ length: 12 }, (_, n) => stage.admit(`shopper-${n}`)))
  await Promise.all(shoppers.map((shopper) => shopper.says('Where is my order?')))
  await stage.addJobs(3)
  await stage.untilEffects({ replies: 12, decisions: 12 })
  await stage.age(4)
  await stage.addJobs(3)
  await stage.untilEffects({ rings: 12 })

  // Handed over and not crossed out: the relay hands it over once more.
  await stage.query(
    `INSERT INTO outbox (entries, created_at)
     SELECT JSON_ARRAY(JSON_OBJECT('job', 'send-auto-replies', 'payload', JSON_OBJECT('accountId', account_id, 'ticketId', id))),
       UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE FROM ticket`,
  )
  await stage.untilQuiet('active')
  expect(await stage.effects()).toMatchObject({
    messages: 12,
    replies: 12,
    decisions: 12,
    rings: 12,
    bells: 12,
  })
})

test('a worker that is asked to end finishes the job in its hands (F-11)', async () => {
  const stage = await setStage()
  await stage.start('api')
  const shopper = await stage.admit()
  await shopper.says('Where is my order?')
  const holder = stage.app.database.createQueryRunner()
  await holder.startTransaction()
  await holder.query('SELECT id FROM ticket FOR UPDATE')
  const worker = await stage.start('worker')
  await stage.untilWaiting('ticket')

  const ending = worker.stop()
  await holder.commitTransaction()
  await holder.release()
  expect(await ending).toBe(0)
  expect(await stage.effects()).toMatchObject({ replies: 1, decisions: 1 })
  expect(await stage.jobs('active', 'waiting')).toEqual([0, 0])
})

test('a worker that freezes with a job in its hands holds up nobody else, and does nothing twice when it thaws (F-12)', async () => {
  const stage = await setStage()
  await stage.start('api')
  const shopper = await stage.admit()
  await shopper.says('Where is my order?')
  const holder = stage.app.database.createQueryRunner()
  await holder.startTransaction()
  await holder.query('SELECT id FROM ticket FOR UPDATE')
  const frozen = await stage.start('worker')
  await stage.untilWaiting('ticket')
  frozen.freeze()
  await holder.commitTransaction()
  await holder.release()
  await stage.expireLocks()

  await stage.start('worker')
  const other = await stage.admit('shopper-2')
  await other.says('And mine?')
  await stage.untilEffects({ messages: 2, replies: 1 })
  frozen.thaw()
  await stage.untilEffects({ messages: 2, replies: 2, decisions: 2 })
  await stage.untilQuiet()
  expect(await stage.effects()).toMatchObject({ messages: 2, replies: 2, decisions: 2 })
})

test('jobs that always fail hold up no other (F-29)', async () => {
  const stage = await setStage()
  await stage.start('api')
  await stage.addPoison(50)
  await stage.start('worker')
  const shopper = await stage.admit()
  await shopper.says('Where is my order?')
  await stage.untilEffects({ replies: 1 }, 10_000)
  await stage.age(4)
  await stage.untilEffects({ rings: 1 }, 10_000)
  // They are given up in the end, and stay to be looked at.
  await stage.untilJobs('failed', [50, 50])
})

test('more tickets that always fail than a sweep takes at once hold up no other (F-29)', async () => {
  const stage = await setStage()
  await stage.start('api')
  const broken = await stage.anotherAccount()
  const ill = await stage.admit('ill', broken)
  await ill.says('Where is my order?')
  // Twice as many as a sweep takes, each of which was there first.
  await stage.copyTicket(200, 60)
  await stage.query("UPDATE office_hours SET week = 'null' WHERE account_id = ?", [broken.id])

  const shopper = await stage.admit('well')
  await insists(shopper, 'Where is my order?')
  await stage.age(4)
  await stage.emptyRedis()
  await stage.start('worker')
  await stage.untilEffects({ replies: 1, rings: 1 })
})
