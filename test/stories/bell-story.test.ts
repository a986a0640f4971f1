import { expect, test } from '@jest/globals'
import { onIt } from '../support/actors.js'
import { later } from '../support/clock.js'
import { desk, sweep } from '../support/desk.js'

const at = (wallClock: string) =>
  expect.stringContaining(new Date(`${wallClock}+02:00`).toISOString().slice(0, 16))

test('every step that was planned ends in the ledger once, with its reason (R58)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  await time.passes({ minutes: 3 })
  expect(await agent.story()).toMatchObject([
    { waitNo: 1, step: 1, outcome: 'RUNG', isEscalation: false, heldFrom: null, settledBy: null },
    { waitNo: 1, step: 2, outcome: 'PENDING', isEscalation: true, settledAt: null },
  ])
  await agent.replies('On its way.')
  await agent.replies('Tomorrow.')
  expect(await agent.story()).toMatchObject([
    { step: 1, outcome: 'RUNG' },
    { step: 2, outcome: 'ANSWERED', settledBy: { name: 'Lina Moreau' }, settledAt: expect.any(String) },
  ])
  await shopper.says('Thank you!')
  await agent.closes()
  expect((await agent.story()).slice(2)).toMatchObject([
    {
      waitNo: 2,
      step: 1,
      outcome: 'CLOSED',
      agent: { name: 'Lina Moreau' },
      settledBy: { name: 'Lina Moreau' },
    },
  ])
})

test('holding replies, snoozes, the shopper’s word into a promise, and the end of a chat are reasons as well (R57, R58)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  await agent.holds()
  await shopper.says('And the invoice?')
  await agent.snoozes(later(time.now(), { minutes: 30 }))
  await time.passes({ minutes: 30 })
  await shopper.endsTheChat()
  expect(await agent.story()).toMatchObject([
    { waitNo: 1, step: 1, outcome: 'HOLDING_REPLY', settledBy: { name: 'Lina Moreau' } },
    { waitNo: 2, step: 1, outcome: 'SHOPPER_WROTE', settledBy: null },
    { waitNo: 3, step: 1, outcome: 'SNOOZED', settledBy: { name: 'Lina Moreau' } },
    { waitNo: 4, step: 1, outcome: 'CLOSED', settledBy: null },
  ])
})

test('what the office hours held says from when to when, and stands as held until the desk opens (R56, R58)', async () => {
  const { shopper, agent, time } = await desk({ now: '2026-06-15T22:14' })
  await shopper.says('Anybody there?')
  const held = { step: 1, heldFrom: at('2026-06-15T22:17'), dueAt: at('2026-06-16T09:03') }
  expect(await agent.story()).toMatchObject([{ ...held, outcome: 'HELD' }])
  await time.is('2026-06-16T09:01')
  expect(await agent.story()).toMatchObject([{ ...held, outcome: 'PENDING' }])
  await time.is('2026-06-16T09:04')
  await agent.replies('Good morning!')
  expect(await agent.story()).toMatchObject([
    { ...held, outcome: 'RUNG', settledAt: at('2026-06-16T09:03') },
    { step: 2, outcome: 'ANSWERED', heldFrom: at('2026-06-15T22:19'), dueAt: at('2026-06-16T09:05') },
  ])
})

test('the ledger tells an outage: what was missed is merged into one ring (R58, R60)', async () => {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  await it.quiet()
  it.servers.clock.set(later(it.time.now(), { minutes: 20 }))
  await Promise.all([sweep(it), sweep(it)])
  expect(await it.agent.story()).toMatchObject([
    { step: 1, outcome: 'MERGED' },
    { step: 2, outcome: 'MERGED' },
    { step: 3, outcome: 'RUNG' },
    { step: 4, outcome: 'PENDING' },
  ])
})

