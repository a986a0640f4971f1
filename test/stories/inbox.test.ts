import { expect, test } from '@jest/globals'
import { insertRow } from '../../platform/rows.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { Ticket } from '../../schema/ticket.js'
import { desk, type Desk } from '../support/desk.js'

const profileIdOf = async ({ account, servers }: Desk): Promise<string> => {
  const [row] = await servers.app.database.query('SELECT profile_id AS id FROM ticket WHERE account_id = ?', [
    account.id,
  ])
  return row.id
}

test('a ticket shows the thread, the shopper, and what the shopper did in the shop, newest first (R1, R40)', async () => {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  const profileId = await profileIdOf(it)
  const happened = (externalId: string, title: string, occurredAt: string) =>
    insertRow(it.servers.app.database.manager, ProfileEvent, {
      accountId: it.account.id,
      profileId,
      externalId,
      kind: 'order-placed',
      title,
      occurredAt: new Date(occurredAt),
    })
  await happened('o-1', 'Placed order #1', '2026-06-10T08:00:00Z')
  await happened('o-2', 'Placed order #2', '2026-06-12T08:00:00Z')
  const { id } = await it.agent.ticket()
  const { ticket } = await it.agent.door.get(
    `query ($id: ID!) { ticket(id: $id) { channel thread { entries { ... on Message { text } } }
      profile { name events { edges { node { kind title } } } } } }`,
    { id },
  )
  expect(ticket).toMatchObject({
    channel: 'CHAT',
    profile: {
      name: 'Camille Roy',
      events: { edges: [{ node: { title: 'Placed order #2' } }, { node: { title: 'Placed order #1' } }] },
    },
  })
  expect(ticket.thread.entries[0]).toEqual({ text: 'Where is my parcel?' })
})

test('a text message of the same shopper stands beside the chat, in one inbox, told apart by its channel (R11, R41)', async () => {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  const { manager } = it.servers.app.database
  const chat = await manager.findOneByOrFail(Ticket, { accountId: it.account.id })
  const { id: _id, ...row } = chat
  const answered = { waitingSince: null, bellSince: null, nextRingAt: null }
  await insertRow(manager, Ticket, { ...row, ...answered, channel: 'sms', preview: 'STOP' })
  const { inbox } = await it.agent.door.get('{ inbox { edges { node { channel profile { name } } } } }')
  const nodes = inbox.edges.map(({ node }: { node: object }) => node)
  expect(nodes).toHaveLength(2)
  expect(nodes).toEqual(
    expect.arrayContaining([
      { channel: 'CHAT', profile: { name: 'Camille Roy' } },
      { channel: 'SMS', profile: { name: 'Camille Roy' } },
    ]),
  )
  // A second chat beside them is still refused by the database itself.
  await expect(insertRow(manager, Ticket, row)).rejects.toThrow(/one_active_chat_per_profile/)
})

test('the badge counts unread tickets that are mine or nobody’s; reading, answering and closing clear them (R42)', async () => {
  const { shopper, anotherShopper, agent, colleague } = await desk()
  const marc = await colleague('Marc Lefort')
  const unread = async () => {
    const { inboxCounts } = await agent.door.get('{ inboxCounts { unread } }')
    return inboxCounts.unread
  }
  const [noah, mia, leo] = await Promise.all(
    ['s2', 's3', 's4'].map((sub) => anotherShopper({ sub, name: sub })),
  )
  for (const who of [shopper, noah!, mia!, leo!]) await who.says('Hello?')
  expect(await unread()).toBe(4)
  const idOf = async (name: string) => (await agent.inbox()).find(({ profile }) => profile.name === name)!.id
  await marc.replies('I have this one.', await idOf('s2'))
  await noah!.says('Thank you.') // unread again, but Marc’s
  expect(await unread()).toBe(3)
  await agent.door.get('mutation ($id: ID!) { markRead(ticketId: $id, upTo: 99) { unreadCount } }', {
    id: await idOf('s3'),
  })
  await agent.replies('Hello!', await idOf('s4'))
  expect(await unread()).toBe(1)
  await agent.closes(await idOf('Camille Roy'))
  expect(await unread()).toBe(0)
})

test('a ticket is open, snoozed or closed, and nothing else (R43)', async () => {
  const { agent } = await desk()
  const { __type } = await agent.door.get('{ __type(name: "TicketStatus") { enumValues { name } } }')
  expect(__type.enumValues.map(({ name }: { name: string }) => name)).toEqual(['OPEN', 'SNOOZED', 'CLOSED'])
})

test('the shopper’s door knows no notes, no events, no labels, and no agent but a first name (I-23)', async () => {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  await it.agent.notes('Difficult customer.')
  await it.agent.replies('On its way.')
  const seen = JSON.stringify([await it.shopper.thread(), await it.shopper.reads()])
  expect(seen).not.toMatch(/Difficult|Moreau|ASSIGNED/)
})
