import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { Redis } from 'ioredis'
import { openServer } from '../../api/server.js'
import { openApp } from '../../platform/app.js'
import { migrations } from '../../schema/migrations/all.js'
import { nouns } from '../../schema/nouns.js'
import type { AgentActor, ShopperActor } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'
import { Door, type Watch } from '../support/door.js'

const touchTicket = `mutation ($id: ID!, $activity: Activity!, $tabId: UUID!) {
  touchTicket(ticketId: $id, activity: $activity, tabId: $tabId) }`
const leaveTicket = 'mutation ($id: ID!, $tabId: UUID!) { leaveTicket(ticketId: $id, tabId: $tabId) }'
const touchChat =
  'mutation ($isTyping: Boolean!, $tabId: UUID!) { touchChat(isTyping: $isTyping, tabId: $tabId) }'
const leaveChat = 'mutation ($tabId: UUID!) { leaveChat(tabId: $tabId) }'
const presence = '{ agents { agent { name } activity } shopper { isHere isTyping lastSeenAt } }'

const tab = randomUUID()
const otherTab = randomUUID()

const touches = ({ door }: AgentActor, id: string, activity = 'VIEWING', tabId = tab) =>
  door.get(touchTicket, { id, activity, tabId })
const leaves = ({ door }: AgentActor, id: string, tabId = tab) => door.get(leaveTicket, { id, tabId })
const isThere = ({ door }: ShopperActor, isTyping = false, tabId = tab) =>
  door.get(touchChat, { isTyping, tabId })

const watches = ({ door }: Pick<AgentActor, 'door'>, id: string) =>
  door.watch(`subscription ($id: ID!) { ticketPresence(ticketId: $id) ${presence} }`, { id })

/** Presence in one line: `Lina writing, Marc viewing; here, typing`. */
function told({ agents, shopper }: any): string {
  const faces = agents.map(
    ({ agent, activity }: any) => `${agent.name.split(' ')[0]} ${activity.toLowerCase()}`,
  )
  const there = [shopper.isHere && 'here', shopper.isTyping && 'typing'].filter(Boolean)
  return [faces.join(', '), there.join(', ')].filter(Boolean).join('; ')
}

const linesOf = (watch: Watch<any>) => watch.told.map(({ ticketPresence }) => told(ticketPresence))
const until = (watch: Watch<any>, line: string) => watch.until(() => linesOf(watch).at(-1) === line)

async function sees({ door }: AgentActor, id: string): Promise<string> {
  const { ticket } = await door.get(`query ($id: ID!) { ticket(id: $id) { presence ${presence} } }`, { id })
  return told(ticket.presence)
}

async function deskWithTicket(): Promise<Desk & { id: string }> {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  return { ...it, id: (await it.agent.ticket()).id }
}

test('each sees who is looking and who is writing: at once, live, and until they leave (R51)', async () => {
  const { id, agent, colleague } = await deskWithTicket()
  const marc = await colleague('Marc Lefort')
  await touches(marc, id)
  const watching = watches(agent, id)
  await until(watching, 'Marc viewing')
  await touches(agent, id)
  await until(watching, 'Lina viewing, Marc viewing')
  await touches(marc, id, 'WRITING')
  await until(watching, 'Lina viewing, Marc writing')
  expect(await sees(agent, id)).toBe('Lina viewing, Marc writing')
  await touches(marc, id)
  await until(watching, 'Lina viewing, Marc viewing')
  await leaves(marc, id)
  await until(watching, 'Lina viewing')
  expect(await sees(marc, id)).toBe('Lina viewing')
  await watching.end()
})

test('several tabs of an agent count once, and leaving one leaves the others (R51)', async () => {
  const { id, agent, colleague } = await deskWithTicket()
  const watching = watches(await colleague('Marc Lefort'), id)
  await until(watching, '')
  await touches(agent, id, 'WRITING')
  await until(watching, 'Lina writing')
  await touches(agent, id, 'VIEWING', otherTab)
  expect(await sees(agent, id)).toBe('Lina writing')
  await leaves(agent, id)
  await until(watching, 'Lina viewing')
  await leaves(agent, id, otherTab)
  await until(watching, '')
  expect(linesOf(watching)).toEqual(['', 'Lina writing', 'Lina viewing', ''])
  await watching.end()
})

