import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { openServer } from '../../api/server.js'
import { sweepPresence } from '../../worker/sweep.js'
import { AgentActor } from '../support/actors.js'
import { desk, tellNobody, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'
import { until } from '../support/until.js'

const choosing = `mutation ($presence: Presence!, $until: Instant) {
  setPresence(presence: $presence, until: $until) { presence doNotDisturbUntil } }`

const setPresence = async ({ door }: AgentActor, presence: string, until?: string) =>
  (await door.get(choosing, { presence, until })).setPresence

const teamOf = async ({ door }: AgentActor): Promise<Record<string, string>> => {
  const { agents } = await door.get('{ agents { name presence } }')
  return Object.fromEntries(agents.map(({ name, presence }: any) => [name, presence]))
}

test('whoever has a console connected is online, and away within seconds of the last one closing (presence)', async () => {
  const it = await desk()
  const marc = await it.colleague('Marc Lefort')
  expect(await teamOf(marc)).toEqual({ 'Lina Moreau': 'AWAY', 'Marc Lefort': 'AWAY' })
  const watching = await marc.comesOnline()
  const tabs = [await it.agent.comesOnline(), await it.agent.comesOnline()]
  await watching.until((told) =>
    told.some(({ teamChanges: { agent } }) => agent?.name === 'Lina Moreau' && agent.presence === 'ONLINE'),
  )
  await tabs[0]!.end()
  expect(await teamOf(marc)).toEqual({ 'Lina Moreau': 'ONLINE', 'Marc Lefort': 'ONLINE' })
  await tabs[1]!.end()
  await watching.until((told) => {
    const news = told.filter(({ teamChanges: { agent } }) => agent?.name === 'Lina Moreau')
    return news.at(-1)?.teamChanges.agent?.presence === 'AWAY'
  })
  expect(await teamOf(marc)).toEqual({ 'Lina Moreau': 'AWAY', 'Marc Lefort': 'ONLINE' })
  await watching.end()
})

test('whoever begins to listen is told to read the team, for it may have changed since they did (presence)', async () => {
  const it = await desk()
  const watching = it.agent.watchesTeam()
  const [first] = await watching.until((told) => told.length > 0)
  expect(first).toEqual({ teamChanges: { refetch: true, agent: null } })
  await watching.end()
})

test('a page that is loaded again does not make its agent away (presence)', async () => {
  const it = await desk()
  const marc = await it.colleague()
  const watching = await marc.comesOnline()
  const before = await it.agent.comesOnline()
  await before.end()
  const closedAt = performance.now()
  const after = await it.agent.comesOnline()
  // How long a console may be gone is real time, which no test can move.
  await until('the grace is over', () => performance.now() > closedAt + 2_500)
  await setPresence(marc, 'AWAY')
  const told = await watching.until((all) =>
    all.some(({ teamChanges: { agent } }) => agent?.name === 'Marc Lefort' && agent.presence === 'AWAY'),
  )
  const ofLina = told.filter(({ teamChanges: { agent } }) => agent?.name === 'Lina Moreau')
  expect(ofLina.map(({ teamChanges: { agent } }) => agent!.presence)).not.toContain('AWAY')
  await Promise.all([watching.end(), after.end()])
})

test('an agent says what they are, and everybody hears it (presence)', async () => {
  const it = await desk()
  const marc = await it.colleague()
  const watching = await marc.comesOnline()
  const console = await it.agent.comesOnline()
  expect(await setPresence(it.agent, 'AWAY')).toEqual({ presence: 'AWAY', doNotDisturbUntil: null })
  expect(await setPresence(it.agent, 'DO_NOT_DISTURB')).toEqual({
    presence: 'DO_NOT_DISTURB',
    doNotDisturbUntil: null,
  })
  await watching.until((told) =>
    told.some(({ teamChanges: { agent } }) => agent?.presence === 'DO_NOT_DISTURB'),
  )
  expect(await setPresence(it.agent, 'ONLINE')).toEqual({ presence: 'ONLINE', doNotDisturbUntil: null })
  await Promise.all([watching.end(), console.end()])
})

test('an agent sees at once what they chose, even while nobody else can hear of it (presence)', async () => {
  const it = await desk()
  const console = await it.agent.comesOnline()
  await tellNobody(it, async () => {
    await setPresence(it.agent, 'DO_NOT_DISTURB')
    expect(await it.agent.presence()).toBe('DO_NOT_DISTURB')
  })
  await console.end()
})

test('do not disturb ends at its time, and everybody hears that, too (presence)', async () => {
  const it = await desk()
  const marc = await it.colleague()
  const watching = await marc.comesOnline()
  const console = await it.agent.comesOnline()
  const ends = new Date(it.time.now().getTime() + 30 * 60_000).toISOString()
  expect(await setPresence(it.agent, 'DO_NOT_DISTURB', ends)).toEqual({
    presence: 'DO_NOT_DISTURB',
    doNotDisturbUntil: ends,
  })
  await it.time.passes({ minutes: 29 })
  await sweepPresence(it.servers.app)
  expect(await it.agent.presence()).toBe('DO_NOT_DISTURB')
  await it.time.passes({ minutes: 1 })
  expect(await it.agent.presence()).toBe('ONLINE')
  const heard = watching.told.length
  await sweepPresence(it.servers.app)
  await watching.until((told) =>
    told
      .slice(heard)
      .some(({ teamChanges: { agent } }) => agent?.name === 'Lina Moreau' && agent.presence === 'ONLINE'),
  )
  expect((await it.agent.door.get('{ me { doNotDisturbUntil } }')).me.doNotDisturbUntil).toBeNull()
  await Promise.all([watching.end(), console.end()])
})

test.each([
  ['ONLINE', '2026-06-15T12:00:00Z'],
  ['DO_NOT_DISTURB', '2026-06-15T07:00:00Z'],
  ['DO_NOT_DISTURB', '2027-06-15T07:00:00Z'],
])('%s until %s is refused with the field (presence)', async (presence, until) => {
  const { agent } = await desk()
  const { errors } = await agent.door.ask(choosing, { presence, until })
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'until' } }])
})

