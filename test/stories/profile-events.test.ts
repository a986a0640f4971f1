import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { Refusal } from '../../domain/errors.js'
import { recordProfileEvents } from '../../domain/profile/record-profile-events.js'
import { mostEvents, type ReportedEvent } from '../../domain/profile/reported-event.rules.js'
import { Profile } from '../../schema/profile.js'
import { later } from '../support/clock.js'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'

/* What a shop reports of its shoppers. */

const profileFields = `name lastOrder { number status changedAt title total { amount currency } items { name quantity } url }
  events(first: 100) { edges { node { kind title details { number } } } }`

async function deskThatHears() {
  const it = await desk()
  const { app } = it.servers
  await it.shopper.says('Where is my parcel?')
  const order = (wish: Partial<ReportedEvent> = {}): ReportedEvent => ({
    externalId: 'order-1',
    shopper: { externalId: 'shopper-1' },
    kind: 'order-placed',
    title: 'Placed order #1, 84.90 €',
    occurredAt: it.time.now(),
    details: { number: '#1', total: { amount: 8490, currency: 'EUR' } },
    ...wish,
  })
  const profile = async () => {
    const { ticket } = await it.agent.door.get(
      `query ($id: ID!) { ticket(id: $id) { profile { ${profileFields} } } }`,
      { id: (await it.agent.ticket()).id },
    )
    return ticket.profile
  }
  return {
    ...it,
    order,
    profile,
    titles: async () =>
      (await profile()).events.edges.map(({ node }: { node: { title: string } }) => node.title),
    reports: (...events: ReportedEvent[]) =>
      app.transaction((tx) => recordProfileEvents(tx, it.account.id, events)),
  }
}

const profilesOf = ({ account, servers: { app } }: Desk) =>
  app.database.manager.find(Profile, { where: { accountId: account.id }, order: { externalId: 'ASC' } })

test('what is reported stands in the timeline; reported again, in whatever company, it adds nothing (R76)', async () => {
  const { order, reports, titles } = await deskThatHears()
  expect(await reports(order())).toEqual(['order-1'])
  const second = order({ externalId: 'order-2', title: 'Placed order #2, 12.00 €' })
  expect(await reports(order({ title: 'Something else' }), second, second)).toEqual(['order-2'])
  expect(await reports(order(), second)).toEqual([])
  expect(await titles()).toEqual(['Placed order #2, 12.00 €', 'Placed order #1, 84.90 €'])
})

test('who buys before ever chatting gets a profile, once; and is known by it when the chat comes (R76)', async () => {
  const it = await deskThatHears()
  const stranger = { externalId: 'shopper-2', name: 'Noah Berg', email: 'noah@mail.example' }
  await it.reports(
    it.order({ externalId: 'o-1', shopper: { externalId: 'shopper-2' } }),
    it.order({ externalId: 'o-2', shopper: stranger }),
    it.order({ externalId: 'o-3', shopper: { externalId: 'no name' } }),
  )
  await it.reports(it.order({ externalId: 'o-4', shopper: { ...stranger, name: 'Of an old order' } }))
  expect((await profilesOf(it)).map(({ name, lastSeenAt }) => [name, lastSeenAt !== null])).toEqual([
    ['no name', false],
    ['Camille Roy', true],
    ['Noah Berg', false],
  ])
  const noah = await it.anotherShopper()
  await noah.says('And mine?')
  expect((await profilesOf(it)).length).toBe(3)
})

test('an id is one of an account: another shop may use it too (I-20)', async () => {
  const one = await deskThatHears()
  const other = await deskThatHears()
  await one.reports(one.order())
  expect(await other.reports(other.order({ title: 'Of another shop' }))).toEqual(['order-1'])
  expect(await one.titles()).toEqual(['Placed order #1, 84.90 €'])
  expect(await other.titles()).toEqual(['Of another shop'])
})

test('twenty who report the same hundred events of the same new shoppers at once: each stands there once (I-02)', async () => {
  const it = await deskThatHears()
  const events = Array.from({ length: 100 }, (_, n) =>
    it.order({ externalId: `e-${n}`, shopper: { externalId: `buyer-${n % 30}` } }),
  )
  const shuffled = (by: number) => [...events.slice(by), ...events.slice(0, by)]
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => it.reports(...shuffled(n * 5))))
  expect(answers.flat().sort()).toEqual(events.map(({ externalId }) => externalId).sort())
  expect((await profilesOf(it)).length).toBe(31)
})

