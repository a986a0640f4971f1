import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { sendDueMails } from '../../domain/mail/send-mails.js'
import { OutgoingMail } from '../../schema/outgoing-mail.js'
import { desk, type Desk } from '../support/desk.js'
import { mailbox } from '../support/mail-server.js'
import { until } from '../support/until.js'

/* An agent answers from the ticket by e-mail, through a real mail server (R61). */

const replying = `mutation ($id: ID!, $clientId: UUID!, $text: String!, $byEmail: Boolean!) {
  reply(ticketId: $id, clientId: $clientId, text: $text, byEmail: $byEmail) { number byEmail } }`

async function asked({ hasAddress = true, locale = 'en' } = {}) {
  const it = await desk({ name: 'Acme Teas' })
  const shopper = await it.anotherShopper({
    sub: `by-mail-${randomUUID()}`,
    name: 'Camille Roy',
    locale,
    ...(hasAddress && { email: 'camille@mail.example' }),
  })
  await shopper.says('Where is my parcel?\nIt is late.')
  const { id } = await it.agent.ticket()
  const answers = (text: string, byEmail = true, clientId: string = randomUUID()) => ({
    ...{ id, text, byEmail, clientId },
  })
  return { ...it, shopper, id, answers }
}

type Asked = Awaited<ReturnType<typeof asked>>

const ends = async ({ agent }: Asked) => (await agent.reads()).filter((line) => line.startsWith('LETTER_'))

async function untilEnd(it: Asked, end: string) {
  await until(end, async () => {
    await sendDueMails(it.servers.app)
    return (await ends(it)).includes(end)
  })
}

const rowsOf = ({ servers: { app }, account }: Desk) =>
  app.database.manager.findBy(OutgoingMail, { accountId: account.id })

test('the answer stands in the thread and goes to the mailbox, with the talk and the way back, once (R61)', async () => {
  const it = await asked()
  const owner = await it.colleague('Olga Petit', 'owner')
  await owner.door.get(
    'mutation { changeAccount(expectedVersion: 1, changes: { allowedOrigins: ["https://*.acme.example", "https://teas.example"] }) { version } }',
  )
  const answer = it.answers('It leaves today.\n\nTrack it with 1Z999.')
  const { reply } = await it.agent.door.get(replying, answer)
  expect(reply.byEmail).toBe(true)
  expect(await it.agent.door.get(replying, answer)).toEqual({ reply })
  await untilEnd(it, 'LETTER_SENT')
  await sendDueMails(it.servers.app)

  const [letter, ...more] = mailbox.letters
  expect(more).toEqual([])
  expect(letter!.to).toMatchObject({ text: 'camille@mail.example' })
  expect(letter!.from?.value).toEqual([{ name: 'Acme Teas', address: 'desk@deskbell.example' }])
  expect(letter!.subject).toBe('Acme Teas has answered you')
  expect(letter!.text).toMatch(/^It leaves today\.\n\nTrack it with 1Z999\.\n\nLina Moreau, Acme Teas\n/)
  expect(letter!.text).toContain('\nhttps://teas.example\n')
  expect(letter!.text).toContain('> You: Where is my parcel?\n> It is late.\n')
  expect(await it.shopper.reads()).toContain('TEAM: It leaves today.\n\nTrack it with 1Z999.')
  expect(await ends(it)).toEqual(['LETTER_SENT'])
  expect((await it.agent.ticket()).waitingSince).toBeNull()
})

test('under an id that went by e-mail nothing goes without, nor the other way round (R73)', async () => {
  const it = await asked()
  const clientId = randomUUID()
  await it.agent.door.get(replying, it.answers('Today.', false, clientId))
  expect(await it.agent.door.refusal(replying, it.answers('Today.', true, clientId))).toBe(
    'IDEMPOTENCY_CONFLICT',
  )
  expect(await rowsOf(it)).toEqual([])
})

test('a shopper who speaks French is written to in French', async () => {
  const it = await asked({ locale: 'fr' })
  await it.agent.door.get(replying, it.answers('Il part aujourd’hui.'))
  await untilEnd(it, 'LETTER_SENT')
  expect(mailbox.letters[0]!.subject).toBe('Acme Teas vous a répondu')
  expect(mailbox.letters[0]!.text).toContain('> Vous: Where is my parcel?')
})

