import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { demo } from '../../domain/demo/demo-data.js'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { seedMonth } from '../../domain/demo/seed-month.js'
import { pauseAfter } from '../../domain/mail/mail.rules.js'
import { sendDueMails } from '../../domain/mail/send-mails.js'
import { Account } from '../../schema/account.js'
import { OutgoingMail } from '../../schema/outgoing-mail.js'
import { Ticket } from '../../schema/ticket.js'
import { desk, type Desk } from '../support/desk.js'
import { mailbox } from '../support/mail-server.js'
import { servers } from '../support/servers.js'
import { until } from '../support/until.js'

/* Letters, through a real mail server. */

const close = 'mutation ($id: ID!) { close(ticketId: $id) { status } }'

async function letters(it: Desk, count: number) {
  const { app } = it.servers
  await until('the letters have arrived', async () => {
    await sendDueMails(app)
    return mailbox.letters.length >= count
  })
  return mailbox.letters
}

async function answered(wish: { email?: string; locale?: string } = { email: 'camille@mail.example' }) {
  const it = await desk({ name: 'Acme Teas' })
  const shopper = await it.anotherShopper({ sub: `mail-${randomUUID()}`, name: 'Camille Roy', ...wish })
  await shopper.says('Where is my parcel?')
  await it.agent.replies('It leaves today.')
  await it.agent.replies('Track it with 1Z999.')
  return { ...it, shopper, ticketId: (await it.agent.ticket()).id }
}

test('what the shopper has not seen goes to their mailbox when an agent closes the chat, once (R15, R61)', async () => {
  const it = await answered()
  await it.agent.door.get(close, { id: it.ticketId })
  await it.agent.door.get(close, { id: it.ticketId })
  const [letter, ...more] = await letters(it, 1)
  expect(more).toEqual([])
  expect(letter!.to).toMatchObject({ text: 'camille@mail.example' })
  expect(letter!.from?.value).toEqual([{ name: 'Acme Teas', address: 'desk@deskbell.example' }])
  expect(letter!.subject).toBe('Acme Teas has answered you')
  expect(letter!.text).toContain('It leaves today.\n\nTrack it with 1Z999.')
  expect(letter!.text).not.toContain('Where is my parcel?')
  expect(letter!.headers.get('auto-submitted')).toBe('auto-generated')
})

test('a shopper who speaks French is written to in French', async () => {
  const it = await answered({
    email: 'élise@mail.example'.normalize('NFD').replace(/\p{M}/gu, ''),
    locale: 'fr',
  })
  await it.agent.door.get(close, { id: it.ticketId })
  const [letter] = await letters(it, 1)
  expect(letter!.subject).toBe('Acme Teas vous a répondu')
})

test.each([
  [
    'the shopper has seen it',
    async ({ shopper }: Awaited<ReturnType<typeof answered>>) =>
      shopper.sees((await shopper.thread()).at(-1)!.number),
  ],
  [
    'the account has switched it off',
    async (it: Awaited<ReturnType<typeof answered>>) => {
      const owner = await it.colleague('Olga Petit', 'owner')
      await owner.door.get(
        'mutation { changeAccount(expectedVersion: 1, changes: { mailUnseen: false }) { version } }',
      )
    },
  ],
])('nothing is written when %s', async (_what, before) => {
  const it = await answered()
  await before(it)
  await it.agent.door.get(close, { id: it.ticketId })
  expect(await it.servers.app.database.manager.countBy(OutgoingMail, { accountId: it.account.id })).toBe(0)
})

test('nor when the shop has told no address, or the shopper ends the chat', async () => {
  const nameless = await answered({})
  await nameless.agent.door.get(close, { id: nameless.ticketId })
  const own = await answered()
  await own.shopper.endsTheChat()
  const { manager } = own.servers.app.database
  for (const { account } of [nameless, own])
    expect(await manager.countBy(OutgoingMail, { accountId: account.id })).toBe(0)
})

test('an invitation’s link goes to whom it is for, and is kept nowhere once it has gone (R71, I-31)', async () => {
  const it = await desk({ name: 'Acme Teas' })
  const owner = await it.colleague('Olga Petit', 'owner')
  const { invite } = await owner.door.get(
    `mutation ($clientId: UUID!) { invite(clientId: $clientId, email: "max@acme.example", role: AGENT) { link isMailed } }`,
    { clientId: randomUUID() },
  )
  expect(invite.isMailed).toBe(true)
  const [letter] = await letters(it, 1)
  expect(letter!.to).toMatchObject({ text: 'max@acme.example' })
  expect(letter!.subject).toBe('Olga Petit invites you to the desk of Acme Teas')
  expect(letter!.text).toContain(invite.link)
  const find = () => it.servers.app.database.manager.findBy(OutgoingMail, { accountId: it.account.id })
  await until('its end is noted', async () => (await find()).every(({ nextTryAt }) => nextTryAt === null))
  expect(await find()).toMatchObject([{ text: '', nextTryAt: null, problem: null, sentAt: expect.any(Date) }])
})

test('a server that is busy is asked again, and the letter arrives once under the same name (F-42)', async () => {
  const it = await answered()
  mailbox.refuse(2)
  await it.agent.door.get(close, { id: it.ticketId })
  const { app, clock } = it.servers
  const row = () => app.database.manager.findOneByOrFail(OutgoingMail, { accountId: it.account.id })
  for (const tries of [1, 2]) {
    await until(`try ${tries} has failed`, async () => {
      await sendDueMails(app)
      return (await row()).tries === tries && (await row()).problem !== null
    })
    clock.set((await row()).nextTryAt!)
  }
  const [letter, ...more] = await letters(it, 1)
  expect(more).toEqual([])
  expect(letter!.messageId).toBe(`<deskbell-${it.account.id}-${(await row()).id}@deskbell.example>`)
  expect((await row()).tries).toBe(3)
})

test('two workers at once send each letter once', async () => {
  const it = await answered()
  await it.agent.door.get(close, { id: it.ticketId })
  await Promise.all(Array.from({ length: 8 }, () => sendDueMails(it.servers.app)))
  await letters(it, 1)
  expect(mailbox.letters).toHaveLength(1)
})

test('without a mail server letters are given up, and wait for nobody', async () => {
  const it = await answered()
  const { app } = it.servers
  const mail = app.mail
  app.mail = null
  try {
    await it.agent.door.get(close, { id: it.ticketId })
    await sendDueMails(app)
    await until('the letter is given up', async () => {
      const row = await app.database.manager.findOneByOrFail(OutgoingMail, { accountId: it.account.id })
      return row.nextTryAt === null && row.problem === 'Mail is not set up.' && row.text === ''
    })
  } finally {
    app.mail = mail
  }
})

test('a letter is tried for most of a day, less and less often; one that tells what rings, for a quarter of an hour', () => {
  const pauses = Array.from({ length: 10 }, (_, at) => pauseAfter(at + 1, 'reply'))
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, null])
  const pausesOfRings = Array.from({ length: 5 }, (_, at) => pauseAfter(at + 1, 'rings'))
  expect(pausesOfRings).toEqual([1, 2, 4, 8, null])
})

test('the demo tells of a month of talks and writes to nobody about them', async () => {
  const { app } = await servers()
  await app.transaction(async (tx) => {
    await seedDemo(tx)
    await seedMonth(tx)
  })
  const { id: accountId } = await app.database.manager.findOneByOrFail(Account, { publicId: demo.publicId })
  expect(await app.database.manager.countBy(Ticket, { accountId, status: 'closed' })).toBeGreaterThan(50)
  expect(await app.database.manager.countBy(OutgoingMail, { accountId })).toBe(0)
})
