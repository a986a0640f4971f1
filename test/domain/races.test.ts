import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { mailRingsTo } from '../../domain/mail/mail-rings.js'
import { ring } from '../../domain/reminder/ring.js'
import { assignTicket } from '../../domain/ticket/assign-ticket.js'
import { findThreadAfter, findThreadBefore } from '../../domain/ticket/find-thread.js'
import { reply } from '../../domain/ticket/reply.js'
import { openMail } from '../../platform/mail.js'
import { Agent } from '../../schema/agent.js'
import { MailedRing } from '../../schema/mailed-ring.js'
import { OutgoingMail } from '../../schema/outgoing-mail.js'
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

test('a thread that is read while it grows is read without gaps, whichever table a number is in (I-04, R74)', async () => {
  const it = await desk()
  await it.shopper.says('Where is my order?')
  const { app } = it.servers
  const [{ id: ticketId }] = await app.database.query('SELECT id FROM ticket WHERE account_id = ?', [
    it.account.id,
  ])
  const agent = await app.database.manager.findOneByOrFail(Agent, { id: it.agent.id })
  let isOver = false
  const growing = (async () => {
    for (let n = 0; n < 250; n++) {
      await app.transaction(async (tx) => {
        await reply(tx, agent, ticketId, {
          clientId: randomUUID(),
          text: `Reply ${n}`,
          isHolding: false,
          expectedLast: null,
        })
        await assignTicket(tx, agent, ticketId, null)
      })
    }
    isOver = true
  })()
  const reading = async () => {
    let seen = 0
    while (!isOver) {
      const entries = await findThreadAfter(app.database.manager, ticketId, seen, 100)
      expect(entries.map(({ number }) => number)).toEqual(entries.map((_, place) => seen + 1 + place))
      seen = entries.at(-1)?.number ?? seen
      const newest = await findThreadBefore(app.database.manager, ticketId, 2 ** 31, 20)
      expect(newest.map(({ number }) => number)).toEqual(newest.map((_, place) => newest[0]!.number + place))
    }
  }
  await Promise.all([growing, reading(), reading(), reading(), reading()])
})

test('a ring that comes while the letter before it is written is in that one or in the next (R62)', async () => {
  const it = await desk()
  const { app, clock } = it.servers
  const { id: accountId } = it.account
  const shoppers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => it.anotherShopper({ sub: `ringing-${n}` })),
  )
  await Promise.all(shoppers.map((shopper) => shopper.says('Hello?')))
  await it.quiet()
  clock.set(new Date(clock.now().getTime() + 3 * 60_000 + 10_000))
  const db = app.database.manager
  const tickets: { id: string }[] = await db.query('SELECT id FROM ticket WHERE account_id = ?', [accountId])
  const where = { id: it.agent.id, accountId }
  // Nobody answers there, so that letters wait.
  app.mail = openMail({ smtpUrl: 'smtp://127.0.0.1:1', from: 'desk@deskbell.example' })
  try {
    for (const { id: ticketId } of tickets) {
      await db.update(Agent, where, { ringMailAt: clock.now() })
      await Promise.all([
        app.transaction((tx) => ring(tx, accountId, ticketId)),
        mailRingsTo(app, accountId, it.agent.id),
      ])
      const isTold = (await db.countBy(MailedRing, { ticketId, accountId })) === 1
      const { ringMailAt } = await db.findOneByOrFail(Agent, where)
      expect(isTold || ringMailAt !== null).toBe(true)
    }
    await db.update(Agent, where, { ringMailAt: clock.now() })
    await Promise.all([1, 2, 3].map(() => mailRingsTo(app, accountId, it.agent.id)))
  } finally {
    app.mail.close()
    app.mail = null
  }
  const told = await db.findBy(MailedRing, { accountId })
  expect(told).toHaveLength(tickets.length)
  expect(await db.countBy(OutgoingMail, { accountId })).toBe(new Set(told.map(({ letter }) => letter)).size)
})
