import { expect, test } from '@jest/globals'
import { toldRings } from '../support/actors.js'
import { desk } from '../support/desk.js'

const choosing = 'mutation ($presence: Presence!) { setPresence(presence: $presence) { presence } }'

test('a reminder rings for the ticket’s agent, the escalation for the whole team (R55)', async () => {
  const { shopper, agent, colleague, time } = await desk()
  const marc = await colleague('Marc Lefort')
  await shopper.says('Where is my parcel?')
  await agent.replies('I shall look.')
  await shopper.says('And?')
  await time.passes({ minutes: 2 })
  expect(await agent.hears()).toEqual([])
  await time.passes({ minutes: 1 })
  expect([await agent.hears(), await marc.hears()]).toEqual([['REMINDED: And?'], []])
  await time.passes({ minutes: 2 })
  expect([await agent.hears(), await marc.hears()]).toEqual([['ESCALATED: And?'], ['ESCALATED: And?']])
  await agent.replies('Tomorrow.')
  expect([await agent.hears(), await marc.hears()]).toEqual([[], []])
})

test('an account may escalate to its managers alone; the ticket’s agent goes on hearing it (R55)', async () => {
  const { shopper, agent, colleague, time } = await desk({ escalateTo: 'managers' })
  const marc = await colleague('Marc Lefort')
  const zoe = await colleague('Zoé Marchand', 'manager')
  await shopper.says('Where is my parcel?')
  await time.passes({ minutes: 5 })
  expect(await Promise.all([agent, marc, zoe].map((one) => one.hears()))).toEqual([
    [],
    [],
    ['ESCALATED: Where is my parcel?'],
  ])
  await agent.door.get(
    'mutation ($id: ID!, $agentId: ID!) { assign(ticketId: $id, agentId: $agentId) { id } }',
    {
      id: (await agent.ticket()).id,
      agentId: (await agent.door.get('{ me { id } }')).me.id,
    },
  )
  expect(await agent.hears()).toEqual(['ESCALATED: Where is my parcel?'])
  await zoe.door.get(
    'mutation { changeAccount(expectedVersion: 1, changes: { escalateTo: EVERYBODY }) { escalateTo } }',
  )
  expect(await marc.hears()).toEqual(['ESCALATED: Where is my parcel?'])
})

test('nobody’s ticket rings for those who are online and may be disturbed; if nobody is, for everybody (R55, R59)', async () => {
  const { shopper, agent, colleague, time } = await desk()
  const marc = await colleague('Marc Lefort')
  await shopper.says('Where is my parcel?')
  await time.passes({ minutes: 3 })
  const heard = async () => [(await agent.hears()).length, (await marc.hears()).length]
  expect(await heard()).toEqual([1, 1])
  const console = await marc.comesOnline()
  expect(await heard()).toEqual([0, 1])
  const rings = agent.watchesRings()
  await rings.until((told) => told.some(({ ringsForMe }) => ringsForMe.count === 1))
  expect(await heard()).toEqual([1, 1])
  await agent.door.get(choosing, { presence: 'DO_NOT_DISTURB' })
  await rings.until((told) => told.at(-1)!.ringsForMe.count === 0)
  await rings.end()
  await console.end()
})

test('rings that fall due together reach an agent as one, with all their tickets (R59)', async () => {
  const { shopper, anotherShopper, agent, time } = await desk()
  const rings = agent.watchesRings()
  await rings.until((told) => told.length === 1)
  expect(rings.told[0]!.ringsForMe).toEqual({ count: 0, rings: [] })
  const others = [await anotherShopper({ sub: 's2' }), await anotherShopper({ sub: 's3' })]
  await shopper.says('One')
  await others[0]!.says('Two')
  await others[1]!.says('Three')
  await time.passes({ minutes: 3, seconds: 2 })
  await rings.until((told) => told.at(-1)!.ringsForMe.count === 3)
  expect(toldRings(rings.told.at(-1)!.ringsForMe)).toEqual([
    'REMINDED: One',
    'REMINDED: Two',
    'REMINDED: Three',
  ])
  // Not one for each of the three.
  expect(rings.told.length).toBeLessThanOrEqual(3)
  await rings.end()
})

test('what is answered rings no more, and after a reconnect the first word says all (R59, R74)', async () => {
  const { shopper, anotherShopper, agent, time } = await desk()
  await shopper.says('One')
  await (await anotherShopper({ sub: 's2' })).says('Two')
  await time.passes({ minutes: 3 })
  const rings = agent.watchesRings()
  await rings.until((told) => told.length === 1)
  expect(rings.told[0]!.ringsForMe).toMatchObject({ count: 2, rings: [{ level: 'REMINDED' }, {}] })
  const [first, second] = rings.told[0]!.ringsForMe.rings
  await agent.replies('Here.', first!.ticket.id)
  await rings.until((told) => told.at(-1)!.ringsForMe.count === 1)
  await agent.isOnIt(5, second!.ticket.id)
  await rings.until((told) => told.at(-1)!.ringsForMe.count === 0)
  await rings.end()
  await time.passes({ minutes: 5 })
  const again = agent.watchesRings()
  await again.until((told) => told.length === 1)
  expect(toldRings(again.told[0]!.ringsForMe)).toEqual(['REMINDED: Two'])
  await again.end()
})
