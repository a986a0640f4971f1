import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { agentsSchema, shoppersSchema } from '../api/operations.js'
import type { AgentActor } from '../support/actors.js'
import { desk } from '../support/desk.js'

/* What the team should know about a shopper, whichever ticket is open. */

const adding = `mutation ($profileId: ID!, $clientId: UUID!, $text: String!) {
  addProfileNote(profileId: $profileId, clientId: $clientId, text: $text) { id text agent { name } } }`
const deleting = 'mutation ($noteId: ID!) { deleteProfileNote(noteId: $noteId) }'

const profileOf = async (agent: AgentActor): Promise<{ id: string; notes: { text: string }[] }> => {
  const { ticket } = await agent.door.get(
    'query ($id: ID!) { ticket(id: $id) { profile { id notes { text } } } }',
    { id: (await agent.ticket()).id },
  )
  return ticket.profile
}

const notesOf = async (agent: AgentActor) => (await profileOf(agent)).notes.map(({ text }) => text)

async function deskWithShopper() {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  const { id: profileId } = await profileOf(it.agent)
  const note = async (agent: AgentActor, text: string, clientId: string = randomUUID()) =>
    (await agent.door.get(adding, { profileId, clientId, text })).addProfileNote
  return { ...it, profileId, note }
}

test('a note about a profile is kept with who wrote it, and is there for every ticket and colleague (R49)', async () => {
  const { agent, colleague, note } = await deskWithShopper()
  const marc = await colleague('Marc Lefort')
  const made = await note(agent, 'Buys for a café: invoices with VAT.')
  expect(made.agent.name).toBe('Lina Moreau')
  await note(marc, 'Prefers to be called in the morning.')
  expect(await notesOf(marc)).toEqual([
    'Prefers to be called in the morning.',
    'Buys for a café: invoices with VAT.',
  ])
})

test('noting the same again notes nothing, also after it was deleted; something else under the same id is refused (I-02, I-03, R73)', async () => {
  const { agent, note, profileId } = await deskWithShopper()
  const clientId = randomUUID()
  const { id } = await note(agent, 'Allergic to nickel.', clientId)
  expect((await note(agent, 'Allergic to nickel.', clientId)).id).toBe(id)
  expect(await agent.door.refusal(adding, { profileId, clientId, text: 'Something else.' })).toBe(
    'IDEMPOTENCY_CONFLICT',
  )
  await agent.door.get(deleting, { noteId: id })
  await note(agent, 'Allergic to nickel.', clientId)
  expect(await notesOf(agent)).toEqual([])
})

test('agents delete their own notes, managers all; the log says who did (R71, R79)', async () => {
  const { agent, colleague, note } = await deskWithShopper()
  const marc = await colleague('Marc Lefort')
  const zoe = await colleague('Zoé Marchand', 'manager')
  const { id } = await note(agent, 'Rude on the phone.')
  expect(await marc.door.refusal(deleting, { noteId: id })).toBe('FORBIDDEN')
  await zoe.door.get(deleting, { noteId: id })
  expect(await notesOf(agent)).toEqual([])
  expect(await zoe.door.refusal(deleting, { noteId: id })).toBe('NOT_FOUND')
  const { auditLog } = await zoe.door.get(
    '{ auditLog(first: 1) { edges { node { action agent { name } } } } }',
  )
  expect(auditLog.edges[0].node).toEqual({ action: 'PROFILE_NOTE_DELETED', agent: { name: 'Zoé Marchand' } })
})

test.each([
  ['an empty note', ' '],
  ['a note of more than 4,000 characters', 'x'.repeat(4_001)],
])('%s is refused, with the field (R78)', async (_what, text) => {
  const { agent, profileId } = await deskWithShopper()
  const { errors } = await agent.door.ask(adding, { profileId, clientId: randomUUID(), text })
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'text' })
})

test('no path leads from a shopper to a note (I-23)', () => {
  expect(agentsSchema.getType('ProfileNote')).toBeDefined()
  expect(shoppersSchema.getType('ProfileNote')).toBeUndefined()
})
