import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { sendMessage } from '../support/actors.js'
import { desk } from '../support/desk.js'

test('the first message of a chat makes a ticket, later ones join it (R10)', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my order?')
  await shopper.says('It was due yesterday.')
  const [ticket, ...others] = await agent.inbox()
  expect(others).toEqual([])
  expect(ticket).toMatchObject({
    preview: 'It was due yesterday.',
    unreadCount: 2,
    profile: { name: 'Camille Roy' },
  })
})

test('an automatic reply fits the office hours and comes once (R25, R28)', async () => {
  const { shopper, quiet } = await desk()
  await shopper.says('Where is my order?')
  await quiet()
  await shopper.says('It was due yesterday.')
  await quiet()
  expect(await shopper.reads()).toEqual([
    'YOU: Where is my order?',
    'AUTOMATIC: Somebody will be with you shortly.',
    'YOU: It was due yesterday.',
  ])
})

test('outside the hours the automatic reply says when the desk is back (R26, R29)', async () => {
  const { shopper, quiet } = await desk({ now: '2026-06-19T18:30' })
  await shopper.says('Anybody there?')
  await quiet()
  expect(await shopper.reads()).toEqual([
    'YOU: Anybody there?',
    'AUTOMATIC: We are closed and will be back on Monday at 09:00.',
  ])
})

test('without office hours no automatic reply is ever sent (R27)', async () => {
  const { shopper, quiet } = await desk({ week: null })
  await shopper.says('Hello?')
  await quiet()
  expect(await shopper.reads()).toEqual(['YOU: Hello?'])
})

test('an agent’s reply and the shopper’s message make one conversation, live on both sides (R12)', async () => {
  const { shopper, agent, quiet } = await desk()
  const inbox = await agent.watchesInbox()
  // What came between a reading of the list and this.
  expect(inbox.told).toEqual([{ inboxChanges: { refetch: true, ticket: null } }])
  await shopper.says('Where is my order?')
  await inbox.until((told) =>
    told.some(({ inboxChanges: { ticket } }) => ticket?.preview === 'Where is my order?'),
  )
  await quiet()

  const chat = shopper.watches()
  await chat.begun()
  await agent.replies('On its way.')
  await chat.until((told) =>
    told.some(({ chatUpdates: { messages } }) => messages.at(-1)?.text === 'On its way.'),
  )
  expect(chat.told.flatMap(({ chatUpdates }) => chatUpdates.messages).at(-1)).toMatchObject({
    from: 'TEAM',
    greeter: { firstName: 'Lina' },
  })
  await Promise.all([inbox.end(), chat.end()])
})

test('the agent sees that the shopper has seen the reply (R46)', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my order?')
  const number = await agent.replies('On its way.')
  const { id } = await agent.ticket()
  const watch = agent.watchesTicket(id, number)
  await shopper.sees(number)
  await watch.until((told) => told.some(({ ticketUpdates }) => ticketUpdates.ticket.seenUpTo === number))
  await watch.end()
})

test('whoever answers first has the ticket from then on', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my order?')
  await agent.replies('On its way.')
  expect(await agent.ticket()).toMatchObject({
    assignee: { name: 'Lina Moreau' },
    unreadCount: 0,
    waitingSince: null,
  })
})

test('a closed chat serves nothing of itself, and the next message starts a new one (R14, R15)', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my order?')
  await agent.closes()
  expect(await shopper.thread()).toEqual([])
  shopper.chatId = null
  await shopper.says('One more thing.')
  expect((await shopper.reads())[0]).toBe('YOU: One more thing.')
  expect(await agent.inbox('CLOSED')).toHaveLength(1)
  expect(await agent.inbox('ALL')).toHaveLength(1)
})

test('a message that meets a closed chat is not lost and reopens nothing (R16)', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my order?')
  await agent.closes()
  const clientId = randomUUID()
  const draft = { clientId, text: 'Are you still there?' }
  const { errors } = await shopper.door.ask(sendMessage, { ...draft, chatId: shopper.chatId })
  expect(errors![0]!.extensions).toMatchObject({
    code: 'CHAT_CLOSED',
    clientId,
    text: 'Are you still there?',
  })
  await shopper.door.get(sendMessage, draft)
  expect((await shopper.reads())[0]).toBe('YOU: Are you still there?')
  expect(await agent.inbox('CLOSED')).toHaveLength(1)
})

test('nobody answers in a closed ticket (R14)', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my order?')
  await agent.closes()
  await expect(agent.replies('Too late.')).rejects.toThrow('TICKET_CLOSED')
})

test('the shopper ends the chat, and hears in every tab that it has ended (R13)', async () => {
  const { shopper, agent, anotherShopper } = await desk()
  await shopper.says('Never mind.')
  const tab = await anotherShopper({ sub: 'shopper-1' })
  tab.chatId = shopper.chatId
  const watch = tab.watches(100)
  await shopper.endsTheChat()
  await watch.until((told) => told.some(({ chatUpdates }) => chatUpdates.ended))
  await watch.end()
  expect(await agent.ticket()).toMatchObject({ status: 'CLOSED' })
})

test('a chat that another tab has started appears from its beginning', async () => {
  const { shopper, anotherShopper } = await desk()
  const tab = await anotherShopper({ sub: 'shopper-1' })
  const watch = tab.watches()
  await shopper.says('Started over here.')
  const told = await watch.until((told) => told.length > 0)
  expect(told[0].chatUpdates).toMatchObject({ messages: [{ number: 1, text: 'Started over here.' }] })
  await watch.end()
})

test('many first messages at once make one ticket that holds them all (R11)', async () => {
  const { shopper, agent } = await desk()
  const sends = Array.from({ length: 25 }, (_, n) =>
    shopper.door.get(sendMessage, { clientId: randomUUID(), text: `Message ${n}` }),
  )
  await Promise.all(sends)
  const ticket = await agent.ticket()
  expect(ticket.unreadCount).toBe(25)
})

test('a message that is sent again, however often, is there once (R73, I-02)', async () => {
  const { shopper } = await desk({ week: null })
  const draft = { clientId: randomUUID(), text: 'Where is my order?' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => shopper.door.get(sendMessage, draft)))
  expect(new Set(answers.map(({ send }) => send.message.number))).toEqual(new Set([1]))
  expect(await shopper.reads()).toEqual(['YOU: Where is my order?'])
})

test('the same id with another text is refused (I-03)', async () => {
  const { shopper } = await desk()
  const clientId = randomUUID()
  await shopper.says('Where is my order?', clientId)
  expect(await shopper.door.refusal(sendMessage, { clientId, text: 'Something else' })).toBe(
    'IDEMPOTENCY_CONFLICT',
  )
})
