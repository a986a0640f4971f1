import { expect, test } from '@jest/globals'
import { checkNothingForgotten } from '../../domain/reminder/check-nothing-forgotten.js'
import { sweepForgotten } from '../../worker/sweep.js'
import { later } from '../support/clock.js'
import { desk, sweep, type Desk } from '../support/desk.js'

const asked = '{ nothingForgotten { count kinds { kind count } tickets { preview } repairs } }'

const found = ({ servers: { app, clock }, account }: Desk) =>
  checkNothingForgotten(app.database.manager, clock.now(), { accountId: account.id })

const kindsOf = async (it: Desk) => (await found(it)).map(({ kind }) => kind)

const breakRow = async ({ servers: { app }, account }: Desk, changes: string) =>
  app.database.query(`UPDATE ticket SET ${changes} WHERE account_id = ?`, [account.id])

const waits = async ({ shopper, quiet }: Desk) => {
  await shopper.says('Where is my parcel?')
  await quiet()
}
const answered = async (it: Desk) => {
  await waits(it)
  await it.agent.replies('On its way.')
}
const snoozed = async (it: Desk) => {
  await waits(it)
  await it.agent.snoozes(later(it.time.now(), { days: 1 }))
}
const closed = async (it: Desk) => {
  await waits(it)
  await it.agent.closes()
}
const owed = async (it: Desk) => {
  await waits(it)
  await it.agent.holds()
}

const someTime = "'2026-06-15 07:00:00.000'"

test.each<[string, (it: Desk) => Promise<void>, string, string]>([
  ['somebody waits without a next ring', waits, 'next_ring_at = NULL', 'no-next-ring'],
  ['somebody waits without a bell', waits, 'next_ring_at = NULL, bell_since = NULL', 'no-next-ring'],
  ['news is owed without a bell', owed, 'next_ring_at = NULL, bell_since = NULL', 'no-next-ring'],
  ['a ring that never came', waits, `next_ring_at = ${someTime}`, 'ring-overdue'],
  ['a bell for nobody', answered, `bell_since = ${someTime}, next_ring_at = ${someTime}`, 'ring-for-nobody'],
  ['a ring for nobody', answered, "next_ring_at = '2026-07-01 07:00:00.000'", 'ring-for-nobody'],
  ['a ring in a snooze', snoozed, "next_ring_at = '2026-07-01 07:00:00.000'", 'ring-in-snooze'],
  ['a snooze without an end', snoozed, 'snoozed_until = NULL', 'snooze-without-end'],
  ['a snooze that never ended', snoozed, `snoozed_until = ${someTime}`, 'snooze-overdue'],
  ['an open ticket that is to wake', waits, "snoozed_until = '2026-07-01 07:00:00.000'", 'awake-with-snooze'],
  ['a closed one with a ring', closed, "next_ring_at = '2026-07-01 07:00:00.000'", 'closed-and-waiting'],
  ['a closed one on which somebody waits', closed, `waiting_since = ${someTime}`, 'closed-and-waiting'],
  ['a closed one that is to wake', closed, "snoozed_until = '2026-07-01 07:00:00.000'", 'closed-and-waiting'],
  ['a wait that has not ended', waits, 'waiting_since = NULL, promised_since = bell_since', 'wait-not-ended'],
  ['an automatic reply that never came', answered, `auto_pending_since = ${someTime}`, 'auto-reply-overdue'],
])('%s is found, mended and counted (R60)', async (_what, begin, changes, kind) => {
  const it = await desk()
  await begin(it)
  expect(await found(it)).toEqual([])
  await breakRow(it, changes)
  expect(await kindsOf(it)).toEqual([kind])
  const { nothingForgotten } = await it.agent.door.get(asked)
  const said = kind.toUpperCase().replaceAll('-', '_')
  expect(nothingForgotten).toMatchObject({ count: 1, kinds: [{ kind: said, count: 1 }], repairs: 0 })
  expect(nothingForgotten.tickets).toHaveLength(1)
  await sweepForgotten(it.servers.app)
  expect(await found(it)).toEqual([])
  expect((await it.agent.door.get(asked)).nothingForgotten).toEqual({
    count: 0,
    kinds: [],
    tickets: [],
    repairs: 1,
  })
})

