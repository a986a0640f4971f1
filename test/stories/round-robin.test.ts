import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { sendMessage, type AgentActor } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'
import { until } from '../support/until.js'

const inTurn = { assignment: 'round-robin', week: null } as const

/** Names of who has the chats of these shoppers, in the order in which they wrote. */
async function givenTo(it: Desk, shoppers: string[]): Promise<(string | null)[]> {
  const names: (string | null)[] = []
  for (const sub of shoppers) {
    const shopper = await it.anotherShopper({ sub, name: sub })
    await shopper.says(`I am ${sub}.`)
    const row = (await it.agent.inbox()).find(({ profile }) => profile.name === sub)!
    names.push(row.assignee?.name ?? null)
  }
  return names
}

const setPresence = ({ door }: AgentActor, presence: string) =>
  door.get('mutation ($presence: Presence!) { setPresence(presence: $presence) { presence } }', { presence })

test('new chats go to the agents who are online, in turn (R48)', async () => {
  const it = await desk(inTurn)
  const marc = await it.colleague('Marc Lefort')
  await it.colleague('Paul Noir')
  const consoles = [await it.agent.comesOnline(), await marc.comesOnline()]
  expect(await givenTo(it, ['a', 'b', 'c', 'd'])).toEqual([
    'Lina Moreau',
    'Marc Lefort',
    'Lina Moreau',
    'Marc Lefort',
  ])
  await Promise.all(consoles.map((console) => console.end()))
})

test('with nobody online a chat stays nobody’s; nor does it go to who is away or wants no disturbance (R48)', async () => {
  const it = await desk(inTurn)
  expect(await givenTo(it, ['a'])).toEqual([null])
  const console = await it.agent.comesOnline()
  await setPresence(it.agent, 'DO_NOT_DISTURB')
  expect(await givenTo(it, ['b'])).toEqual([null])
  await setPresence(it.agent, 'AWAY')
  expect(await givenTo(it, ['c'])).toEqual([null])
  await setPresence(it.agent, 'ONLINE')
  expect(await givenTo(it, ['d'])).toEqual(['Lina Moreau'])
  await console.end()
  await until('she is away', async () => (await it.agent.presence()) === 'AWAY')
  expect(await givenTo(it, ['e'])).toEqual([null])
})

test('whoever comes to the desk later has the next turn, and then one like all others (R48)', async () => {
  const it = await desk(inTurn)
  const marc = await it.colleague('Marc Lefort')
  const consoles = [await it.agent.comesOnline()]
  expect(await givenTo(it, ['a', 'b'])).toEqual(['Lina Moreau', 'Lina Moreau'])
  consoles.push(await marc.comesOnline())
  expect(await givenTo(it, ['c', 'd', 'e'])).toEqual(['Marc Lefort', 'Lina Moreau', 'Marc Lefort'])
  await Promise.all(consoles.map((console) => console.end()))
})

test('only the first message of a chat is given to somebody; the thread says so, and it rings for that agent (R48, R55)', async () => {
  const it = await desk({ assignment: 'round-robin' })
  const console = await it.agent.comesOnline()
  await it.shopper.says('Where is my parcel?')
  await it.quiet()
  const { id } = await it.agent.ticket()
  expect(await it.agent.reads()).toContain('ASSIGNED')
  await it.time.passes({ minutes: 3 })
  const { ticket } = await it.agent.door.get(
    'query ($id: ID!) { ticket(id: $id) { thread { entries { ... on TicketEvent { kind agent { name } } } } } }',
    { id },
  )
  expect(ticket.thread.entries).toContainEqual({ kind: 'REMINDED', agent: { name: 'Lina Moreau' } })
  await it.agent.door.get('mutation ($id: ID!) { assign(ticketId: $id) { id } }', { id })
  await it.shopper.says('Hello?')
  expect(await it.agent.ticket()).toMatchObject({ assignee: null })
  await console.end()
})

test('an account that does not want it gives nothing to anybody (R48)', async () => {
  const it = await desk({ week: null })
  const console = await it.agent.comesOnline()
  expect(await givenTo(it, ['a'])).toEqual([null])
  await console.end()
})

test('thirty new shoppers at the same moment are ten for each of three agents (R48)', async () => {
  const it = await desk(inTurn)
  const team = [it.agent, await it.colleague('Marc Lefort'), await it.colleague('Ines Blanc')]
  const consoles = await Promise.all(team.map((agent) => agent.comesOnline()))
  for (const round of [1, 2]) {
    const shoppers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => it.anotherShopper({ sub: `new-${round}-${n}` })),
    )
    const codes = await Promise.all(
      shoppers.map(({ door }) => door.refusal(sendMessage, { clientId: randomUUID(), text: 'Hello?' })),
    )
    expect(codes.filter((code) => code !== 'not refused')).toEqual([])
    const rows = await it.servers.app.database.query(
      'SELECT assignee_id AS agent, COUNT(*) AS n FROM ticket WHERE account_id = ? GROUP BY assignee_id ORDER BY assignee_id',
      [it.account.id],
    )
    expect(rows.map(({ agent, n }: any) => [agent, Number(n)])).toEqual(
      team.map(({ id }) => [id, 10 * round]),
    )
  }
  await Promise.all(consoles.map((console) => console.end()))
})
