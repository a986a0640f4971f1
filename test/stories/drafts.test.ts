import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { replyToTicket, type AgentActor } from '../support/actors.js'
import { later } from '../support/clock.js'
import { desk, type Desk } from '../support/desk.js'

const save = `mutation ($id: ID!, $kind: DraftKind!, $text: String!, $writtenAt: Instant!) {
  saveDraft(ticketId: $id, kind: $kind, text: $text, writtenAt: $writtenAt) {
    id kind text writtenAt ticket { id myDrafts { kind text } } } }`

const mine = 'myDrafts { kind text }'

interface DeskWithTicket extends Desk {
  id: string
  writes(text: string, wish?: { by?: AgentActor; kind?: string; seconds?: number }): Promise<string>
  drafts(agent?: AgentActor): Promise<string[]>
}

async function deskWithTicket(): Promise<DeskWithTicket> {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  const { id } = await it.agent.ticket()
  return {
    ...it,
    id,
    /** Answers what is kept. `seconds`: how much later than the desk's clock it is written. */
    async writes(text, { by = it.agent, kind = 'REPLY', seconds = 0 } = {}) {
      const writtenAt = later(it.time.now(), { seconds }).toISOString()
      return (await by.door.get(save, { id, kind, text, writtenAt })).saveDraft.text
    },
    async drafts(agent = it.agent) {
      const { ticket } = await agent.door.get(`query ($id: ID!) { ticket(id: $id) { ${mine} } }`, { id })
      return linesOf(ticket)
    },
  }
}

const linesOf = ({ myDrafts }: { myDrafts: { kind: string; text: string }[] }) =>
  myDrafts.map(({ kind, text }) => `${kind}: ${text}`)

test('what an agent has begun to write is kept, a reply and a note for each ticket (R45, R49)', async () => {
  const { id, agent, anotherShopper, writes, drafts } = await deskWithTicket()
  await (await anotherShopper()).says('And mine?')
  expect(await drafts()).toEqual([])
  await writes('Ask the warehouse', { kind: 'NOTE' })
  await writes('Dear Cam')
  expect(await writes('  Dear Camille,\n', { seconds: 1 })).toBe('  Dear Camille,\n')
  expect(await drafts()).toEqual(['REPLY:   Dear Camille,\n', 'NOTE: Ask the warehouse'])
  const { inbox } = await agent.door.get(`{ inbox { edges { node { id ${mine} } } } }`)
  const others = inbox.edges.filter(({ node }: any) => node.id !== id)
  expect(others.map(({ node }: any) => linesOf(node))).toEqual([[]])
  expect(await writes(' \n', { seconds: 2 })).toBe('')
  expect(await drafts()).toEqual(['NOTE: Ask the warehouse'])
})

test('what was written before and comes late changes nothing, also after it was taken away (R45)', async () => {
  const { writes, drafts } = await deskWithTicket()
  await writes('Second thought', { seconds: 2 })
  expect(await writes('First th', { seconds: 1 })).toBe('Second thought')
  expect(await writes('', { seconds: 1 })).toBe('Second thought')
  expect(await writes('Second thought', { seconds: 2 })).toBe('Second thought')
  await writes('', { seconds: 4 })
  expect(await writes('Second thoughts', { seconds: 3 })).toBe('')
  expect(await drafts()).toEqual([])
  expect(await writes('Begun anew', { seconds: 5 })).toBe('Begun anew')
})

test('nobody else can read a draft: no colleague, no owner, not even live, where answers are shared (R2, R45)', async () => {
  const { agent, shopper, colleague, writes, drafts } = await deskWithTicket()
  const [marc, olga] = [await colleague('Marc Lefort'), await colleague('Olga Petit', 'owner')]
  await writes('Lina’s own')
  await writes('Marc’s own', { by: marc })
  expect(await drafts()).toEqual(['REPLY: Lina’s own'])
  expect(await drafts(marc)).toEqual(['REPLY: Marc’s own'])
  expect(await drafts(olga)).toEqual([])
  const consoles = [agent, marc, olga].map(({ door }) =>
    door.watch(`subscription { inboxChanges { ticket { preview ${mine} } } }`),
  )
  // Each is listening when the change comes, so that all hear the same ring.
  await Promise.all(consoles.map((each) => each.begun()))
  await shopper.says('Anybody?')
  await Promise.all(
    consoles.map((each) => each.until((told) => told.at(-1).inboxChanges.ticket?.preview === 'Anybody?')),
  )
  const told = consoles.map((each) => [
    ...new Set(each.told.flatMap(({ inboxChanges: { ticket } }) => (ticket ? linesOf(ticket) : []))),
  ])
  expect(told).toEqual([['REPLY: Lina’s own'], ['REPLY: Marc’s own'], []])
  await Promise.all(consoles.map((each) => each.end()))
})

