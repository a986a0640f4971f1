import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { agentsSchema, operationOf, rootFieldsOf, shoppersSchema } from '../api/operations.js'
import { sendMessage } from '../support/actors.js'
import { desk } from '../support/desk.js'

const closing =
  'status closedBy closeReason closedAt closedByAgent { name } waitingSince nextRingAt unreadCount snoozedUntil'

test('who closed a ticket, when and why, stays with it (R43)', async () => {
  const { shopper, agent, time } = await desk()
  await shopper.says('Thank you!')
  const { id } = await agent.ticket()
  const { close } = await agent.door.get(
    `mutation ($id: ID!) { close(ticketId: $id, reason: NO_ANSWER_NEEDED) { ${closing} } }`,
    { id },
  )
  expect(close).toMatchObject({
    status: 'CLOSED',
    closedBy: 'AGENT',
    closeReason: 'NO_ANSWER_NEEDED',
    closedByAgent: { name: 'Lina Moreau' },
    waitingSince: null,
    nextRingAt: null,
    unreadCount: 0,
  })
  expect(time.now().getTime() - Date.parse(close.closedAt)).toBeLessThan(5_000)
})

test('a shopper ends the chat at any time, also a snoozed one (R13)', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my parcel?')
  await agent.snoozes('SHOPPER_WRITES')
  const { id } = await agent.ticket()
  await shopper.endsTheChat()
  const { ticket } = await agent.door.get(`query ($id: ID!) { ticket(id: $id) { ${closing} } }`, { id })
  expect(ticket).toMatchObject({
    status: 'CLOSED',
    closedBy: 'SHOPPER',
    closeReason: 'ENDED',
    closedByAgent: null,
    snoozedUntil: null,
  })
  for (const reason of ['ENDED', 'IMPORTED'])
    expect(
      await agent.door.refusal(`mutation ($id: ID!) { close(ticketId: $id, reason: ${reason}) { id } }`, {
        id,
      }),
    ).toBe('BAD_INPUT')
})

test('a closed chat never reopens, by nobody, through no door: every mutation has tried (R14)', async () => {
  const { account, shopper, agent, anotherShopper, colleague, servers } = await desk()
  await shopper.says('Where is my parcel?')
  const { id } = await agent.ticket()
  const chatId = shopper.chatId
  await agent.closes()
  const owner = await colleague('Zoé Marchand', 'owner')
  const given = { ticketId: id, ticketIds: [id], id, chatId, text: 'Once more', clientId: randomUUID() }
  const tab = await anotherShopper({ sub: 'shopper-1' })
  const leavesUsOut = ['signOut', 'endSession']
  for (const [schema, door] of [
    [agentsSchema, owner.door],
    [shoppersSchema, tab.door],
  ] as const) {
    for (const root of rootFieldsOf(schema)) {
      if (root.kind !== 'mutation' || leavesUsOut.includes(root.name)) continue
      const known = Object.entries(given).filter(([name]) => root.field.args.some((arg) => arg.name === name))
      const { query, variables } = operationOf(root, Object.fromEntries(known))
      await door.ask(query, variables)
    }
  }
  const [row] = await servers.app.database.query(
    "SELECT status, (SELECT COUNT(*) FROM message WHERE ticket_id = ticket.id AND text = 'Once more') AS said FROM ticket WHERE account_id = ? ORDER BY id LIMIT 1",
    [account.id],
  )
  expect({ ...row, said: Number(row.said) }).toEqual({ status: 'closed', said: 0 })
})

test('a closed chat is for agents only, by filtering; the shopper’s door serves nothing of it (R15, R44)', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my parcel?')
  await agent.snoozes('SHOPPER_WRITES')
  expect(await agent.reads()).toContain('SHOPPER: Where is my parcel?')
  expect(await shopper.reads()).not.toEqual([])
  await agent.closes()
  expect(await agent.inbox('ALL')).toEqual([])
  expect(await agent.inbox('CLOSED')).toHaveLength(1)
  expect(await agent.reads()).toContain('SHOPPER: Where is my parcel?')
  expect(await shopper.reads()).toEqual([])
})

test('what met a closed chat starts a new one in one step, and the old one knows nothing of it (R10, R16)', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my parcel?')
  await agent.closes()
  const draft = { clientId: randomUUID(), text: 'Hello?', chatId: shopper.chatId }
  const { errors } = await shopper.door.ask(sendMessage, draft)
  expect(errors![0]!.extensions).toMatchObject({
    code: 'CHAT_CLOSED',
    clientId: draft.clientId,
    text: 'Hello?',
  })
  const { clientId, text } = errors![0]!.extensions
  const { send } = await shopper.door.get(sendMessage, { clientId, text })
  expect(send.message.number).toBe(1)
  expect(await agent.inbox('ALL')).toMatchObject([{ preview: 'Hello?' }])
  expect(await agent.inbox('CLOSED')).toMatchObject([{ preview: 'Where is my parcel?' }])
})

test('any member of the team answers in real time, several messages in a row, emoji and all (R12, R45)', async () => {
  const { shopper, agent, colleague } = await desk()
  await shopper.says('Where is my parcel?')
  const watching = shopper.watches()
  const { id } = await agent.ticket()
  await agent.replies('On its way 🚚', id)
  const marc = await colleague('Marc Lefort')
  await marc.replies('Out for delivery.', id)
  await marc.replies('👍🏽', id)
  await watching.until((told) => JSON.stringify(told).includes('👍🏽'))
  await watching.end()
  expect((await shopper.reads()).filter((line) => line.startsWith('TEAM'))).toEqual([
    'TEAM: On its way 🚚',
    'TEAM: Out for delivery.',
    'TEAM: 👍🏽',
  ])
})