test('the story comes in pages, the next step on the last one (R58, R73)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  await time.passes({ minutes: 5 })
  const { id } = await agent.ticket()
  const page = async (after?: string) =>
    (
      await agent.door.get(
        `query ($id: ID!, $after: String) { reminders(ticketId: $id, first: 1, after: $after) {
          edges { node { step outcome } } pageInfo { endCursor hasNextPage } } }`,
        { id, after },
      )
    ).reminders
  const told = []
  for (let { edges, pageInfo } = await page(); ; { edges, pageInfo } = await page(pageInfo.endCursor)) {
    told.push(...edges.map(({ node }: any) => `${node.step} ${node.outcome}`))
    if (!pageInfo.hasNextPage) {
      expect((await page(pageInfo.endCursor)).edges).toEqual([])
      break
    }
  }
  expect(told).toEqual(['1 RUNG', '2 RUNG', '3 PENDING'])
})

test('“on it” silences the bell, takes the ticket, and the bell begins anew (R59)', async () => {
  const { shopper, agent, time } = await desk({ checkInAfterMinutes: 4 })
  await shopper.says('Where is my parcel?')
  const { waitingSince } = await agent.ticket()
  await time.passes({ minutes: 3 })
  await agent.isOnIt()
  expect(await agent.ticket()).toMatchObject({
    waitingSince,
    bell: 'NEUTRAL',
    assignee: { name: 'Lina Moreau' },
  })
  expect(await agent.reads()).toContain('ON_IT')
  await time.passes({ minutes: 3, seconds: 58 })
  expect(await agent.rings()).toEqual(['REMINDED'])
  await time.passes({ seconds: 3 })
  expect(await agent.rings()).toEqual(['REMINDED', 'REMINDED'])
  await time.passes({ minutes: 2 })
  expect(await agent.rings()).toEqual(['REMINDED', 'REMINDED', 'ESCALATED'])
  expect((await agent.story()).slice(0, 3)).toMatchObject([
    { waitNo: 1, step: 1, outcome: 'RUNG', agent: null },
    { waitNo: 1, step: 2, outcome: 'ON_IT', settledBy: { name: 'Lina Moreau' } },
    { waitNo: 2, step: 1, outcome: 'RUNG', agent: { name: 'Lina Moreau' } },
  ])
})

test('whoever is on it for ever does not keep it from the team: it escalates all the same (R59)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  for (let pressed = 0; pressed < 12; pressed++) {
    expect(await agent.rings()).toEqual([])
    expect((await agent.ticket()).nextRingAt).not.toBeNull()
    await agent.isOnIt(20)
    await time.passes({ minutes: 2, seconds: 40 })
  }
  // 32 minutes after the first: the longest that anybody can be on it, and the two from reminder to escalation.
  expect(await agent.rings()).toEqual(['ESCALATED'])
  await agent.isOnIt(5)
  await time.passes({ minutes: 5 })
  expect(await agent.rings()).toEqual(['ESCALATED', 'REMINDED'])
})

test('who is on it keeps a promise no longer than that, and a colleague’s ticket stays theirs (R57, R59)', async () => {
  const { shopper, agent, colleague, time } = await desk()
  await shopper.says('Where is my parcel?')
  await agent.holds()
  const marc = await colleague('Marc Lefort')
  await marc.isOnIt(10)
  expect(await marc.ticket()).toMatchObject({
    promisedSince: expect.any(String),
    assignee: { name: 'Lina Moreau' },
  })
  await time.passes({ minutes: 9, seconds: 58 })
  expect(await agent.rings()).toEqual([])
  await time.passes({ seconds: 3 })
  expect(await agent.rings()).toEqual(['REMINDED'])
})

test('“on it” where nobody waits changes nothing; minutes beyond 1 to 30 and closed tickets are refused (R59, R78)', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my parcel?')
  const { id } = await agent.ticket()
  for (const minutes of [0, 31]) {
    const { errors } = await agent.door.ask(onIt, { id, minutes })
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'minutes' })
  }
  await agent.replies('On its way.')
  const { lastNumber } = await agent.ticket()
  await agent.isOnIt(5)
  expect(await agent.ticket()).toMatchObject({ lastNumber, nextRingAt: null })
  await agent.closes()
  expect(await agent.door.refusal(onIt, { id })).toBe('TICKET_CLOSED')
})