test('a draft is gone with the reply or note that was made of it, and another one stays (R45, R49)', async () => {
  const { id, agent, colleague, writes, drafts } = await deskWithTicket()
  const marc = await colleague()
  await writes('On its way.', { by: marc })
  await writes('On its way.', { seconds: -1 })
  await writes('Ask the warehouse', { kind: 'NOTE', seconds: -1 })
  await agent.replies('Another answer.', id)
  expect(await drafts()).toHaveLength(2)
  await agent.replies('On its way.', id)
  expect(await drafts()).toEqual(['NOTE: Ask the warehouse'])
  // What was on its way to us when the reply was sent.
  expect(await writes('On its way.', { seconds: -0.5 })).toBe('')
  await agent.notes('Ask the warehouse', id)
  expect(await drafts()).toEqual([])
  expect(await drafts(marc)).toEqual(['REPLY: On its way.'])
})

test('a reply that is held or refused leaves its draft, and a closed ticket keeps it to be copied (R51, R14)', async () => {
  const { id, agent, shopper, writes, drafts } = await deskWithTicket()
  await writes('On its way.')
  await shopper.says('Never mind!')
  const held = `mutation ($id: ID!, $clientId: UUID!) {
    reply(ticketId: $id, clientId: $clientId, text: "On its way.", expectedLast: 1) { number } }`
  expect(await agent.door.refusal(held, { id, clientId: randomUUID() })).toBe('HELD')
  expect(await drafts()).toEqual(['REPLY: On its way.'])
  await agent.closes(id)
  const late = { ticketId: id, clientId: randomUUID(), text: 'On its way.' }
  expect(await agent.door.refusal(replyToTicket, late)).toBe('TICKET_CLOSED')
  expect(await drafts()).toEqual(['REPLY: On its way.'])
  expect(await writes('On its way, truly.', { seconds: 1 })).toBe('On its way, truly.')
})

test('other consoles of the same agent hear of a draft and of its end, and nobody else’s do (R45)', async () => {
  const { id, agent, colleague, writes } = await deskWithTicket()
  const marc = await colleague()
  const watch = ({ door }: AgentActor) =>
    door.watch(`subscription { draftChanges { refetch ticket { id ${mine} } } }`)
  const [hers, his] = [watch(agent), watch(marc)]
  const heard = () => hers.told.slice(1).map(({ draftChanges }) => linesOf(draftChanges.ticket))
  await Promise.all([hers.begun(), his.begun()])
  await writes('Dear')
  await writes('Dear Camille', { seconds: 1 })
  await hers.until(() => heard().at(-1)?.[0] === 'REPLY: Dear Camille')
  expect(await writes('Old', { seconds: -1 })).toBe('Dear Camille')
  await agent.replies('Dear Camille', id)
  await hers.until(() => heard().at(-1)?.length === 0)
  const nothing = { draftChanges: { refetch: true, ticket: null } }
  expect([hers.told[0], his.told]).toEqual([nothing, [nothing]])
  await Promise.all([hers.end(), his.end()])
})

test('a draft may be as long as a reply, and what is no text or no moment is refused (R78)', async () => {
  const { id, agent, writes } = await deskWithTicket()
  expect(await writes('😀'.repeat(4_000))).toHaveLength(8_000)
  const now = '2026-06-15T08:00:00.000Z'
  for (const [text, writtenAt, field] of [
    ['x'.repeat(4_001), now, 'text'],
    ['half \ud83d', now, 'text'],
    ['x', '1999-12-31T23:59:59.999Z', 'writtenAt'],
  ]) {
    const { errors } = await agent.door.ask(save, { id, kind: 'REPLY', text, writtenAt })
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_INPUT', field })
  }
})

test('who leaves the team leaves no draft behind (R71)', async () => {
  const { account, colleague, servers, writes } = await deskWithTicket()
  const [marc, olga] = [await colleague(), await colleague('Olga Petit', 'owner')]
  await writes('Marc’s own', { by: marc })
  await writes('Lina’s own')
  const id = Buffer.from(`Agent:${marc.id}`).toString('base64url')
  await olga.door.get('mutation ($id: ID!) { deactivateAgent(agentId: $id) { id } }', { id })
  const texts = await servers.app.database.query('SELECT text FROM draft WHERE account_id = ?', [account.id])
  expect(texts).toEqual([{ text: 'Lina’s own' }])
})
