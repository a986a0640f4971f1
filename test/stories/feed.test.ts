import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { desk, type Desk } from '../support/desk.js'
import { sweepOldFeeds } from '../../worker/sweep.js'
import { until } from '../support/until.js'

/* What an integrator hears: everything, once, in order, whenever it asks (R74). */

interface Read {
  kinds: string[]
  numbers: number[]
  cursor: string | null
}

const feedQuery = `query ($first: Int!, $after: String) { inboxEvents(first: $first, after: $after) {
  edges { cursor node { number kind ticketId ticketNumber author agent { name } ticket { id }
    entry { ... on Message { text } ... on Note { text } ... on TicketEvent { happened: kind } } } }
  pageInfo { hasNextPage endCursor } newestCursor } }`

/** From `after` to the end, page by page. */
async function readFeed({ agent }: Desk, after: string | null = null, first = 3): Promise<Read> {
  const nodes: { number: number; kind: string }[] = []
  let cursor = after
  for (;;) {
    const { inboxEvents } = await agent.door.get(feedQuery, { first, after: cursor })
    nodes.push(...inboxEvents.edges.map(({ node }: { node: object }) => node))
    cursor = inboxEvents.pageInfo.endCursor
    if (!inboxEvents.pageInfo.hasNextPage) break
  }
  return { kinds: nodes.map(({ kind }) => kind), numbers: nodes.map(({ number }) => number), cursor }
}

const untilFeedHas = (it: Desk, count: number) =>
  until(`${count} events are numbered`, async () => (await readFeed(it)).numbers.length === count)

const happenings = [
  'TICKET_CREATED',
  'MESSAGE_POSTED',
  'NOTE_ADDED',
  'MESSAGE_POSTED',
  'TICKET_ASSIGNED',
  'TICKET_SNOOZED',
  'MESSAGE_POSTED',
  'TICKET_WOKEN',
  'TICKET_CLOSED',
]

async function aTicketsLife(it: Desk) {
  const { agent, shopper } = it
  await shopper.says('Where is my parcel?')
  const { id } = await agent.ticket()
  await agent.door.get(
    'mutation ($id: ID!, $clientId: UUID!) { addNote(ticketId: $id, clientId: $clientId, text: "Lost by the carrier.") { number } }',
    { id, clientId: randomUUID() },
  )
  await agent.replies('I ask the carrier.')
  await agent.door.get('mutation ($id: ID!) { snooze(ticketId: $id, untilEvent: SHOPPER_WRITES) { id } }', {
    id,
  })
  await shopper.says('Any news?')
  await agent.closes(id)
  return id
}

test('the feed tells once, in order, and page by page all that happens to a ticket (R74)', async () => {
  const it = await desk({ autoReplyInHours: '' })
  const id = await aTicketsLife(it)
  await untilFeedHas(it, happenings.length)
  const { kinds, numbers } = await readFeed(it)
  expect(kinds).toEqual(happenings)
  expect(numbers).toEqual(happenings.map((_kind, place) => place + 1))

  const { inboxEvents } = await it.agent.door.get(feedQuery, { first: 50 })
  const nodes = inboxEvents.edges.map(({ node }: { node: object }) => node)
  expect(nodes[1]).toMatchObject({
    ticketId: id,
    ticketNumber: 1,
    author: 'SHOPPER',
    agent: null,
    ticket: { id },
    entry: { text: 'Where is my parcel?' },
  })
  expect(nodes[2]).toMatchObject({ agent: { name: 'Lina Moreau' }, entry: { text: 'Lost by the carrier.' } })
  expect(nodes.at(-1)).toMatchObject({ kind: 'TICKET_CLOSED', entry: { happened: 'CLOSED' } })

  const { ticketEvents } = await it.agent.door.get(
    'query ($id: ID!) { ticketEvents(ticketId: $id, after: 1, first: 2) { hasMore entries { ... on Note { number } ... on Message { number } } } }',
    { id },
  )
  expect(ticketEvents).toEqual({ hasMore: true, entries: [{ number: 2 }, { number: 3 }] })
})

