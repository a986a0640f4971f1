import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { sendMessage } from '../support/actors.js'
import { desk } from '../support/desk.js'

test('many first messages of one shopper at once make one chat that holds them all (I-08, R11)', async () => {
  const it = await desk()
  const { id: accountId } = it.account
  const tabs = await Promise.all([1, 2].map(() => it.anotherShopper({ sub: 'shopper-1' })))
  const shoppers = [
    it.shopper,
    ...tabs,
    ...(await Promise.all([2, 3].map((n) => it.anotherShopper({ sub: `s-${n}` })))),
  ]
  const send = (n: number) =>
    shoppers[n % 5]!.door.refusal(sendMessage, { clientId: randomUUID(), text: `Message ${n}` })
  // As many as the limit on a shopper's writing lets through.
  const codes = await Promise.all(Array.from({ length: 45 }, (_, n) => send(n)))
  expect(codes.filter((code) => code !== 'not refused')).toEqual([])
  const tickets = await it.servers.app.database.query(
    'SELECT unread_count AS unread FROM ticket WHERE account_id = ? ORDER BY unread_count',
    [accountId],
  )
  expect(tickets.map(({ unread }: { unread: number }) => unread)).toEqual([9, 9, 27])
})

test('sixty new shoppers who write at the same moment are all heard, each in a chat of their own', async () => {
  const it = await desk()
  const shoppers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => it.anotherShopper({ sub: `new-${n}` })),
  )
  const codes = await Promise.all(
    shoppers.map(({ door }) => door.refusal(sendMessage, { clientId: randomUUID(), text: 'Hello?' })),
  )
  expect(codes.filter((code) => code !== 'not refused')).toEqual([])
  const [{ count }] = await it.servers.app.database.query(
    'SELECT COUNT(*) AS count FROM ticket WHERE account_id = ?',
    [it.account.id],
  )
  expect(Number(count)).toBe(60)
})
