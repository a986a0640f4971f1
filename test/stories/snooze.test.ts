import { expect, test } from '@jest/globals'
import { snoozeTicket } from '../support/actors.js'
import { later } from '../support/clock.js'
import { desk, sweep } from '../support/desk.js'

test('a snoozed ticket is hidden, and comes back at its time: open, unread, and everybody sees it live (R47)', async () => {
  const { shopper, agent, time, colleague } = await desk()
  await shopper.says('Where is my parcel?')
  await agent.replies('It should be there on Monday.')
  const watching = await (await colleague()).watchesInbox()
  await agent.snoozes(later(time.now(), { days: 7 }))
  expect(await agent.inbox('ALL')).toEqual([])
  expect(await agent.inbox('SNOOZED')).toMatchObject([{ snoozedFor: 'TIME', wokenAt: null }])
  await time.passes({ days: 6, hours: 23 })
  expect(await agent.ticket()).toMatchObject({ status: 'SNOOZED' })
  await time.passes({ hours: 1 })
  expect(await agent.ticket()).toMatchObject({
    status: 'OPEN',
    snoozedUntil: null,
    snoozedFor: null,
    wokenAt: expect.any(String),
  })
  expect(await agent.reads()).toContain('WOKEN')
  const { inboxCounts } = await agent.door.get('{ inboxCounts { unread snoozed } }')
  expect(inboxCounts).toEqual({ unread: 1, snoozed: 0 })
  await watching.until((told) => told.some(({ inboxChanges: { ticket } }) => ticket?.wokenAt))
  await watching.end()
})

test('whoever reads a ticket that came back has seen it (R47)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  await agent.replies('On Monday.')
  await agent.snoozes(later(time.now(), { hours: 1 }))
  await time.passes({ hours: 1 })
  const { id, lastNumber } = await agent.ticket()
  await agent.door.get('mutation ($id: ID!, $upTo: Int!) { markRead(ticketId: $id, upTo: $upTo) { id } }', {
    id,
    upTo: lastNumber,
  })
  expect(await agent.ticket()).toMatchObject({ wokenAt: null })
})

test('a shopper’s message always wakes the ticket, and the bell rings for it (R47, R55)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  await agent.replies('On Monday.')
  await agent.snoozes('SHOPPER_WRITES')
  await shopper.says('It is Monday.')
  expect(await agent.ticket()).toMatchObject({ status: 'OPEN', unreadCount: 1, wokenAt: expect.any(String) })
  await time.passes({ minutes: 3 })
  expect(await agent.rings()).toEqual(['REMINDED'])
})

test('a ticket that waits for the shopper’s word comes back after 30 days without it (R47)', async () => {
  const { shopper, agent, colleague, time } = await desk()
  await shopper.says('I will send a photo.')
  await agent.replies('Please do.')
  await agent.snoozes('SHOPPER_WRITES')
  await time.passes({ days: 29 })
  const marc = await colleague()
  expect(await marc.ticket()).toMatchObject({ status: 'SNOOZED' })
  await time.passes({ days: 1 })
  expect(await marc.ticket()).toMatchObject({ status: 'OPEN' })
})

test('until the next opening: tomorrow morning, on Friday evening next Monday (R47)', async () => {
  const { shopper, agent, time } = await desk({ now: '2026-06-19T17:00' })
  await shopper.says('Where is my parcel?')
  await agent.replies('I shall ask the carrier.')
  await agent.snoozes('NEXT_OPENING')
  expect((await agent.ticket()).snoozedUntil).toBe('2026-06-22T07:00:00.000Z')
  await time.is('2026-06-22T09:00:00')
  expect(await agent.ticket()).toMatchObject({ status: 'OPEN' })
})

test('when the hours change, the next opening moves, and so does the snooze (R47)', async () => {
  const { shopper, agent, colleague, time } = await desk({ now: '2026-06-19T17:00' })
  await shopper.says('Where is my parcel?')
  await agent.replies('I shall ask the carrier.')
  await agent.snoozes('NEXT_OPENING')
  const owner = await colleague('Zoé Marchand', 'owner')
  await owner.door.get(
    `mutation { changeOfficeHours(expectedVersion: 1, hours: { week: {
      saturday: [{ from: "10:00", to: "12:00" }] } }) { version } }`,
  )
  expect((await agent.ticket()).snoozedUntil).toBe('2026-06-20T08:00:00.000Z')
  await time.is('2026-06-20T10:00:00')
  expect(await agent.ticket()).toMatchObject({ status: 'OPEN' })
})

