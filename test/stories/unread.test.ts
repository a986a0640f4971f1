import { expect, test } from '@jest/globals'
import type { AgentActor } from '../support/actors.js'
import { desk } from '../support/desk.js'

const unread = ({ door }: AgentActor, id: string) =>
  door.get('mutation ($id: ID!) { markUnread(ticketId: $id) { readUpTo unreadCount lastNumber status } }', {
    id,
  })
const read = ({ door }: AgentActor, id: string) =>
  door.get('mutation ($id: ID!) { markRead(ticketId: $id, upTo: 99) { readUpTo unreadCount } }', { id })
const badge = async ({ door }: AgentActor) =>
  (await door.get('{ inboxCounts { unread } }')).inboxCounts.unread

test('a read ticket is put before the team again, by its newest message of the shopper (R42)', async () => {
  const { shopper, agent, colleague } = await desk()
  await shopper.says('Where is my parcel?')
  const newest = await shopper.says('It is urgent.')
  await agent.replies('On its way.')
  const { id } = await agent.ticket()
  const marc = await colleague()
  await read(marc, id)
  expect(await badge(marc)).toBe(0)
  const { markUnread } = await unread(agent, id)
  expect(markUnread).toMatchObject({ readUpTo: newest - 1, unreadCount: 1, status: 'OPEN' })
  expect([await badge(agent), await badge(marc)]).toEqual([1, 0]) // it is Lina’s since she answered
  expect((await agent.reads(id)).at(-1)).toBe('UNREAD')
  expect((await read(marc, id)).markRead).toMatchObject({ unreadCount: 0 })
  expect(await badge(agent)).toBe(0)
})

test('everybody sees it live, and every event of it has its number (R42, R74)', async () => {
  const { shopper, agent, colleague, quiet } = await desk({ week: null })
  await shopper.says('Where is my parcel?')
  const { id } = await agent.ticket()
  await read(agent, id)
  await quiet()
  const { lastNumber } = await agent.ticket()
  const marc = await colleague()
  const [list, thread] = [await marc.watchesInbox(), marc.watchesTicket(id, lastNumber)]
  const marked = `mutation ($id: ID!) { markUnread(ticketId: $id) { lastNumber } }`
  const heard = () => thread.told.flatMap(({ ticketUpdates }) => ticketUpdates.entries)
  const unreadInList = () =>
    list.told.findLast(({ inboxChanges }) => inboxChanges.ticket?.id === id)?.inboxChanges.ticket.unreadCount
  for (let n = 1; n <= 2; n++) {
    expect(await agent.door.get(marked, { id })).toEqual({
      markUnread: { lastNumber: lastNumber + 2 * n - 1 },
    })
    await list.until(() => unreadInList() === 1)
    await read(agent, id)
    await list.until(() => unreadInList() === 0)
  }
  await thread.until(() => heard().length === 4)
  expect(heard().map(({ number, kind }) => [number - lastNumber, kind])).toEqual([
    [1, 'UNREAD'],
    [2, 'READ'],
    [3, 'UNREAD'],
    [4, 'READ'],
  ])
  await Promise.all([list.end(), thread.end()])
})

test('what is unread stays as it is, and nobody waits or rings for having been marked (R42, R50, R59)', async () => {
  const { shopper, agent, time, quiet } = await desk()
  await shopper.says('Where is my parcel?')
  await shopper.says('Hello?')
  await quiet()
  const before = await agent.ticket()
  expect((await unread(agent, before.id)).markUnread.unreadCount).toBe(2)
  expect(await agent.ticket()).toEqual(before)
  await agent.replies('On its way.')
  await unread(agent, before.id)
  expect(await agent.ticket()).toMatchObject({ waitingSince: null, nextRingAt: null, unreadCount: 1 })
  await time.passes({ hours: 1 })
  expect(await agent.rings()).toEqual([])
})

test('a closed ticket may be marked, stays closed, and is in no badge (R42, R14)', async () => {
  const { shopper, agent } = await desk()
  await shopper.says('Where is my parcel?')
  const { id } = await agent.ticket()
  await agent.closes(id)
  expect((await unread(agent, id)).markUnread).toMatchObject({ unreadCount: 1, status: 'CLOSED' })
  expect(await badge(agent)).toBe(0)
  const { inbox } = await agent.door.get(
    '{ inbox(view: CLOSED, filter: { unreadOnly: true }) { edges { node { id } } } }',
  )
  expect(inbox.edges).toEqual([{ node: { id } }])
  expect((await read(agent, id)).markRead.unreadCount).toBe(0)
})
