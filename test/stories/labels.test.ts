import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { AgentActor } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'

interface Label {
  id: string
  name: string
  colour: string
}

const create = `mutation ($clientId: UUID!, $name: String!, $colour: LabelColour!) {
  createLabel(clientId: $clientId, name: $name, colour: $colour) { id name colour } }`

async function makes(who: AgentActor, name: string, colour = 'BLUE', clientId: string = randomUUID()) {
  const { createLabel } = await who.door.get<{ createLabel: Label }>(create, { clientId, name, colour })
  return createLabel
}

const put = `mutation ($ticketId: ID!, $labelIds: [ID!]!) {
  label(ticketId: $ticketId, labelIds: $labelIds) { labels { name } } }`
const takeOff = `mutation ($ticketId: ID!, $labelIds: [ID!]!) {
  unlabel(ticketId: $ticketId, labelIds: $labelIds) { labels { name } } }`

const labelsOf = async ({ door }: AgentActor): Promise<string[][]> => {
  const { inbox } = await door.get('{ inbox { edges { node { labels { name } } } } }')
  return inbox.edges.map(({ node }: { node: { labels: Label[] } }) => node.labels.map(({ name }) => name))
}

async function deskWithManager(): Promise<Desk & { manager: AgentActor; ticketId: string }> {
  const it = await desk()
  await it.shopper.says('Where is my order?')
  await it.quiet()
  const ticketId = (await it.agent.ticket()).id
  return { ...it, manager: await it.colleague('Marc Lefort', 'manager'), ticketId }
}

test('a manager makes labels, and every agent puts them on tickets (R49)', async () => {
  const { agent, manager, ticketId } = await deskWithManager()
  const refund = await makes(manager, '  Refund  ', 'RED')
  const urgent = await makes(manager, 'Échange')
  expect(refund).toMatchObject({ name: 'Refund', colour: 'RED' })
  await agent.door.get(put, { ticketId, labelIds: [refund.id, urgent.id, refund.id] })
  expect(await labelsOf(agent)).toEqual([['Échange', 'Refund']])
  const { unlabel } = await agent.door.get(takeOff, { ticketId, labelIds: [urgent.id] })
  expect(unlabel.labels).toEqual([{ name: 'Refund' }])
})

test('each label that comes or goes is a line of the thread, once, under the name it had (R49, R74)', async () => {
  const { agent, manager, ticketId } = await deskWithManager()
  const { id } = await makes(manager, 'Refund')
  const labelIds = [id]
  await agent.door.get(put, { ticketId, labelIds })
  await agent.door.get(put, { ticketId, labelIds })
  await manager.door.get(
    'mutation ($id: ID!) { changeLabel(labelId: $id, changes: { name: "Money back" }) { id } }',
    { id },
  )
  await agent.door.get(takeOff, { ticketId, labelIds })
  await agent.door.get(takeOff, { ticketId, labelIds })
  const { ticket } = await agent.door.get(
    `query ($id: ID!) { ticket(id: $id) { thread { entries {
      ... on TicketEvent { number kind labelName agent { name } } } } } }`,
    { id: ticketId },
  )
  const lines = ticket.thread.entries.filter(({ labelName }: { labelName?: string }) => labelName)
  expect(lines.map(({ number: _number, ...line }: { number: number }) => line)).toEqual([
    { kind: 'LABELLED', labelName: 'Refund', agent: { name: 'Lina Moreau' } },
    { kind: 'UNLABELLED', labelName: 'Money back', agent: { name: 'Lina Moreau' } },
  ])
})

test('everybody who looks sees a label come, change and go, live (R49)', async () => {
  const { agent, manager, ticketId } = await deskWithManager()
  const { id } = await makes(manager, 'Refund')
  const watch = await agent.door
    .watch('subscription { inboxChanges { ticket { labels { name colour } waitingSince } } }')
    .begun()
  const heard = (labels: object[]) =>
    watch.until((told) =>
      told.some(({ inboxChanges }) => JSON.stringify(inboxChanges.ticket?.labels) === JSON.stringify(labels)),
    )
  await manager.door.get(put, { ticketId, labelIds: [id] })
  await heard([{ name: 'Refund', colour: 'BLUE' }])
  await manager.door.get(
    'mutation ($id: ID!) { changeLabel(labelId: $id, changes: { colour: PINK }) { id } }',
    { id },
  )
  await heard([{ name: 'Refund', colour: 'PINK' }])
  const before = watch.told.length
  await manager.door.get('mutation ($id: ID!) { deleteLabel(labelId: $id) }', { id })
  await watch.until((told) =>
    told.slice(before).some(({ inboxChanges }) => inboxChanges.ticket?.labels.length === 0),
  )
  // A label is no answer.
  expect(watch.told.at(-1).inboxChanges.ticket.waitingSince).not.toBeNull()
  await watch.end()
})