test('who stops for a day misses nothing, and hears nothing twice (R74)', async () => {
  const it = await desk({ autoReplyInHours: '' })
  await it.shopper.says('Where is my parcel?')
  await untilFeedHas(it, 2)
  const { cursor } = await readFeed(it)
  await it.time.passes({ days: 1 })
  await until('all of the day has its number', async () => {
    const tail = 'SELECT id FROM feed_pending WHERE account_id = ?'
    return (await it.servers.app.database.query(tail, [it.account.id])).length === 0
  })
  const before = (await readFeed(it, cursor)).kinds
  await it.agent.replies('On its way.')
  await until('the answer is told', async () =>
    (await readFeed(it, cursor)).kinds.includes('TICKET_ASSIGNED'),
  )
  const { kinds, numbers } = await readFeed(it, cursor)
  expect(kinds).toEqual([...before, 'MESSAGE_POSTED', 'TICKET_ASSIGNED'])
  expect(numbers).toEqual(kinds.map((_kind, place) => place + 3))
  const { cursor: end } = await readFeed(it)
  expect(await readFeed(it, end)).toEqual({ kinds: [], numbers: [], cursor: end })
})

const liveFeed =
  'subscription ($after: String) { inboxEvents(after: $after) { refetch cursor events { number kind } } }'

test('a subscription replays what was missed, and goes on live (R74, I-05)', async () => {
  const it = await desk({ autoReplyInHours: '' })
  await it.shopper.says('Where is my parcel?')
  await untilFeedHas(it, 2)
  const first = it.agent.door.watch(liveFeed, {})
  const told = () =>
    first.told
      .flatMap(({ inboxEvents }) => inboxEvents.events)
      .map(({ number }: { number: number }) => number)
  await until('it is replayed', () => Promise.resolve(told().length === 2))
  await it.shopper.says('Hello?')
  await until('it is live', () => Promise.resolve(told().length === 3))
  expect(told()).toEqual([1, 2, 3])
  const { cursor } = first.told.at(-1)!.inboxEvents
  await first.end()

  await it.agent.replies('Here I am.')
  const second = it.agent.door.watch(liveFeed, { after: cursor })
  await until('the rest comes', () =>
    Promise.resolve(second.told.flatMap(({ inboxEvents }) => inboxEvents.events).length === 2),
  )
  expect(second.told[0]!.inboxEvents.events[0]).toMatchObject({ number: 4 })
  await second.end()
})

test('who is too far behind for a replay hears up to where to read, and goes on behind that (R74)', async () => {
  const it = await desk({ autoReplyInHours: '' })
  await it.shopper.says('Where is my parcel?')
  await untilFeedHas(it, 2)
  const { database } = it.servers.app
  await database.query(
    `INSERT INTO feed_event (account_id, number, kind, ticket_id, ticket_number, at)
     WITH RECURSIVE n AS (SELECT 3 AS number UNION ALL SELECT number + 1 FROM n WHERE number < 1000)
     SELECT f.account_id, n.number, 'ticket.seen', f.ticket_id, 1, f.at FROM n JOIN feed_event f
     WHERE f.account_id = ? AND f.number = 1`,
    [it.account.id],
  )
  await database.query('UPDATE feed_head SET last_number = 1000 WHERE account_id = ?', [it.account.id])
  const all = it.agent.door.watch(liveFeed, {})
  await until('1,000 are replayed', () =>
    Promise.resolve(all.told.flatMap(({ inboxEvents }) => inboxEvents.events).length === 1_000),
  )
  await all.end()

  await it.shopper.says('Hello?')
  await until('one more is numbered', async () => {
    const [{ newest }] = await database.query(
      'SELECT last_number AS newest FROM feed_head WHERE account_id = ?',
      [it.account.id],
    )
    return newest === 1_001
  })
  const late = it.agent.door.watch(liveFeed, {})
  await until('it is told to ask', () => Promise.resolve(late.told.length === 1))
  expect(late.told[0]!.inboxEvents).toMatchObject({ refetch: true, events: [] })
  await it.shopper.says('Anybody?')
  await until('it goes on', () => Promise.resolve(late.told.length === 2))
  expect(late.told[1]!.inboxEvents).toMatchObject({ refetch: false, events: [{ number: 1_002 }] })
  await late.end()
})