test('of several API processes each counts; one that ends takes only its own along (presence)', async () => {
  const it = await desk()
  const { app } = it.servers
  const other = await openServer({ ...app, config: { ...app.config, port: 0 } })
  const elsewhere = new AgentActor(new Door(`${other.url}/graphql`, it.agent.door.headers), it.agent.id)
  await elsewhere.comesOnline()
  const here = await it.agent.comesOnline()
  await until('both hold her', async () => (await holders(it)) === 2)
  await other.close()
  await until('its row is gone', async () => (await holders(it)) === 1)
  expect(await it.agent.presence()).toBe('ONLINE')
  await here.end()
  await until('the agent is away', async () => (await it.agent.presence()) === 'AWAY')
})

test('a process that was killed is believed no longer than it spoke for, and swept away (presence)', async () => {
  const it = await desk()
  const marc = await it.colleague()
  const watching = await marc.comesOnline()
  const killed = randomBytes(16)
  const hold = (seconds: number) =>
    it.servers.app.database.query(
      `REPLACE INTO agent_socket (agent_id, holder, account_id, alive_until)
       VALUES (?, ?, ?, UTC_TIMESTAMP(3) + INTERVAL ? SECOND)`,
      [it.agent.id, killed, it.account.id, seconds],
    )
  await hold(10)
  await sweepPresence(it.servers.app)
  expect(await it.agent.presence()).toBe('ONLINE')
  await hold(-1)
  expect(await it.agent.presence()).toBe('AWAY')
  await sweepPresence(it.servers.app)
  await watching.until((told) =>
    told.some(({ teamChanges: { agent } }) => agent?.name === 'Lina Moreau' && agent.presence === 'AWAY'),
  )
  expect(await holders(it)).toBe(0)
  await watching.end()
})

const holders = async ({ servers, agent }: Desk): Promise<number> => {
  const sql = 'SELECT COUNT(*) AS n FROM agent_socket WHERE agent_id = ?'
  const [{ n }] = await servers.app.database.query(sql, [agent.id])
  return Number(n)
}

test('an emptied Redis makes nobody away (presence)', async () => {
  const it = await desk()
  const console = await it.agent.comesOnline()
  const { app } = it.servers
  const { publish } = app.events
  app.events.publish = () => Promise.reject(new Error('Redis is away'))
  try {
    const marc = await it.colleague()
    const second = await marc.comesOnline()
    expect(await teamOf(it.agent)).toEqual({ 'Lina Moreau': 'ONLINE', 'Marc Lefort': 'ONLINE' })
    await second.end()
    await until('Marc is away', async () => (await marc.presence()) === 'AWAY')
  } finally {
    app.events.publish = publish
  }
  await console.end()
})

test('who joins, leaves or changes is heard of, by the own team only (R71)', async () => {
  const it = await desk()
  const other = await desk()
  const owner = await it.colleague('Olga Petit', 'owner')
  const marc = await it.colleague('Marc Lefort')
  const watching = await it.agent.comesOnline()
  const strangers = await other.agent.comesOnline()
  const strange = strangers.told.length
  await marc.door.get('mutation { changeMe(changes: { name: "Marc Noir" }) { id } }')
  const agentId = (await marc.door.get('{ me { id } }')).me.id
  await owner.door.get('mutation ($agentId: ID!) { changeRole(agentId: $agentId, role: MANAGER) { id } }', {
    agentId,
  })
  await owner.door.get('mutation ($agentId: ID!) { deactivateAgent(agentId: $agentId) { id } }', { agentId })
  await watching.until((told) =>
    told.some(
      ({ teamChanges: { agent } }) =>
        agent?.name === 'Marc Noir' && agent.role === 'MANAGER' && agent.deactivatedAt !== null,
    ),
  )
  expect(JSON.stringify(strangers.told.slice(strange))).not.toContain('Marc')
  await Promise.all([watching.end(), strangers.end()])
})