test('hours that open the desk at this moment wake what waits for the opening, however early they would have begun (R47)', async () => {
  const it = await desk({ now: '2026-06-15T20:00' })
  await it.shopper.says('Where is my parcel?')
  await it.agent.snoozes('NEXT_OPENING')
  const owner = await it.colleague('Zoé Marchand', 'owner')
  await owner.door.get(
    `mutation { changeOfficeHours(expectedVersion: 1, hours: { week: {
      monday: [{ from: "09:00", to: "22:00" }] } }) { version } }`,
  )
  await sweep(it)
  expect(await it.agent.ticket()).toMatchObject({ status: 'OPEN' })
})

test('a snooze that was due while the worker was away is not moved by other hours (R47)', async () => {
  const it = await desk({ now: '2026-06-19T17:00' })
  await it.shopper.says('Where is my parcel?')
  await it.agent.replies('I shall ask the carrier.')
  await it.agent.snoozes('NEXT_OPENING')
  await it.quiet()
  const owner = await it.colleague('Zoé Marchand', 'owner')
  it.servers.clock.set(new Date('2026-06-22T12:45:00+02:00'))
  await owner.door.get(
    `mutation { changeOfficeHours(expectedVersion: 1, hours: { week: {
      tuesday: [{ from: "10:00", to: "12:00" }] } }) { version } }`,
  )
  await sweep(it)
  expect(await it.agent.ticket()).toMatchObject({ status: 'OPEN' })
})

test('who waits in a snoozed ticket waits on; the bell is silent, and begins anew when it is back (R47, R50, R55)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  const { waitingSince } = await agent.ticket()
  await time.passes({ minutes: 1 })
  await agent.snoozes(later(time.now(), { minutes: 60 }))
  await time.passes({ minutes: 59 })
  expect(await agent.ticket()).toMatchObject({ waitingSince, nextRingAt: null })
  expect(await agent.rings()).toEqual([])
  await time.passes({ minutes: 3 })
  expect(await agent.rings()).toEqual([])
  await time.passes({ minutes: 1 })
  expect(await agent.rings()).toEqual(['REMINDED'])
  expect(await agent.ticket()).toMatchObject({ status: 'OPEN', waitingSince })
})

test('no snooze is missed, however late the clock, and none ends twice (R47)', async () => {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  await it.agent.replies('On Monday.')
  await it.agent.snoozes(later(it.time.now(), { hours: 1 }))
  await it.quiet()
  it.servers.clock.set(later(it.time.now(), { days: 40 }))
  await Promise.all([sweep(it), sweep(it), sweep(it)])
  expect((await (await it.colleague()).reads()).filter((entry) => entry === 'WOKEN')).toEqual(['WOKEN'])
})

test('an agent may wake it before, and snooze it to another time (R47)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Where is my parcel?')
  await agent.replies('On Monday.')
  await agent.snoozes(later(time.now(), { days: 2 }))
  await agent.snoozes(later(time.now(), { hours: 1 }))
  await time.passes({ hours: 1 })
  expect(await agent.ticket()).toMatchObject({ status: 'OPEN' })
  await agent.snoozes('SHOPPER_WRITES')
  const { id } = await agent.ticket()
  const wake = 'mutation ($id: ID!) { wake(ticketId: $id) { status wokenAt } }'
  expect((await agent.door.get(wake, { id })).wake).toMatchObject({ status: 'OPEN' })
  expect(await agent.door.refusal(wake, { id })).toBe('not refused')
})

test('a snooze in the past, beyond a year, without an opening, of a closed ticket, or of nothing is refused with the field (R47, R78)', async () => {
  const { shopper, agent, time } = await desk({ week: null })
  await shopper.says('Where is my parcel?')
  const { id } = await agent.ticket()
  const fault = async (wish: object) => {
    const { errors } = await agent.door.ask(snoozeTicket, { id, ...wish })
    return errors && [errors[0]!.extensions.code, errors[0]!.extensions.field]
  }
  const at = (by: object) => ({ until: later(time.now(), by).toISOString() })
  expect(await fault(at({ seconds: -1 }))).toEqual(['BAD_INPUT', 'until'])
  expect(await fault(at({ days: 367 }))).toEqual(['BAD_INPUT', 'until'])
  expect(await fault({})).toEqual(['BAD_INPUT', 'until'])
  expect(await fault({ untilEvent: 'NEXT_OPENING' })).toEqual(['BAD_INPUT', 'untilEvent'])
  expect(await fault({ ...at({ days: 1 }), untilEvent: 'SHOPPER_WRITES' })).toEqual([
    'BAD_INPUT',
    'untilEvent',
  ])
  expect(await fault(at({ days: 365 }))).toBeUndefined()
  await agent.closes()
  expect(await fault(at({ days: 1 }))).toEqual(['TICKET_CLOSED', undefined])
})
