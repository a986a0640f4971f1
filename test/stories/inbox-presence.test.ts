import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { AgentActor, ShopperActor } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'
import type { Watch } from '../support/door.js'

const tab = randomUUID()

const touches = ({ door }: AgentActor, id: string, activity = 'VIEWING') =>
  door.get(
    `mutation ($id: ID!, $activity: Activity!, $tabId: UUID!) {
      touchTicket(ticketId: $id, activity: $activity, tabId: $tabId) }`,
    { id, activity, tabId: tab },
  )
const leaves = ({ door }: AgentActor, id: string) =>
  door.get('mutation ($id: ID!, $tabId: UUID!) { leaveTicket(ticketId: $id, tabId: $tabId) }', {
    id,
    tabId: tab,
  })
const isThere = ({ door }: ShopperActor, isTyping = false) =>
  door.get(
    'mutation ($isTyping: Boolean!, $tabId: UUID!) { touchChat(isTyping: $isTyping, tabId: $tabId) }',
    {
      isTyping,
      tabId: tab,
    },
  )

const watchesList = ({ door }: AgentActor) =>
  door.watch(`subscription { inboxPresence { isWhole tickets { ticketId
    presence { agents { agent { name } activity } shopper { isHere isTyping } } } } }`)

/** What a list shows after all that it was told: for each ticket with somebody `Lina writing; here, typing`. */
function shown(watch: Watch<any>): Record<string, string> {
  const list = new Map<string, string>()
  for (const { inboxPresence } of watch.told) {
    if (inboxPresence.isWhole) list.clear()
    for (const { ticketId, presence } of inboxPresence.tickets) list.set(ticketId, lineOf(presence))
  }
  return Object.fromEntries([...list].filter(([, line]) => line !== ''))
}

function lineOf({ agents, shopper }: any): string {
  const faces = agents.map(
    ({ agent, activity }: any) => `${agent.name.split(' ')[0]} ${activity.toLowerCase()}`,
  )
  const there = [shopper.isHere && 'here', shopper.isTyping && 'typing'].filter(Boolean)
  return [faces.join(', '), there.join(', ')].filter(Boolean).join('; ')
}

const until = async (watch: Watch<any>, list: Record<string, string>) => {
  await watch.until((told) => told.length > 0 && JSON.stringify(shown(watch)) === JSON.stringify(list))
}

interface Tickets extends Desk {
  noah: ShopperActor
  camilles: string
  noahs: string
}

async function deskWithTwo(): Promise<Tickets> {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  const noah = await it.anotherShopper()
  await noah.says('And mine?')
  await it.quiet()
  const idOf = async (name: string) =>
    (await it.agent.inbox()).find(({ profile }) => profile.name.startsWith(name))!.id
  return { ...it, noah, camilles: await idOf('Camille'), noahs: await idOf('Noah') }
}

test('a list is told who is with which ticket: as it is, then each that changes, and who fades (R51)', async () => {
  const { agent, colleague, shopper, noah, camilles, noahs, time } = await deskWithTwo()
  const marc = await colleague()
  await touches(marc, camilles, 'WRITING')
  await isThere(noah)
  const list = watchesList(agent)
  await list.begun()
  expect(list.told[0].inboxPresence.isWhole).toBe(true)
  expect(shown(list)).toEqual({ [camilles]: 'Marc writing', [noahs]: 'here' })
  await isThere(noah, true)
  await until(list, { [camilles]: 'Marc writing', [noahs]: 'here, typing' })
  await touches(agent, camilles)
  await until(list, { [camilles]: 'Lina viewing, Marc writing', [noahs]: 'here, typing' })
  await time.passes({ seconds: 6 })
  await until(list, { [camilles]: 'Lina viewing, Marc writing', [noahs]: 'here' })
  await leaves(marc, camilles)
  await until(list, { [camilles]: 'Lina viewing', [noahs]: 'here' })
  await isThere(shopper)
  await until(list, { [camilles]: 'Lina viewing; here', [noahs]: 'here' })
  await time.passes({ seconds: 26 })
  await until(list, {})
  // Of what did not change nothing was told again.
  const ofNoah = list.told.filter(({ inboxPresence }) =>
    inboxPresence.tickets.some(({ ticketId }: any) => ticketId === noahs),
  )
  expect(
    ofNoah.map(({ inboxPresence: { tickets } }) =>
      lineOf(tickets.find((one: any) => one.ticketId === noahs).presence),
    ),
  ).toEqual(['here', 'here, typing', 'here', ''])
  expect(list.told.filter(({ inboxPresence }) => inboxPresence.isWhole)).toHaveLength(1)
  await list.end()
})

test('a closed ticket shows who looks at it, and a new one of a shopper who is here shows that at once (R51)', async () => {
  const { agent, shopper, camilles, noahs } = await deskWithTwo()
  await isThere(shopper)
  const list = watchesList(agent)
  await until(list, { [camilles]: 'here' })
  await agent.closes(camilles)
  await touches(agent, noahs)
  await until(list, { [noahs]: 'Lina viewing' })
  await touches(agent, camilles)
  await until(list, { [camilles]: 'Lina viewing; here', [noahs]: 'Lina viewing' })
  shopper.chatId = null
  await shopper.says('One more thing.')
  const { id } = (await agent.inbox()).find(({ profile }) => profile.name === 'Camille Roy')!
  await until(list, { [camilles]: 'Lina viewing; here', [noahs]: 'Lina viewing', [id]: 'here' })
  await list.end()
})

test('however many come and go within a moment, a list is told of them together (R51, R74)', async () => {
  const { agent, colleague, camilles, noahs } = await deskWithTwo()
  const marc = await colleague()
  const list = watchesList(agent)
  await until(list, {})
  for (let n = 0; n < 10; n++) {
    await touches(marc, camilles, n % 2 === 0 ? 'WRITING' : 'VIEWING')
    await touches(agent, noahs, n % 2 === 0 ? 'VIEWING' : 'WRITING')
  }
  await until(list, { [camilles]: 'Marc viewing', [noahs]: 'Lina writing' })
  expect(list.told.length).toBeLessThan(12)
  await list.end()
})

test('an inbox is told nothing of another shop’s (R51, R2)', async () => {
  const [theirs, ours] = [await deskWithTwo(), await deskWithTwo()]
  const [there, here] = [watchesList(theirs.agent), watchesList(ours.agent)]
  await Promise.all([until(there, {}), until(here, {})])
  await touches(ours.agent, ours.camilles, 'WRITING')
  await isThere(ours.shopper, true)
  await until(here, { [ours.camilles]: 'Lina writing; here, typing' })
  expect(there.told).toHaveLength(1)
  await Promise.all([there.end(), here.end()])
})
