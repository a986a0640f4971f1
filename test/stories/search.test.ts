import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { sweepSearch } from '../../worker/sweep.js'
import type { AgentActor } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'

interface Found {
  preview: string
  number: number | null
  shown: string
}

const searchTickets = `query ($query: String!, $filter: TicketFilter, $first: Int!, $after: String) {
  search(query: $query, filter: $filter, first: $first, after: $after) {
    edges { cursor node { number excerpt matches { from to } ticket { id preview profile { name } } } }
    pageInfo { hasNextPage endCursor } } }`

/** What a search finds; the words that were asked for in brackets. */
async function searches(
  { door }: AgentActor,
  query: string,
  { filter = null as object | null, first = 20, after = null as string | null } = {},
): Promise<{ found: Found[]; next: string | null }> {
  const { search } = await door.get(searchTickets, { query, filter, first, after })
  const found = search.edges.map(({ node }: any) => ({
    preview: node.ticket.preview,
    number: node.number,
    shown: node.matches.reduceRight(
      (text: string, { from, to }: { from: number; to: number }) =>
        `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
      node.excerpt,
    ),
  }))
  return { found, next: search.pageInfo.hasNextPage ? search.pageInfo.endCursor : null }
}

const shownOf = async (agent: AgentActor, query: string, wish = {}) =>
  (await searches(agent, query, wish)).found.map(({ shown }) => shown)

/** A desk of shoppers who each say something; all of it can be found. */
async function deskWhere(said: Record<string, string[]>): Promise<Desk> {
  const it = await desk()
  for (const [name, texts] of Object.entries(said)) {
    const email = `${name.split(' ')[0]!.toLowerCase()}@shop.example`
    const shopper = await it.anotherShopper({ sub: name, name, email })
    for (const text of texts) await shopper.says(text)
  }
  await indexed(it)
  return it
}

async function indexed(it: Desk) {
  await it.quiet()
  await sweepSearch(it.servers.app)
}

test('a ticket is found by the number that people say aloud, in its own account (R48)', async () => {
  const { agent, shopper } = await desk()
  await shopper.says('Where is my order?')
  const { id } = await agent.ticket()
  const { ticket } = await agent.door.get('query ($id: ID) { ticket(id: $id) { reference } }', { id })
  const find = 'query ($reference: String) { ticket(reference: $reference) { id } }'
  const { reference } = ticket
  for (const spelling of [reference, reference.toLowerCase(), ` ${reference.slice(2)} `]) {
    expect(await agent.door.get(find, { reference: spelling })).toEqual({ ticket: { id } })
  }
  const stranger = await desk()
  for (const nothing of [
    reference,
    'T-0',
    'T-',
    '',
    'parcel',
    `T-${'9'.repeat(30)}`,
    `${reference} or 1=1`,
  ]) {
    expect(await stranger.agent.door.refusal(find, { reference: nothing })).toBe('NOT_FOUND')
  }
  const neither = await agent.door.ask('{ ticket { id } }')
  expect(neither.errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'id' } }])
})

test('a ticket is found by the words of its messages, in any order, the last one only begun (R48)', async () => {
  const it = await deskWhere({
    'Ann Lee': ['Where is my parcel?', 'It was sent on Monday.'],
    'Bo Kim': ['My parcel is broken'],
  })
  expect(await shownOf(it.agent, 'parcel')).toEqual(['My [parcel] is broken', 'Where is my [parcel]?'])
  expect(await shownOf(it.agent, 'PARCEL where')).toEqual(['[Where] is my [parcel]?'])
  expect(await shownOf(it.agent, 'broken par')).toEqual(['My [parcel] is [broken]'])
  expect(await shownOf(it.agent, 'par broken')).toEqual([])
  // Of several messages the one that holds most of the words.
  const { found } = await searches(it.agent, 'parcel sent monday')
  expect(found).toEqual([
    { preview: 'It was sent on Monday.', number: expect.any(Number), shown: 'It was [sent] on [Monday].' },
  ])
})

test('a ticket is found by its shopper’s name and e-mail address, together with what was said (R48)', async () => {
  const it = await deskWhere({ 'Zoë Müller': ['Where is my parcel?'], 'Bo Kim': ['My parcel is broken'] })
  expect(await searches(it.agent, 'zoe')).toMatchObject({
    found: [{ number: null, shown: '[Zoë] Müller · [zoë]@shop.example' }],
  })
  expect(await shownOf(it.agent, 'bo@shop.example')).toEqual(['[Bo] Kim · [bo]@[shop].[example]'])
  expect(await shownOf(it.agent, 'kim parcel')).toEqual(['My [parcel] is broken'])
})

test('a shopper who has another name now is found by it (R48)', async () => {
  const it = await deskWhere({ 'Ann Lee': ['Where is my parcel?'] })
  await it.anotherShopper({ sub: 'Ann Lee', name: 'Ann Berger' })
  await indexed(it)
  expect(await shownOf(it.agent, 'berger')).toEqual(['Ann [Berger] · ann@shop.example'])
})

test('notes of the team are found as well (R48, R49)', async () => {
  const it = await deskWhere({ 'Ann Lee': ['Where is my parcel?'] })
  const { id } = await it.agent.ticket()
  await it.agent.door.get(
    'mutation ($id: ID!, $clientId: UUID!) { addNote(ticketId: $id, clientId: $clientId, text: "Ask the warehouse") { number } }',
    { id, clientId: randomUUID() },
  )
  await indexed(it)
  expect(await shownOf(it.agent, 'warehouse parcel')).toEqual(['Ask the [warehouse]'])
})

test('agents’ answers are found, automatic replies are not; the number of the ticket is (R48)', async () => {
  const it = await deskWhere({ 'Ann Lee': ['Where is my parcel?'] })
  await it.agent.replies('It left our warehouse.')
  await indexed(it)
  expect(await shownOf(it.agent, 'warehouse')).toEqual(['It left our [warehouse].'])
  expect(await shownOf(it.agent, 'somebody shortly')).toEqual([])
  const { inbox } = await it.agent.door.get('{ inbox { edges { node { reference } } } }')
  const [{ node }] = inbox.edges
  expect(await searches(it.agent, node.reference)).toMatchObject({ found: [{ number: null }] })
  expect(await searches(it.agent, `${node.reference.slice(2)} parcel`)).toMatchObject({
    found: [{ number: 1 }],
  })
})

test('Chinese, Japanese and Korean are found by any part of a word, French without its accents (R48)', async () => {
  const it = await deskWhere({
    A1: ['我的发票在哪里'],
    B2: ['請求書をください'],
    C3: ['비밀번호를 잊었어요'],
    D4: ['Où est l’œuf d’été ?'],
  })
  expect(await shownOf(it.agent, '发票')).toEqual(['我的[发票]在哪里'])
  expect(await shownOf(it.agent, '里')).toEqual(['我的发票在哪[里]'])
  expect(await shownOf(it.agent, '求書')).toEqual(['請[求書]をください'])
  expect(await shownOf(it.agent, '밀번호')).toEqual(['비[밀번호]를 잊었어요'])
  expect(await shownOf(it.agent, 'oeuf ete')).toEqual(['Où est l’[œuf] d’[été] ?'])
})

test('what asks for nothing finds nothing, and nothing that is typed is a fault (R48, R78)', async () => {
  const { agent } = await deskWhere({ 'Ann Lee': ['Where is my parcel?'] })
  for (const query of [
    '',
    ' ',
    'x',
    '?!',
    '"',
    '%',
    '_',
    'par%',
    "par' OR '1'='1",
    '+par -cel*',
    '\u0000',
    '\ud83d',
  ]) {
    expect([query, (await searches(agent, query)).next]).toEqual([query, null])
  }
  expect(await shownOf(agent, '%')).toEqual([])
  const long = await agent.door.ask(searchTickets, { query: 'x'.repeat(201), first: 20 })
  expect(long.errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'query' } }])
})

test('each page goes on where the one before ended, newest ticket first (R48, R73)', async () => {
  const said = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`Shopper ${n}`, [`Parcel ${n + 10}`]]))
  const { agent } = await deskWhere(said)
  const seen: string[] = []
  const sizes: number[] = []
  let after: string | null = null
  do {
    const { found, next }: Awaited<ReturnType<typeof searches>> = await searches(agent, 'parcel', {
      first: 3,
      after,
    })
    seen.push(...found.map(({ preview }) => preview))
    sizes.push(found.length)
    after = next
  } while (after)
  expect(seen).toEqual([16, 15, 14, 13, 12, 11, 10].map((n) => `Parcel ${n}`))
  expect(sizes).toEqual([3, 3, 1])
})

test('a search is narrowed down by status, channel, agent and unread messages (R41, R48)', async () => {
  const it = await deskWhere({ 'Ann Lee': ['Where is my parcel?'], 'Bo Kim': ['My parcel is broken'] })
  const tickets = await it.agent.inbox()
  const bo = tickets.find(({ profile }) => profile.name === 'Bo Kim')!
  await it.agent.replies('A new parcel is on its way.', bo.id)
  await it.agent.closes(bo.id)
  const previews = async (filter: object) =>
    (await searches(it.agent, 'parcel', { filter })).found.map(({ preview }) => preview)
  const [mine, theirs] = ['A new parcel is on its way.', 'Where is my parcel?']
  expect(await previews({})).toEqual([mine, theirs])
  expect(await previews({ status: 'CLOSED' })).toEqual([mine])
  expect(await previews({ status: 'OPEN' })).toEqual([theirs])
  expect(await previews({ channel: 'CHAT' })).toEqual([mine, theirs])
  expect(await previews({ channel: 'SMS' })).toEqual([])
  expect(await previews({ unreadOnly: true })).toEqual([theirs])
  expect(await previews({ unassigned: true })).toEqual([theirs])
  const me = Buffer.from(`Agent:${it.agent.id}`).toString('base64url')
  expect(await previews({ assigneeId: me })).toEqual([mine])
})

test('nobody finds what another shop’s people have written (R48, I-20)', async () => {
  const ours = await deskWhere({ 'Ann Lee': ['Where is my parcel?'] })
  const theirs = await deskWhere({ 'Bo Kim': ['My parcel is secret'] })
  expect(await shownOf(ours.agent, 'parcel')).toEqual(['Where is my [parcel]?'])
  expect(await shownOf(ours.agent, 'secret')).toEqual([])
  expect(await shownOf(theirs.agent, 'secret')).toEqual(['My parcel is [secret]'])
})

test('a ticket whose words were lost is found again once it is looked through anew (R48)', async () => {
  const it = await deskWhere({ 'Ann Lee': ['Where is my parcel?'] })
  const { database } = it.servers.app
  await database.query('DELETE FROM search_word WHERE account_id = ?', [it.account.id])
  expect(await shownOf(it.agent, 'parcel')).toEqual([])
  await database.query(
    'UPDATE ticket SET indexed_up_to = 0, index_pending_since = created_at WHERE account_id = ?',
    [it.account.id],
  )
  await sweepSearch(it.servers.app)
  await sweepSearch(it.servers.app)
  expect(await shownOf(it.agent, 'parcel')).toEqual(['Where is my [parcel]?'])
})