test('what is older than 30 days is forgotten, and who asks for it is told from where to go on (R74)', async () => {
  const it = await desk({ autoReplyInHours: '' })
  await aTicketsLife(it)
  await untilFeedHas(it, happenings.length)
  const { inboxEvents } = await it.agent.door.get(feedQuery, { first: 2 })
  const { app } = it.servers
  await app.database.query(
    'UPDATE feed_event SET at = at - INTERVAL 31 DAY WHERE account_id = ? AND number <= 4',
    [it.account.id],
  )
  await sweepOldFeeds(app)
  const { errors } = await it.agent.door.ask(feedQuery, {
    first: 2,
    after: inboxEvents.pageInfo.endCursor,
  })
  expect(errors![0]!.extensions).toMatchObject({ code: 'FEED_EXPIRED', field: 'after', reason: 'TOO_OLD' })
  const { oldest, newest } = errors![0]!.extensions as unknown as { oldest: string; newest: string }
  expect((await readFeed(it, oldest)).numbers).toEqual([5, 6, 7, 8, 9])
  expect((await readFeed(it)).numbers).toEqual([5, 6, 7, 8, 9])
  expect((await readFeed(it, newest)).numbers).toEqual([])
  await sweepOldFeeds(app)
  expect((await readFeed(it)).numbers).toEqual([5, 6, 7, 8, 9])

  const watch = it.agent.door.watch(liveFeed, { after: inboxEvents.pageInfo.endCursor })
  expect(await watch.untilFailed()).toMatchObject([{ extensions: { code: 'FEED_EXPIRED' } }])
  await watch.end()
})

test('a cursor that is none, of another list, or from ahead of a restored backup is refused (R78)', async () => {
  const it = await desk({ autoReplyInHours: '' })
  await it.shopper.says('Where is my parcel?')
  await untilFeedHas(it, 2)
  const refusalOf = async (after: string) =>
    (await it.agent.door.ask(feedQuery, { first: 2, after })).errors![0]!.extensions
  const { inbox } = await it.agent.door.get('{ inbox { pageInfo { endCursor } } }')
  for (const after of ['', 'x', '5', inbox.pageInfo.endCursor, 'ZmVlZDp6OjE']) {
    expect(await refusalOf(after)).toMatchObject({ code: 'BAD_INPUT', field: 'after' })
  }
  const { cursor } = await readFeed(it)
  const { database } = it.servers.app
  const at = [it.account.id]
  await database.query('UPDATE feed_head SET last_number = 1 WHERE account_id = ?', at)
  expect(await refusalOf(cursor!)).toMatchObject({ code: 'FEED_EXPIRED', reason: 'RESTORED' })
  await database.query(
    "UPDATE feed_head SET last_number = 2, epoch = '0123456789ab' WHERE account_id = ?",
    at,
  )
  expect(await refusalOf(cursor!)).toMatchObject({ code: 'FEED_EXPIRED', reason: 'RESTORED' })
})

test('nobody hears of another account (I-20)', async () => {
  const theirs = await desk({ autoReplyInHours: '' })
  await theirs.shopper.says('Mine.')
  await untilFeedHas(theirs, 2)
  const ours = await desk()
  expect(await readFeed(ours)).toEqual({ kinds: [], numbers: [], cursor: null })
  const { cursor } = await readFeed(theirs)
  const { errors } = await ours.agent.door.ask(feedQuery, { first: 2, after: cursor })
  expect(errors![0]!.extensions).toMatchObject({ code: 'FEED_EXPIRED', newest: null })
})