test('the last order is told with how it is now, whatever else has happened since (R40)', async () => {
  const { order, reports, profile, time } = await deskThatHears()
  const at = (hours: number) => later(time.now(), { hours: hours - 100 })
  const items = [{ name: 'Rain teapot', quantity: 2 }]
  const url = 'https://shop.example/orders/2'
  const details = { number: '#2', total: { amount: 16_800, currency: 'EUR' }, items, url }
  const views = Array.from({ length: 60 }, (_, n) =>
    order({ externalId: `v-${n}`, kind: 'page-viewed', title: `Looked at ${n}`, details: null }),
  )
  await reports(
    order({ externalId: 'a', occurredAt: at(1) }),
    order({ externalId: 'b', occurredAt: at(2), title: 'Placed order #2', details }),
    order({ externalId: 'c', occurredAt: at(3), kind: 'order-shipped', details: { number: '#2' } }),
    order({ externalId: 'd', occurredAt: at(4), kind: 'order-delivered' }),
    ...views,
  )
  expect((await profile()).lastOrder).toEqual({
    ...details,
    status: 'ORDER_SHIPPED',
    changedAt: null,
    title: 'Placed order #2',
  })

  const more = { number: '#2', items: [...items, { name: 'Cup', quantity: 1 }] }
  const changedAt = at(4)
  await reports(order({ externalId: 'e', occurredAt: changedAt, kind: 'order-changed', details: more }))
  expect((await profile()).lastOrder).toEqual({
    ...{ ...details, items: more.items },
    ...{ status: 'ORDER_SHIPPED', changedAt: changedAt.toISOString(), title: 'Placed order #2' },
  })

  const back = { number: '#2', total: { amount: 8_400, currency: 'EUR' } }
  await reports(order({ externalId: 'f', occurredAt: at(5), kind: 'order-refunded', details: back }))
  expect((await profile()).lastOrder).toMatchObject({ status: 'ORDER_REFUNDED', total: { amount: 16_800 } })
})

test('of a shopper whose orders have no numbers, the last one is told by its sentence', async () => {
  const { order, reports, profile, time } = await deskThatHears()
  expect((await profile()).lastOrder).toBeNull()
  const before = later(time.now(), { hours: -1 })
  await reports(
    order({ externalId: 'a', title: 'Bought a mug', details: null, occurredAt: before }),
    order({ externalId: 'b', title: 'Bought two plates', details: null }),
  )
  expect((await profile()).lastOrder).toMatchObject({ title: 'Bought two plates', number: null, items: [] })
})

test('whoever has the profile open sees it come, an order or a note', async () => {
  const { agent, order, reports } = await deskThatHears()
  const { ticket } = await agent.door.get('query ($id: ID!) { ticket(id: $id) { profile { id } } }', {
    id: (await agent.ticket()).id,
  })
  const watch = agent.door.watch(
    `subscription ($id: ID!) { profileChanges(profileId: $id) { lastOrder { number } notes { text } } }`,
    { id: ticket.profile.id },
  )
  await watch.until((told) => told.length === 1)
  await reports(order())
  await watch.until((told) => told.at(-1)?.profileChanges.lastOrder?.number === '#1')
  await agent.door.get(
    `mutation ($id: ID!, $clientId: UUID!) { addProfileNote(profileId: $id, clientId: $clientId, text: "x") { id } }`,
    { id: ticket.profile.id, clientId: randomUUID() },
  )
  await watch.until((told) => told.at(-1)?.profileChanges.notes.length === 1)
  await watch.end()
})

const long = (length: number) => 'x'.repeat(length)

test.each<[string, Partial<ReportedEvent>]>([
  ['externalId', { externalId: '' }],
  ['externalId', { externalId: 'order-1 ' }],
  ['externalId', { externalId: long(101) }],
  ['externalId', { externalId: 'half \ud800' }],
  ['title', { title: ' ' }],
  ['title', { title: long(301) }],
  ['title', { title: 'two\nlines' }],
  ['occurredAt', { occurredAt: new Date('2026-06-18T00:00:00Z') }],
  ['occurredAt', { occurredAt: new Date('0001-01-01T00:00:00Z') }],
  ['occurredAt', { occurredAt: new Date(NaN) }],
  ['shopper.externalId', { shopper: { externalId: ' shopper-1' } }],
  ['shopper.name', { shopper: { externalId: 's', name: long(101) } }],
  ['shopper.email', { shopper: { externalId: 's', email: 'nobody' } }],
  ['shopper.phone', { shopper: { externalId: 's', phone: '06 12 34 56 78' } }],
  ['shopper.timeZone', { shopper: { externalId: 's', timeZone: 'Europe/Brume' } }],
  ['details.number', { details: { number: long(41) } }],
  ['details.total.amount', { details: { total: { amount: 0.5, currency: 'EUR' } } }],
  ['details.total.amount', { details: { total: { amount: -1, currency: 'EUR' } } }],
  ['details.total.amount', { details: { total: { amount: 2 ** 31, currency: 'EUR' } } }],
  ['details.total.currency', { details: { total: { amount: 1, currency: 'euro' } } }],
  ['details.items', { details: { items: Array(51).fill({ name: 'x', quantity: 1 }) } }],
  ['details.items[0].name', { details: { items: [{ name: '', quantity: 1 }] } }],
  ['details.items[0].quantity', { details: { items: [{ name: 'x', quantity: 0 }] } }],
  ['details.url', { details: { url: 'javascript:alert(1)' } }],
  ['details.url', { details: { url: '/orders/1' } }],
])('an event whose %s is not right is refused, and all that come with it', async (field, wish) => {
  const { order, reports, titles } = await deskThatHears()
  const fault = await reports(order(), order({ externalId: 'order-2', ...wish })).catch((error) => error)
  expect(fault).toBeInstanceOf(Refusal)
  expect(fault).toMatchObject({ code: 'BAD_INPUT', details: { field: `events[1].${field}` } })
  expect(await titles()).toEqual([])
})

