import { beforeAll, describe, expect, test } from '@jest/globals'
import { queuePositionOf } from '../../domain/ticket/ticket.rules.js'
import { desk, type Desk } from '../support/desk.js'

const many = 250
const minute = 60_000

type Sort = 'WAITING' | 'ACTIVITY'
interface Row {
  id: string
  waitingSince: string | null
  lastMessageAt: string
}
interface InboxPage {
  rows: Row[]
  next: string | null
}

/** 250 tickets, many of which share their moments to the millisecond, in all states and hands. */
async function fullDesk(): Promise<Desk> {
  const it = await desk()
  const { database, clock } = it.servers.app
  const { id: accountId } = it.account
  const colleague = await it.colleague()
  const now = clock.now().getTime()
  const all = Array.from({ length: many }, (_, n) => n)

  const profiles = all.map((n) => [accountId, `many-${n}`, `Shopper ${n}`, clock.now()])
  await database.query('INSERT INTO profile (account_id, external_id, name, created_at) VALUES ?', [profiles])
  const ids: { id: string }[] = await database.query(
    "SELECT id FROM profile WHERE account_id = ? AND external_id LIKE 'many-%' ORDER BY id",
    [accountId],
  )
  const tickets = all.map((n) => {
    const status = n % 10 === 0 ? 'closed' : n % 11 === 0 ? 'snoozed' : 'open'
    const waitingSince = status === 'open' && n % 3 !== 0 ? new Date(now - (n % 7) * minute) : null
    const lastMessageAt = new Date(now - (n % 5) * minute)
    const assigneeId = [null, it.agent.id, colleague.id][n % 3]
    return [
      ...[accountId, ids[n]!.id, 'chat', status, assigneeId, n % 4, 'Hello', 'shopper'],
      ...[
        lastMessageAt,
        lastMessageAt,
        waitingSince,
        queuePositionOf(waitingSince, lastMessageAt),
        lastMessageAt,
      ],
    ]
  })
  await database.query(
    `INSERT INTO ticket (account_id, profile_id, channel, status, assignee_id, unread_count, preview, last_author,
       last_message_at, changed_at, waiting_since, queue_position, created_at) VALUES ?`,
    [tickets],
  )
  return it
}

async function page(
  { agent }: Desk,
  sort: Sort,
  view: string,
  first: number,
  after: string | null,
): Promise<InboxPage> {
  const { inbox } = await agent.door.get(
    `query ($sort: InboxSort!, $view: InboxView!, $first: Int!, $after: String) {
      inbox(sort: $sort, view: $view, first: $first, after: $after) {
        edges { node { id waitingSince lastMessageAt } } pageInfo { hasNextPage endCursor } } }`,
    { sort, view, first, after },
  )
  const { edges, pageInfo } = inbox
  return {
    rows: edges.map(({ node }: { node: Row }) => node),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  }
}

/** Turns all pages; `between` happens after each. */
async function turnPages(
  it: Desk,
  sort: Sort,
  { view = 'ALL', first = 30, between = async (_seen: Row[]) => {} } = {},
): Promise<Row[]> {
  const seen: Row[] = []
  let after: string | null = null
  do {
    const { rows, next }: InboxPage = await page(it, sort, view, first, after)
    seen.push(...rows)
    after = next
    await between(seen)
  } while (after)
  return seen
}

const idsOf = (rows: Row[]) => rows.map(({ id }) => id)
const placeOf = (sort: Sort, { waitingSince, lastMessageAt }: Row) =>
  sort === 'ACTIVITY'
    ? -Date.parse(lastMessageAt)
    : Number(queuePositionOf(waitingSince ? new Date(waitingSince) : null, new Date(lastMessageAt)))

let it: Desk

describe.each<Sort>(['WAITING', 'ACTIVITY'])('250 tickets, sorted by %s', (sort) => {
  beforeAll(async () => {
    it ??= await fullDesk()
  })

  test.each([1, 7, 100])('pages of %i show each ticket once, in order', async (first) => {
    const view = first === 1 ? 'SNOOZED' : 'ALL'
    const seen = await turnPages(it, sort, { view, first })
    expect(new Set(idsOf(seen)).size).toBe(seen.length)
    const places = seen.map((row) => placeOf(sort, row))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    const [{ count }] = await it.servers.app.database.query(
      'SELECT COUNT(*) AS count FROM ticket WHERE account_id = ? AND status = ?',
      [it.account.id, view === 'ALL' ? 'open' : 'snoozed'],
    )
    expect(seen).toHaveLength(Number(count))
  })

  test('tickets that move while somebody turns the pages hide no other ticket', async () => {
    const moving = await fullDesk()
    const before = idsOf(await turnPages(moving, sort))
    const moved = new Set<string>()
    const seen = await turnPages(moving, sort, {
      async between(seen) {
        const notYet = before.filter((id) => !moved.has(id))
        const ahead = notYet.find((id) => !idsOf(seen).includes(id))
        const behind = notYet.find((id) => idsOf(seen).includes(id))
        // An answer takes a ticket to another place, from before the reader and from behind.
        for (const id of [ahead, behind].filter((id) => id !== undefined)) {
          await moving.agent.replies('On its way.', id)
          moved.add(id)
        }
      },
    })
    expect(moved.size).toBeGreaterThan(10)
    const unmoved = before.filter((id) => !moved.has(id))
    expect(idsOf(seen).filter((id) => !moved.has(id))).toEqual(unmoved)
  })
})

test('the counts are what the lists hold', async () => {
  it ??= await fullDesk()
  const lengths: Record<string, number> = {}
  for (const view of ['ALL', 'MINE', 'UNASSIGNED', 'SNOOZED']) {
    lengths[view.toLowerCase()] = (await turnPages(it, 'WAITING', { view, first: 100 })).length
  }
  const { inboxCounts } = await it.agent.door.get('{ inboxCounts { all mine unassigned snoozed } }')
  expect(inboxCounts).toEqual(lengths)
  expect(Object.values(lengths).every((length) => length > 10)).toBe(true)
})

test('the badge counts tickets with unread messages that are mine or nobody’s (R42)', async () => {
  it ??= await fullDesk()
  const { inbox } = await it.agent.door.get(
    '{ inbox(first: 100) { edges { node { unreadCount assignee { id } } } } inboxCounts { unread } }',
  )
  expect(inbox.edges).toHaveLength(100)
  const [{ unread }] = await it.servers.app.database.query(
    `SELECT COUNT(*) AS unread FROM ticket WHERE account_id = ? AND status = 'open' AND unread_count > 0
       AND (assignee_id IS NULL OR assignee_id = ?)`,
    [it.account.id, it.agent.id],
  )
  const { inboxCounts } = await it.agent.door.get('{ inboxCounts { unread } }')
  expect(inboxCounts.unread).toBe(Number(unread))
})
