import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { findFeed, type FeedPlace } from '../../domain/feed/find-feed.js'
import { numberFeed } from '../../domain/feed/number-feed.js'
import { tellFeed } from '../../domain/feed/tell-feed.js'
import type { App } from '../../platform/app.js'
import type { Ticket } from '../../schema/ticket.js'
import { FeedKind } from '../../schema/words/feed.js'
import { sendMessage } from '../support/actors.js'
import { buildAccount } from '../support/builders.js'
import { desk } from '../support/desk.js'
import { servers } from '../support/servers.js'

const told = (accountId: string, id: string) => ({ accountId, id }) as Ticket
const seen = { kind: FeedKind.TICKET_SEEN, ticketNumber: 1 }

const numbered = (app: App, accountId: string) => app.transaction((tx) => numberFeed(tx, accountId))

const ticketsOf = async (app: App, accountId: string) =>
  (await findFeed(app.database.manager, accountId, { after: null, limit: 100 })).events.map(
    ({ number, ticketId }) => [number, ticketId],
  )

test('what is committed late is told late, and never behind the back of who has read on (finding 8, I-05)', async () => {
  const { app } = await servers()
  const { id } = await buildAccount(app, {})
  let commitLate = () => {}
  const held = new Promise<void>((resolve) => (commitLate = resolve))
  let isWritten = () => {}
  const written = new Promise<void>((resolve) => (isWritten = resolve))
  const late = app.transaction(async (tx) => {
    await tellFeed(tx, told(id, '1'), seen)
    await tx.db.query('SELECT 1')
    isWritten()
    await held
  })
  await written
  await app.transaction((tx) => tellFeed(tx, told(id, '2'), seen))
  expect(await numbered(app, id)).toBe(1)
  expect(await ticketsOf(app, id)).toEqual([[1, '2']])
  commitLate()
  await late
  expect(await numbered(app, id)).toBe(1)
  expect(await ticketsOf(app, id)).toEqual([
    [1, '2'],
    [2, '1'],
  ])
})

test('many who number at once give each number once (R74)', async () => {
  const { app } = await servers()
  const { id } = await buildAccount(app, {})
  await app.transaction(async (tx) => {
    for (let ticket = 1; ticket <= 60; ticket++) await tellFeed(tx, told(id, String(ticket)), seen)
  })
  const counts = await Promise.all(Array.from({ length: 6 }, () => numbered(app, id)))
  expect(counts.reduce((sum, count) => sum + count)).toBe(60)
  expect(await ticketsOf(app, id)).toEqual(
    Array.from({ length: 60 }, (_, place) => [place + 1, String(place + 1)]),
  )
  expect(await numbered(app, id)).toBe(0)
})

test('a reader of 200 messages that are written at once sees no jump, and each of them (I-04)', async () => {
  const it = await desk()
  const { app } = it.servers
  const shoppers = await Promise.all(
    Array.from({ length: 20 }, (_, place) => it.anotherShopper({ sub: `many-${place}` })),
  )
  let isOver = false
  let after: FeedPlace | null = null
  const read: { ticketId: string; ticketNumber: number; kind: string }[] = []
  const look = async () => {
    const { events, newest }: Awaited<ReturnType<typeof findFeed>> = await findFeed(
      app.database.manager,
      it.account.id,
      { after, limit: 50 },
    )
    for (const { number, ticketId, ticketNumber, kind } of events) {
      expect(number).toBe((after?.number ?? 0) + 1)
      after = { epoch: newest!.epoch, number }
      read.push({ ticketId, ticketNumber, kind })
    }
    return events.length
  }
  const reading = (async () => {
    while (!isOver) await look()
  })()
  await Promise.all(
    shoppers.map(async ({ door }) => {
      for (let turn = 0; turn < 10; turn++) {
        await door.get(sendMessage, { clientId: randomUUID(), text: `Message ${turn}` })
      }
    }),
  )
  await it.quiet()
  isOver = true
  await reading
  while ((await numbered(app, it.account.id)) > 0);
  while ((await look()) > 0);

  const rows = await app.database.query(
    `SELECT CAST(ticket_id AS CHAR) AS ticketId, number AS ticketNumber, 'message.posted' AS kind FROM message WHERE account_id = ?
     UNION ALL SELECT CAST(ticket_id AS CHAR), number, CONCAT('ticket.', kind) FROM ticket_event WHERE account_id = ?
     UNION ALL SELECT CAST(id AS CHAR), 1, 'ticket.created' FROM ticket WHERE account_id = ?`,
    [it.account.id, it.account.id, it.account.id],
  )
  const names = (list: typeof read) =>
    list.map(({ ticketId, ticketNumber, kind }) => `${ticketId} ${ticketNumber} ${kind}`).sort()
  expect(names(read)).toEqual(names(rows))
  const lastOf = new Map<string, number>()
  for (const { ticketId, ticketNumber } of read) {
    expect(ticketNumber).toBeGreaterThanOrEqual(lastOf.get(ticketId) ?? 1)
    lastOf.set(ticketId, ticketNumber)
  }
})