test(`more than ${mostEvents} at once are refused; so many are taken, in one go`, async () => {
  const { order, reports } = await deskThatHears()
  const events = Array.from({ length: mostEvents + 1 }, (_, n) => order({ externalId: `e-${n}` }))
  await expect(reports(...events)).rejects.toMatchObject({ details: { field: 'events' } })
  expect((await reports(...events.slice(1))).length).toBe(mostEvents)
})

const recording = `mutation ($events: [ProfileEventReport!]!) {
  recordProfileEvents(events: $events) { recorded known } }`

const report = (externalId: string, wish: object = {}) => ({
  externalId,
  shopper: { externalId: 'shopper-1' },
  kind: 'ORDER_PLACED',
  title: `Placed ${externalId}`,
  occurredAt: '2026-06-15T07:00:00Z',
  details: { number: '#1', total: { amount: 8490, currency: 'EUR' }, items: [{ name: 'Cup', quantity: 2 }] },
  ...wish,
})

test('a program of the shop reports in bulk, and is told what is new and what was known before (R76)', async () => {
  const { colleague, profile } = await deskThatHears()
  const { door } = await colleague('Marc Lefort', 'manager')
  const tell = async (...events: object[]) =>
    (await door.get(recording, { events })).recordProfileEvents as object
  expect(await tell(report('a'), report('b'), report('a', { title: 'Twice' }))).toEqual({
    recorded: ['a', 'b'],
    known: [],
  })
  const bare = { externalId: 'c', shopper: { externalId: 'shopper-1' }, kind: 'CUSTOM', title: 'Called us' }
  expect(await tell(report('b'), { ...bare, occurredAt: '2026-06-15T07:30:00+02:00' })).toEqual({
    recorded: ['c'],
    known: ['b'],
  })
  expect(await tell()).toEqual({ recorded: [], known: [] })
  expect((await profile()).lastOrder).toMatchObject({ number: '#1', items: [{ name: 'Cup', quantity: 2 }] })
})

test('agents do not report; owners and managers do, and their keys with the scope for it (R71, R72, R76)', async () => {
  const { agent, colleague, servers } = await deskThatHears()
  const owner = await colleague('Olga Petit', 'owner')
  expect(await agent.door.refusal(recording, { events: [report('a')] })).toBe('FORBIDDEN')
  expect(await owner.door.refusal(recording, { events: [report('a')] })).toBe('not refused')
  const creating = `mutation ($clientId: UUID!, $scope: ApiScope!) {
    createApiKey(clientId: $clientId, name: "Shop", scopes: [$scope]) { secret } }`
  for (const [scope, code] of [
    ['PROFILES_WRITE', 'not refused'],
    ['PROFILES_READ', 'FORBIDDEN'],
  ]) {
    const { createApiKey } = await owner.door.get(creating, { clientId: randomUUID(), scope })
    const program = new Door(`${servers.url}/graphql`, { authorization: `Bearer ${createApiKey.secret}` })
    expect(await program.refusal(recording, { events: [report('b')] })).toBe(code)
  }
})

test.each<[string, object]>([
  ['events[1].kind', { kind: 'ORDER_EATEN' }],
  ['events[1].title', { title: 'two\nlines' }],
  ['events[1].occurredAt', { occurredAt: 'yesterday' }],
  ['events[1].shopper.email', { shopper: { externalId: 's', email: 'nobody' } }],
  ['events[1].details.items[0].quantity', { details: { items: [{ name: 'x', quantity: 0 }] } }],
])('of a report with a fault nothing is taken, and the refusal names %s (R78)', async (field, wish) => {
  const { colleague, titles } = await deskThatHears()
  const { door } = await colleague('Olga Petit', 'owner')
  const { errors } = await door.ask(recording, { events: [report('a'), report('b', wish)] })
  expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_INPUT', field })
  expect(await titles()).toEqual([])
})

test('what is too much for one request is refused before it is read (R76, D63)', async () => {
  const { colleague, titles } = await deskThatHears()
  const { door } = await colleague('Olga Petit', 'owner')
  const events = Array.from({ length: mostEvents }, (_, n) => report(`e-${n}`, { title: long(200) }))
  expect((await door.ask(recording, { events })).response.status).toBe(413)
  expect(await titles()).toEqual([])
})
