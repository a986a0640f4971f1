import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { addNoteToTicket } from '../support/actors.js'
import { desk } from '../support/desk.js'

const replyTo = `mutation ($id: ID!, $clientId: UUID!, $text: String!, $expectedLast: Int, $isHolding: Boolean! = false) {
  reply(ticketId: $id, clientId: $clientId, text: $text, expectedLast: $expectedLast, isHolding: $isHolding) { number } }`

test('a holding reply answers the shopper, and the bell asks for news after the check-in minutes (R57)', async () => {
  const { shopper, agent, time } = await desk({ checkInAfterMinutes: 4 })
  await shopper.says('Where is my parcel?')
  await agent.holds('Still looking into it.')
  expect(await agent.ticket()).toMatchObject({
    waitingSince: null,
    promisedSince: expect.any(String),
    bell: 'NEUTRAL',
  })
  expect(new Date((await agent.ticket()).nextRingAt!).getTime() - time.now().getTime()).toBeGreaterThan(
    239_000,
  )
  await time.passes({ minutes: 3, seconds: 58 })
  expect(await agent.rings()).toEqual([])
  await time.passes({ seconds: 3 })
  expect(await agent.rings()).toEqual(['REMINDED'])
  // What escalates two minutes after the reminder does so here.
  await time.passes({ minutes: 2 })
  expect(await agent.rings()).toEqual(['REMINDED', 'ESCALATED'])
})

test('each holding reply promises anew, and the answer keeps the promise (R57)', async () => {
  const { shopper, agent, time } = await desk({ checkInAfterMinutes: 4 })
  await shopper.says('Where is my parcel?')
  await agent.holds()
  await time.passes({ minutes: 3 })
  await agent.holds('I am on the phone with the carrier.')
  await time.passes({ minutes: 3 })
  expect(await agent.rings()).toEqual([])
  await agent.replies('It is at the pickup point.')
  expect(await agent.ticket()).toMatchObject({ promisedSince: null, nextRingAt: null })
  await time.passes({ days: 3 })
  expect(await agent.rings()).toEqual([])
})

test('a shopper who writes into a promise waits like anybody (R57)', async () => {
  const { shopper, agent, time } = await desk({ checkInAfterMinutes: 30 })
  await shopper.says('Where is my parcel?')
  await agent.holds()
  await shopper.says('And the invoice?')
  await time.passes({ minutes: 3 })
  expect(await agent.rings()).toEqual(['REMINDED'])
  expect(await agent.ticket()).toMatchObject({ promisedSince: null, waitingSince: expect.any(String) })
})

test('a holding reply out of hours is due when the desk has been open for as long (R56, R57)', async () => {
  const { shopper, agent, time } = await desk({ now: '2026-06-15T17:58', checkInAfterMinutes: 4 })
  await shopper.says('Where is my parcel?')
  await agent.holds()
  await time.is('2026-06-16T09:01:59')
  expect(await agent.rings()).toEqual([])
  await time.is('2026-06-16T09:02:30')
  expect(await agent.rings()).toEqual(['REMINDED'])
})

test('a reply that was begun before somebody else’s message is held, and says what was missed (R51)', async () => {
  const { shopper, agent, colleague } = await desk()
  const expectedLast = await shopper.says('Where is my parcel?')
  const { id } = await agent.ticket()
  const marc = await colleague('Marc Lefort')
  await marc.replies('It is at the pickup point.', id)
  await shopper.says('Which one?')
  await marc.notes('She means the one in the rue Neuve.', id)
  const clientId = randomUUID()
  const draft = { id, clientId, text: 'I shall look.', expectedLast }
  const { errors } = await agent.door.ask(replyTo, draft)
  const { code, missed, lastNumber } = errors![0]!.extensions as any
  expect(code).toBe('HELD')
  expect(missed).toMatchObject([
    { kind: 'MESSAGE', agentName: 'Marc Lefort', text: 'It is at the pickup point.' },
    { kind: 'MESSAGE', agentName: null, text: 'Which one?' },
    { kind: 'NOTE', agentName: 'Marc Lefort', text: 'She means the one in the rue Neuve.' },
  ])
  expect((await shopper.reads()).filter((line) => line.startsWith('TEAM'))).toHaveLength(1)
  // “Send anyway.”
  expect(await agent.door.refusal(replyTo, { ...draft, expectedLast: lastNumber })).toBe('not refused')
  expect(await shopper.reads()).toContain('TEAM: I shall look.')
  // Repeated after that, with what was expected at first: sent is sent.
  expect(await agent.door.refusal(replyTo, draft)).toBe('not refused')
  expect((await shopper.reads()).filter((line) => line === 'TEAM: I shall look.')).toHaveLength(1)
})

test('one’s own words, a robot’s, and what is no word hold up no reply (R51)', async () => {
  const { shopper, agent, quiet } = await desk()
  const expectedLast = await shopper.says('Where is my parcel?')
  const { id } = await agent.ticket()
  await quiet() // the automatic reply
  await agent.notes('I know this one.', id)
  const draft = { id, text: 'On its way.', expectedLast }
  expect(await agent.door.refusal(replyTo, { ...draft, clientId: randomUUID() })).toBe('not refused')
  expect(await agent.door.refusal(replyTo, { ...draft, clientId: randomUUID(), text: 'Really.' })).toBe(
    'not refused',
  )
})

test('a note is for the team: it answers nobody, wakes nothing, and no shopper ever sees it (R49, R50)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  const watching = shopper.watches()
  await agent.notes('The carrier is on strike.')
  expect(await agent.reads()).toContain('NOTE: The carrier is on strike.')
  expect(await agent.ticket()).toMatchObject({
    waitingSince: expect.any(String),
    preview: 'Where is my parcel?',
  })
  await time.passes({ minutes: 3 })
  expect(await agent.rings()).toEqual(['REMINDED'])
  await agent.replies('Soon.')
  await watching.until((told) => JSON.stringify(told).includes('Soon.'))
  expect(JSON.stringify([watching.told, await shopper.thread()])).not.toContain('strike')
  await watching.end()
})

test('noting again under the same id notes nothing new; something else is a conflict (R73)', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my parcel?')
  const clientId = randomUUID()
  const ticketId = (await agent.ticket()).id
  const first = await agent.notes('Carrier called.', ticketId, clientId)
  expect(await agent.notes('Carrier called.', ticketId, clientId)).toBe(first)
  expect(await agent.door.refusal(addNoteToTicket, { ticketId, clientId, text: 'Other.' })).toBe(
    'IDEMPOTENCY_CONFLICT',
  )
  await agent.closes()
  expect(await agent.notes('She called again.', ticketId)).toBeGreaterThan(first)
})

test('every wait is written down with its end, and how long the desk was open meanwhile', async () => {
  const { account, shopper, anotherShopper, agent, time, servers } = await desk({ now: '2026-06-15T17:59' })
  await shopper.says('Where is my parcel?')
  await time.is('2026-06-16T09:02')
  await agent.replies('On its way.')
  await (await anotherShopper({ sub: 'shopper-1' })).says('Thank you!')
  await agent.closes()
  const waits: { openSeconds: number }[] = await servers.app.database.query(
    `SELECT number, ended_by AS endedBy, open_seconds AS openSeconds, reply_number AS reply
     FROM ticket_wait WHERE account_id = ? ORDER BY number`,
    [account.id],
  )
  expect(waits).toMatchObject([
    { number: 1, endedBy: 'reply', reply: expect.any(Number) },
    { endedBy: 'close', reply: null },
  ])
  expect(waits.map(({ openSeconds }) => Math.round(openSeconds / 60))).toEqual([3, 0])
})