test('who says nothing more is gone after 25 seconds, and that is told; who says it again stays (R51)', async () => {
  const { id, agent, colleague, time } = await deskWithTicket()
  const marc = await colleague('Marc Lefort')
  const watching = watches(agent, id)
  await until(watching, '')
  await touches(agent, id)
  await touches(marc, id, 'WRITING')
  await until(watching, 'Lina viewing, Marc writing')
  await time.passes({ seconds: 20 })
  await touches(agent, id)
  expect(await sees(agent, id)).toBe('Lina viewing, Marc writing')
  await time.passes({ seconds: 6 })
  await until(watching, 'Lina viewing')
  await time.passes({ seconds: 20 })
  await until(watching, '')
  await watching.end()
})

test('agents at two API processes see each other (R51)', async () => {
  const { id, agent, colleague, servers } = await deskWithTicket()
  const { config, clock } = servers.app
  const elsewhere = await openApp({ ...config, port: 0 }, { nouns, migrations, process: 'test', clock })
  const server = await openServer(elsewhere)
  try {
    const marc = await colleague('Marc Lefort')
    const marcElsewhere = {
      ...marc,
      door: new Door(`${server.url}/graphql`, marc.door.headers),
    } as AgentActor
    const [here, there] = [watches(agent, id), watches(marcElsewhere, id)]
    await Promise.all([until(here, ''), until(there, '')])
    await touches(marcElsewhere, id, 'WRITING')
    await Promise.all([until(here, 'Marc writing'), until(there, 'Marc writing')])
    await touches(agent, id)
    await Promise.all([until(here, 'Lina viewing, Marc writing'), until(there, 'Lina viewing, Marc writing')])
    await Promise.all([here.end(), there.end()])
  } finally {
    await server.close()
    await elsewhere.close()
  }
})

test('the team sees that the shopper is here, is typing, and when they were last seen (R51, R46)', async () => {
  const { id, shopper, agent, time, servers, account } = await deskWithTicket()
  const watching = watches(agent, id)
  await until(watching, '')
  await isThere(shopper)
  await until(watching, 'here')
  await isThere(shopper, true)
  await until(watching, 'here, typing')
  // Typing is over sooner than being here.
  await time.passes({ seconds: 7 })
  await until(watching, 'here')
  await isThere(shopper, false, otherTab)
  await time.passes({ minutes: 0, seconds: 18.5 })
  await isThere(shopper, false, otherTab)
  expect(await sees(agent, id)).toBe('here')

  await time.passes({ minutes: 2 })
  await until(watching, '')
  await isThere(shopper)
  await until(watching, 'here')
  const seenAt = time.now()
  await time.passes({ seconds: 20 })
  await shopper.door.get(leaveChat, { tabId: tab })
  await until(watching, '')
  const { lastSeenAt } = watching.told.at(-1).ticketPresence.shopper
  expect(Date.parse(lastSeenAt) - seenAt.getTime()).toBeGreaterThanOrEqual(20_000)
  expect(Date.parse(lastSeenAt)).toBeLessThanOrEqual(time.now().getTime())
  const [{ count }] = await servers.app.database.query(
    'SELECT COUNT(*) AS count FROM profile WHERE account_id = ? AND last_seen_at = ?',
    [account.id, new Date(lastSeenAt)],
  )
  expect(Number(count)).toBe(1)
  await watching.end()
})

