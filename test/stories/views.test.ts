import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import { insertRow } from '../../platform/rows.js'
import { Label, TicketLabel } from '../../schema/label.js'
import { globalIdOf } from '../api/operations.js'
import { later } from '../support/clock.js'
import { desk, type Desk } from '../support/desk.js'

const list = `query ($view: InboxView!, $sort: InboxSort, $filter: TicketFilter, $first: Int!, $after: String) {
  inbox(view: $view, sort: $sort, filter: $filter, first: $first, after: $after) {
    edges { node { profile { name } } } pageInfo { hasNextPage endCursor } } }`

interface Wish {
  view?: string
  sort?: string
  filter?: object
  /** A page's length; all pages are turned. */
  first?: number
}

/** The names of the shoppers, in the order of the list. */
async function namesIn({ agent }: Desk, { view = 'ALL', first = 50, ...wish }: Wish = {}): Promise<string[]> {
  const names: string[] = []
  for (let after: string | null = null; ;) {
    const { inbox }: any = await agent.door.get(list, { view, first, after, ...wish })
    names.push(...inbox.edges.map(({ node }: any) => node.profile.name))
    if (!inbox.pageInfo.hasNextPage) return names
    after = inbox.pageInfo.endCursor
  }
}

let it: Desk
const tickets: Record<string, string> = {}
const labels: Record<string, string> = {}

/** Eight shoppers, who have written a minute after each other. */
beforeAll(async () => {
  it = await desk({ remindersEnabled: false })
  for (const name of ['Ann', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal']) {
    await (await it.anotherShopper({ sub: name, name })).says(`Hello from ${name}.`)
    await it.time.passes({ minutes: 1 })
  }
  const { inbox } = await it.agent.door.get('{ inbox { edges { node { id profile { name } } } } }')
  for (const { node } of inbox.edges) tickets[node.profile.name] = node.id
  await it.agent.replies('One moment.', tickets.Bo)
  await it.agent.replies('One moment.', tickets.Cy)
  await it.agent.snoozes(later(it.time.now(), { hours: 5 }), tickets.Cy)
  await it.agent.snoozes(later(it.time.now(), { hours: 2 }), tickets.Di)
  await it.agent.snoozes(later(it.time.now(), { hours: 9 }), tickets.Ed)
  for (const name of ['Hal', 'Flo', 'Gus']) {
    await it.agent.closes(tickets[name])
    await it.time.passes({ minutes: 1 })
  }
  const db = it.servers.app.database.manager
  for (const [name, on] of Object.entries({ red: ['Ann', 'Bo', 'Gus'], blue: ['Bo', 'Cy'] })) {
    const made = { clientId: Buffer.alloc(16, name), contentHash: Buffer.alloc(32), createdAt: it.time.now() }
    const accountId = it.account.id
    const labelId = await insertRow(db, Label, { accountId, name, colour: 'red', ...made })
    labels[name] = globalIdOf('Label', labelId)
    for (const shopper of on) {
      const ticketId = Buffer.from(tickets[shopper]!, 'base64url').toString().split(':')[1]!
      await insertRow(db, TicketLabel, { accountId, ticketId, labelId })
    }
  }
})

test.each([
  [{}, ['Ann', 'Bo']],
  [{ view: 'MINE' }, ['Bo']],
  [{ view: 'UNASSIGNED' }, ['Ann']],
  [{ view: 'SNOOZED' }, ['Di', 'Cy', 'Ed']],
  [{ view: 'SNOOZED', sort: 'WAITING' }, ['Di', 'Ed', 'Cy']],
  [{ view: 'CLOSED' }, ['Gus', 'Flo', 'Hal']],
  [{ view: 'CLOSED', sort: 'ACTIVITY' }, ['Hal', 'Gus', 'Flo']],
])(
  'the view %j shows %j: who waits first, who wakes first, who was closed last (R44, R47, R48, R50)',
  async (wish, names) => {
    expect(await namesIn(it, wish)).toEqual(names)
    expect(await namesIn(it, { ...wish, first: 1 })).toEqual(names)
  },
)

test.each([
  [{ status: 'CLOSED' }, ['Gus', 'Flo', 'Hal']],
  [{ status: 'SNOOZED' }, ['Di', 'Ed', 'Cy']],
  [{ channel: 'CHAT' }, ['Ann', 'Bo']],
  [{ channel: 'SMS' }, []],
  [{ unassigned: true }, ['Ann']],
  [{ unreadOnly: true }, ['Ann']],
  [{ unreadOnly: false, unassigned: false, labelIds: [] }, ['Ann', 'Bo']],
  [{ labels: ['red'] }, ['Ann', 'Bo']],
  [{ labels: ['red', 'blue'] }, ['Bo']],
  [{ labels: ['red'], status: 'CLOSED' }, ['Gus']],
  [{ labels: ['blue'], unreadOnly: true }, []],
])(
  'the inbox narrowed down by %j shows %j (R41, R44, R48, R49)',
  async ({ labels: wished, ...filter }: any, names) => {
    const whole = { ...filter, ...(wished && { labelIds: wished.map((name: string) => labels[name]) }) }
    expect(await namesIn(it, { filter: whole })).toEqual(names)
    expect(await namesIn(it, { filter: whole, first: 1 })).toEqual(names)
  },
)

test('whose tickets are shown can be chosen, in whatever status (R48)', async () => {
  const assigneeId = globalIdOf('Agent', it.agent.id)
  expect(await namesIn(it, { filter: { assigneeId } })).toEqual(['Bo'])
  expect(await namesIn(it, { filter: { assigneeId, status: 'SNOOZED' } })).toEqual(['Cy'])
  expect(await namesIn(it, { view: 'MINE', filter: { status: 'SNOOZED' } })).toEqual(['Cy'])
})

test.each([
  [{ view: 'ALL', sort: 'WAKING' }, 'sort'],
  [{ view: 'CLOSED', filter: { status: 'OPEN' } }, 'filter.status'],
  [{ view: 'ALL', filter: { labelIds: Array.from({ length: 21 }, () => 'x') } }, 'filter.labelIds'],
  [{ view: 'ALL', filter: { unassigned: true, assigneeId: 'x' } }, 'filter.unassigned'],
])('what no list can show is refused: %j, because of %s (R48, R78)', async (wish, field) => {
  const { errors } = await it.agent.door.ask(list, { first: 10, ...wish })
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field } }])
})

test('a cursor goes on in the sort that it came from, and in no other (R48, R73)', async () => {
  const sorts = ['WAITING', 'ACTIVITY', 'WAKING']
  const view = 'SNOOZED'
  for (const sort of sorts) {
    const { inbox } = await it.agent.door.get(list, { view, sort, first: 1 })
    const after = inbox.pageInfo.endCursor
    for (const other of sorts) {
      const code = await it.agent.door.refusal(list, { view, sort: other, first: 1, after })
      expect([sort, other, code]).toEqual([sort, other, sort === other ? 'not refused' : 'BAD_INPUT'])
    }
  }
})

test('a closed ticket is found by filtering and read to its end, by agents only (R44)', async () => {
  expect(await it.agent.reads(tickets.Gus)).toContain('SHOPPER: Hello from Gus.')
  const gus = await it.anotherShopper({ sub: 'Gus', name: 'Gus' })
  expect(await gus.thread()).toEqual([])
  expect(await gus.says('Again.', randomUUID())).toBe(1)
})