test.each([
  ['that is missing', 'DELETE FROM ticket_wait WHERE account_id = ?'],
  [
    'that has ended by mistake',
    "UPDATE ticket_wait SET ended_at = since, ended_by = 'reply' WHERE account_id = ?",
  ],
])('a wait %s is written down after all (R60)', async (_what, sql) => {
  const it = await desk()
  await waits(it)
  await it.servers.app.database.query(sql, [it.account.id])
  expect(await kindsOf(it)).toEqual(['wait-not-begun'])
  await sweepForgotten(it.servers.app)
  expect(await found(it)).toEqual([])
  await it.agent.replies('On its way.')
  const rows = await it.servers.app.database.query(
    'SELECT number, ended_by AS endedBy FROM ticket_wait WHERE account_id = ?',
    [it.account.id],
  )
  expect(rows).toEqual([{ number: 1, endedBy: 'reply' }])
})

test('a ring that its own ledger forbids rings all the same, in a run of its own (R58, R60)', async () => {
  const it = await desk()
  await waits(it)
  await it.time.passes({ minutes: 3 })
  await breakRow(it, 'rung_steps = 0')
  await sweep(it) // asks again, and finds the step in the ledger
  it.servers.clock.set(later(it.time.now(), { minutes: 4 }))
  await sweep(it)
  expect(await it.agent.rings()).toEqual(['REMINDED'])
  expect(await kindsOf(it)).toEqual(['ring-overdue'])
  await sweepForgotten(it.servers.app)
  await sweep(it)
  expect(await it.agent.rings()).toEqual(['REMINDED', 'ESCALATED'])
  expect(await found(it)).toEqual([])
})

test('who is forgotten rings at once, although nobody knows since when the bell is silent (R60)', async () => {
  const it = await desk()
  await waits(it)
  await breakRow(it, 'next_ring_at = NULL, bell_since = NULL')
  await it.time.passes({ minutes: 20 })
  expect(await it.agent.rings()).toEqual([])
  await sweepForgotten(it.servers.app)
  await sweep(it)
  expect(await it.agent.rings()).toEqual(['ESCALATED'])
})

test('what is only just due, a bell that is off, and other shops are no matter (R60)', async () => {
  const it = await desk({ remindersEnabled: false })
  await waits(it)
  expect((await it.agent.ticket()).nextRingAt).toBeNull()
  expect(await found(it)).toEqual([])
  const other = await desk()
  await waits(other)
  other.servers.clock.set(later(other.time.now(), { minutes: 3, seconds: 59 }))
  expect(await kindsOf(other)).toEqual([])
  other.servers.clock.set(later(other.time.now(), { seconds: 3 }))
  expect(await kindsOf(other)).toEqual(['ring-overdue'])
  expect((await it.agent.door.get(asked)).nothingForgotten.count).toBe(0)
})

test('the number of the forgotten, and of the mended, is a metric (R60)', async () => {
  const it = await desk()
  await waits(it)
  const metric = async (name: string) => {
    const text = await (await fetch(`${it.servers.url}/metrics`)).text()
    return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1])
  }
  await sweep(it)
  await sweepForgotten(it.servers.app)
  const repairs = await metric('deskbell_repairs')
  expect(await metric('deskbell_forgotten')).toBe(0)
  await breakRow(it, 'next_ring_at = NULL')
  expect(await metric('deskbell_forgotten')).toBe(1)
  await sweepForgotten(it.servers.app)
  expect([await metric('deskbell_forgotten'), await metric('deskbell_repairs')]).toEqual([0, repairs + 1])
})