test('the shopper sees that somebody of the team is writing, by first name and nothing else (R51, R2)', async () => {
  const { id, shopper, anotherShopper, agent, colleague } = await deskWithTicket()
  const marc = await colleague('Marc Lefort')
  const stranger = await anotherShopper({ sub: 'stranger' })
  await stranger.says('Me too.')
  const subscription = 'subscription { teamPresence { isWriting greeter { firstName } } }'
  const [watching, elsewhere] = [shopper.door.watch(subscription), stranger.door.watch(subscription)]
  const idle = { teamPresence: { isWriting: false, greeter: null } }
  await Promise.all([watching.begun(), elsewhere.begun()])
  await touches(agent, id)
  await touches(marc, id, 'WRITING')
  const writing = { isWriting: true, greeter: { firstName: 'Marc' } }
  await watching.until((told) => told.length === 2)
  const team = '{ chat { team { isWriting greeter { firstName } } } }'
  expect((await shopper.door.get(team)).chat.team).toEqual(writing)
  expect((await stranger.door.get(team)).chat.team).toEqual(idle.teamPresence)
  await touches(marc, id)
  await watching.until((told) => told.length === 3)
  // Looking is the team's own business: neither of these looks was told.
  expect(watching.told).toEqual([idle, { teamPresence: writing }, idle])
  expect(elsewhere.told).toEqual([idle])
  await touches(marc, id, 'WRITING')
  await watching.until((told) => told.length === 4)
  await agent.closes(id)
  expect(await shopper.door.get(team)).toEqual({ chat: null })
  await touches(agent, id, 'WRITING')
  await watching.until((told) => told.length === 5)
  expect(watching.told.at(-1)).toEqual(idle)
  await Promise.all([watching.end(), elsewhere.end()])
})

test('no sign of life reaches another shop, and nothing is left there (R51, R2)', async () => {
  const theirs = await deskWithTicket()
  const watching = watches(theirs.agent, theirs.id)
  await until(watching, '')
  const ours = await deskWithTicket()
  expect(await ours.agent.door.refusal(touchTicket, { id: theirs.id, activity: 'WRITING', tabId: tab })).toBe(
    'NOT_FOUND',
  )
  expect(await ours.agent.door.refusal(leaveTicket, { id: theirs.id, tabId: tab })).toBe('NOT_FOUND')
  await isThere(ours.shopper, true)
  await touches(ours.agent, ours.id)
  expect(await sees(ours.agent, ours.id)).toBe('Lina viewing; here, typing')
  expect(await sees(theirs.agent, theirs.id)).toBe('')
  expect(linesOf(watching)).toEqual([''])
  await watching.end()
})

test('signs of life are limited, and what they leave in Redis is small and fades by itself (R51)', async () => {
  const { id, agent, shopper, servers } = await deskWithTicket()
  const codes = new Set<string>()
  for (let n = 0; n < 70; n++) {
    codes.add(await agent.door.refusal(touchTicket, { id, activity: 'VIEWING', tabId: randomUUID() }))
    codes.add(await shopper.door.refusal(touchChat, { isTyping: true, tabId: randomUUID() }))
  }
  expect([...codes].sort()).toEqual(['TOO_MANY_REQUESTS', 'not refused'])
  const { marks, config } = servers.app
  for (let n = 0; n < 300; n++) await marks.leave('somewhere', `crowd-${n}`, { viewing: 25 })
  expect(await marks.at('somewhere')).toHaveLength(200)

  const redis = new Redis(config.redisUrl)
  const keys = await redis.keys(`${config.redisPrefix}:marks:*`)
  expect(keys.length).toBeGreaterThanOrEqual(3)
  for (const key of keys) {
    expect(await redis.ttl(key)).toBeGreaterThan(0)
    expect(await redis.ttl(key)).toBeLessThanOrEqual(120)
  }
  await redis.quit()
})

test('a list tells of each ticket who is with that one (R51)', async () => {
  const { id, agent, anotherShopper } = await deskWithTicket()
  await (await anotherShopper()).says('And mine?')
  await touches(agent, id)
  const { inbox } = await agent.door.get(`{ inbox { edges { node { id presence ${presence} } } } }`)
  const lines = inbox.edges.map(({ node }: any) => [node.id === id, told(node.presence)])
  expect(lines.sort()).toEqual([
    [false, ''],
    [true, 'Lina viewing'],
  ])
})