test('a label that is deleted is off every ticket, and its name is free again (R49)', async () => {
  const { agent, manager, ticketId } = await deskWithManager()
  const { id } = await makes(manager, 'Refund')
  await agent.door.get(put, { ticketId, labelIds: [id] })
  await manager.door.get('mutation ($id: ID!) { deleteLabel(labelId: $id) }', { id })
  expect(await labelsOf(agent)).toEqual([[]])
  expect(await agent.door.refusal(put, { ticketId, labelIds: [id] })).toBe('NOT_FOUND')
  await makes(manager, 'refund')
})

test.each(['refund', 'REFUND', 'Réfund', '  Refund '])(
  'there is one label of a name: “%s” is taken by “Refund” (R49)',
  async (name) => {
    const { manager } = await deskWithManager()
    await makes(manager, 'Refund')
    const { id } = await makes(manager, 'Other')
    const taken = [{ extensions: { code: 'BAD_INPUT', field: 'name' } }]
    const made = await manager.door.ask(create, { clientId: randomUUID(), name, colour: 'RED' })
    expect(made.errors).toMatchObject(taken)
    const changed = await manager.door.ask(
      'mutation ($id: ID!, $name: String!) { changeLabel(labelId: $id, changes: { name: $name }) { id } }',
      { id, name },
    )
    expect(changed.errors).toMatchObject(taken)
  },
)

test('making a label again under the same id makes one; something else under it is refused (R49, R73)', async () => {
  const { manager } = await deskWithManager()
  const clientId = randomUUID()
  const label = await makes(manager, 'Refund', 'RED', clientId)
  await manager.door.get(
    'mutation ($id: ID!) { changeLabel(labelId: $id, changes: { name: "Money back" }) { id } }',
    { id: label.id },
  )
  expect((await makes(manager, 'Refund', 'RED', clientId)).id).toBe(label.id)
  expect(await manager.door.refusal(create, { clientId, name: 'Refund', colour: 'BLUE' })).toBe(
    'IDEMPOTENCY_CONFLICT',
  )
  const { labels } = await manager.door.get('{ labels { name } }')
  expect(labels).toEqual([{ name: 'Money back' }])
})

test('two managers who make the same label at once make one (R49)', async () => {
  const { manager } = await deskWithManager()
  const make = () => manager.door.refusal(create, { clientId: randomUUID(), name: 'Refund', colour: 'RED' })
  const codes = await Promise.all(Array.from({ length: 6 }, make))
  expect(codes.sort()).toEqual([...Array.from({ length: 5 }, () => 'BAD_INPUT'), 'not refused'])
})

test('an agent changes no labels (R49, R71)', async () => {
  const { agent, manager } = await deskWithManager()
  const { id } = await makes(manager, 'Refund')
  expect(await agent.door.refusal(create, { clientId: randomUUID(), name: 'Mine', colour: 'RED' })).toBe(
    'FORBIDDEN',
  )
  for (const act of ['changeLabel(labelId: $id, changes: {}) { id }', 'deleteLabel(labelId: $id)']) {
    expect(await agent.door.refusal(`mutation ($id: ID!) { ${act} }`, { id })).toBe('FORBIDDEN')
  }
})

test('a ticket has at most 20 labels (R49)', async () => {
  const { agent, manager, ticketId } = await deskWithManager()
  const made = await Promise.all(Array.from({ length: 21 }, (_, n) => makes(manager, `Label ${n}`)))
  const ids = made.map(({ id }) => id)
  await agent.door.get(put, { ticketId, labelIds: ids.slice(0, 20) })
  const { errors } = await agent.door.ask(put, { ticketId, labelIds: ids.slice(20) })
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'labelIds' } }])
  expect((await labelsOf(agent))[0]).toHaveLength(20)
})

test('of a label and one that does not exist, neither is put on (R49)', async () => {
  const { agent, manager, ticketId } = await deskWithManager()
  const { id } = await makes(manager, 'Refund')
  const gone = Buffer.from('Label:999999999').toString('base64url')
  expect(await agent.door.refusal(put, { ticketId, labelIds: [id, gone] })).toBe('NOT_FOUND')
  expect(await labelsOf(agent)).toEqual([[]])
})

test('a closed ticket can be labelled, and stays closed (R14, R49)', async () => {
  const { agent, manager, ticketId } = await deskWithManager()
  const { id } = await makes(manager, 'Refund')
  await agent.closes(ticketId)
  await agent.door.get(put, { ticketId, labelIds: [id] })
  expect((await agent.ticket()).status).toBe('CLOSED')
})