test('without an address nothing is said, neither by e-mail nor in the chat', async () => {
  const it = await asked({ hasAddress: false })
  const { errors } = await it.agent.door.ask(replying, it.answers('Today.'))
  expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'byEmail' })
  expect((await it.agent.reads()).filter((line) => line.startsWith('AGENT'))).toEqual([])
})

test('without a mail server it is refused, and the console can tell', async () => {
  const it = await asked()
  const { app } = it.servers
  const told = async () => (await it.agent.door.get('{ account { sendsMail } }')).account.sendsMail
  expect(await told()).toBe(true)
  const mail = app.mail
  app.mail = null
  try {
    expect(await told()).toBe(false)
    const { errors } = await it.agent.door.ask(replying, it.answers('Today.'))
    expect(errors![0]!.extensions).toMatchObject({ code: 'MAIL_UNAVAILABLE', field: 'byEmail' })
  } finally {
    app.mail = mail
  }
})

test('a closed ticket is answered by e-mail no more than otherwise; a letter on its way goes out (R14)', async () => {
  const it = await asked()
  await it.agent.door.get(replying, it.answers('Today.'))
  await it.agent.closes()
  expect(await it.agent.door.refusal(replying, it.answers('Or tomorrow.'))).toBe('TICKET_CLOSED')
  await untilEnd(it, 'LETTER_SENT')
  expect((await it.agent.ticket()).status).toBe('CLOSED')
  expect(mailbox.letters.map(({ text }) => text!.split('\n')[0])).toEqual(['Today.'])
})

test('what went by e-mail is not repeated when the chat is closed unseen (R15)', async () => {
  const it = await asked()
  await it.agent.door.get(replying, it.answers('It leaves today.'))
  await it.agent.replies('Track it with 1Z999.')
  await it.agent.closes()
  await until('both letters are there', async () => {
    await sendDueMails(it.servers.app)
    return mailbox.letters.length >= 2
  })
  const unseen = mailbox.letters.find(({ text }) => text!.includes('you had not seen it yet'))!
  expect(unseen.text).toContain('Track it with 1Z999.')
  expect(unseen.text).not.toContain('It leaves today.')
})

test('what no server takes for most of a day is told in the thread, and counts as unseen (F-42)', async () => {
  const it = await asked()
  const { app, clock } = it.servers
  mailbox.refuse(10)
  await it.agent.door.get(replying, it.answers('It leaves today.'))
  for (let tries = 1; tries <= 10; tries++) {
    await until(`try ${tries} has failed`, async () => {
      await sendDueMails(app)
      const [row] = await rowsOf(it)
      return row!.tries === tries && row!.problem !== null
    })
    const [{ nextTryAt }] = (await rowsOf(it)) as [OutgoingMail]
    if (nextTryAt) clock.set(nextTryAt)
  }
  await untilEnd(it, 'LETTER_FAILED')
  expect(await ends(it)).toEqual(['LETTER_FAILED'])
  // It stands in the chat, so nobody waits for it; but somebody should look.
  expect(await it.agent.ticket()).toMatchObject({ waitingSince: null, unreadCount: 1 })
  await it.agent.closes()
  await until('it is there', async () => {
    await sendDueMails(app)
    return mailbox.letters.length > 0
  })
  expect(mailbox.letters[0]!.text).toContain('It leaves today.')
})

test('the longest answer behind the longest talk goes out whole', async () => {
  const it = await asked()
  for (let n = 0; n < 11; n++) await it.agent.replies('🫖'.repeat(4_000))
  await it.agent.door.get(replying, it.answers('🍵'.repeat(4_000)))
  await untilEnd(it, 'LETTER_SENT')
  const told = mailbox.letters[0]!.text!.replaceAll('\n', '')
  expect([...told.matchAll(/🫖/gu)]).toHaveLength(40_000)
})

test('a letter that waits is not sent to who has been erased (R79)', async () => {
  const it = await asked()
  const owner = await it.colleague('Olga Petit', 'owner')
  mailbox.refuse(1)
  await it.agent.door.get(replying, it.answers('It leaves today.'))
  await until('it waits', async () => {
    await sendDueMails(it.servers.app)
    return (await rowsOf(it))[0]!.problem !== null
  })
  const { ticket } = await owner.door.get('query ($id: ID!) { ticket(id: $id) { profile { id } } }', {
    id: it.id,
  })
  await it.agent.closes()
  await owner.door.get('mutation ($id: ID!) { eraseProfile(profileId: $id) { id } }', ticket.profile)
  expect(await rowsOf(it)).toEqual([])
})
