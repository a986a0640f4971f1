import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { globalIdOf } from '../api/operations.js'
import { desk, type Desk } from '../support/desk.js'

const result = '{ ticketId ticket { id status assignee { name } labels { name } } refusal { code message } }'
const closeAll = `mutation ($ids: [ID!]!) { closeTickets(ticketIds: $ids) ${result} }`
const assignAll = `mutation ($ids: [ID!]!, $to: ID) { assignTickets(ticketIds: $ids, agentId: $to) ${result} }`
const labelAll = `mutation ($ids: [ID!]!, $labels: [ID!]!) { labelTickets(ticketIds: $ids, labelIds: $labels) ${result} }`
const unlabelAll = `mutation ($ids: [ID!]!, $labels: [ID!]!) { unlabelTickets(ticketIds: $ids, labelIds: $labels) ${result} }`

async function deskOf(count: number): Promise<Desk & { ids: string[] }> {
  const it = await desk({ remindersEnabled: false })
  for (let n = 0; n < count; n++) {
    await (await it.anotherShopper({ sub: `bulk-${n}`, name: `Shopper ${n}` })).says(`Hello ${n}.`)
  }
  await it.quiet()
  return { ...it, ids: (await it.agent.inbox()).map(({ id }) => id) }
}

const nowhere = globalIdOf('Ticket', '999999999999')

test('many tickets are closed at once, each told in its thread and live (R14, R48, R74)', async () => {
  const { agent, ids } = await deskOf(12)
  const inbox = await agent.watchesInbox()
  const threads = ids.slice(0, 2).map((id) => agent.watchesTicket(id))
  await Promise.all(threads.map((thread) => thread.begun()))
  const { closeTickets } = await agent.door.get(closeAll, { ids })
  expect(
    closeTickets.map(({ ticketId, ticket, refusal }: any) => [ticketId, ticket.status, refusal]),
  ).toEqual(ids.map((id) => [id, 'CLOSED', null]))
  await inbox.until(
    (told) =>
      new Set(
        told.map(({ inboxChanges }) => inboxChanges.ticket?.status === 'CLOSED' && inboxChanges.ticket.id),
      ).size >= ids.length,
  )
  for (const thread of threads) {
    await thread.until((told) => JSON.stringify(told).includes('"CLOSED"'))
    await thread.end()
  }
  await inbox.end()
  expect((await agent.reads(ids[11])).at(-1)).toBe('CLOSED')
  expect(await agent.inbox()).toEqual([])
})

test('one that is refused holds up no other, and says why (R48, R78)', async () => {
  const { agent, ids } = await deskOf(3)
  await agent.closes(ids[1])
  const to = globalIdOf('Agent', agent.id)
  const { assignTickets } = await agent.door.get(assignAll, { ids: [...ids, nowhere, 'no id'], to })
  expect(assignTickets.map(({ ticket, refusal }: any) => ticket?.assignee.name ?? refusal.code)).toEqual([
    'Lina Moreau',
    'TICKET_CLOSED',
    'Lina Moreau',
    'NOT_FOUND',
    'NOT_FOUND',
  ])
  const back = await agent.door.get(assignAll, { ids: [ids[0], ids[0]] })
  expect(back.assignTickets).toMatchObject([{ ticketId: ids[0], ticket: { assignee: null } }])
})

test('labels are put on many tickets and taken off again; doing it twice does it once (R48, R49)', async () => {
  const { agent, colleague, ids } = await deskOf(3)
  const manager = await colleague('Marc Lefort', 'manager')
  const { createLabel } = await manager.door.get(
    'mutation ($clientId: UUID!) { createLabel(clientId: $clientId, name: "Refund", colour: RED) { id } }',
    { clientId: randomUUID() },
  )
  const labels = [createLabel.id]
  for (let times = 0; times < 2; times++) {
    const { labelTickets } = await agent.door.get(labelAll, { ids, labels })
    expect(labelTickets.map(({ ticket }: any) => ticket.labels)).toEqual(ids.map(() => [{ name: 'Refund' }]))
  }
  expect((await agent.reads(ids[0])).filter((line) => line === 'LABELLED')).toHaveLength(1)
  const { unlabelTickets } = await agent.door.get(unlabelAll, { ids, labels })
  expect(unlabelTickets.map(({ ticket }: any) => ticket.labels)).toEqual(ids.map(() => []))
})

test('at least one and at most 100 tickets at once (R48)', async () => {
  const { agent, ids } = await deskOf(1)
  const tooMany = Array.from({ length: 101 }, (_, n) => globalIdOf('Ticket', String(n + 1)))
  for (const wrong of [[], tooMany]) {
    const { errors } = await agent.door.ask(closeAll, { ids: wrong })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'ticketIds' } }])
  }
  expect((await agent.inbox()).map(({ id }) => id)).toEqual(ids)
})
