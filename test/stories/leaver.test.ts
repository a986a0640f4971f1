import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { assignTicket } from '../../domain/ticket/assign-ticket.js'
import { reply } from '../../domain/ticket/reply.js'
import { Agent } from '../../schema/agent.js'
import { Ticket } from '../../schema/ticket.js'
import { globalIdOf } from '../api/operations.js'
import { RawSocket } from '../api/socket.js'
import { AgentActor, signInAgent } from '../support/actors.js'
import { buildAgent } from '../support/builders.js'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'

const deactivating = `mutation ($agentId: ID!, $handTo: ID) {
  deactivateAgent(agentId: $agentId, handTo: $handTo) { name deactivatedAt } }`
const handing = 'mutation ($from: ID!, $to: ID) { handOverTickets(from: $from, to: $to) }'
const signIn =
  'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { name } }'
const idOf = (agent: AgentActor) => globalIdOf('Agent', agent.id)
const anybody = ({ servers }: Desk) => new Door(`${servers.url}/graphql`)
const newOwner = (it: Desk) => it.colleague('Olga Petit', 'owner')

describe('somebody leaves (R48, R71)', () => {
  test('is out at once, on live sockets too, and does not come in again', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    const account = await buildAgent(it.servers.app, it.account, { name: 'Paul Noir' })
    const tabs = [await signInAgent(it.servers, account), await signInAgent(it.servers, account)]
    const sockets = await Promise.all(tabs.map(({ door }) => RawSocket.enter(door)))
    const { deactivateAgent } = await owner.door.get(deactivating, {
      agentId: globalIdOf('Agent', account.id),
    })
    expect(deactivateAgent).toEqual({ name: 'Paul Noir', deactivatedAt: expect.any(String) })
    for (const { door } of tabs) expect(await door.refusal('{ account { name } }')).toBe('UNAUTHENTICATED')
    for (const socket of sockets) expect(await socket.closed()).toMatchObject({ code: 4403 })
    expect(await anybody(it).refusal(signIn, account)).toBe('UNAUTHENTICATED')
    const { agents } = await owner.door.get('{ agents { name } }')
    expect(agents).not.toContainEqual({ name: 'Paul Noir' })
  })

  test('nobody deactivates themselves, or twice, or hands to who is not there', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    await newOwner(it)
    const gone = await it.colleague()
    const refusal = (agentId: string, handTo?: string) =>
      owner.door.refusal(deactivating, { agentId, handTo })
    expect(await refusal(idOf(owner))).toBe('BAD_INPUT')
    expect(await refusal(idOf(it.agent), idOf(it.agent))).toBe('BAD_INPUT')
    expect(await refusal(idOf(gone))).toBe('not refused')
    expect(await refusal(idOf(gone))).toBe('NOT_FOUND')
    expect(await refusal(idOf(it.agent), idOf(gone))).toBe('NOT_FOUND')
    expect((await it.agent.door.get('{ me { name } }')).me).toEqual({ name: 'Lina Moreau' })
  })

  test('three hundred tickets change hands in one go, each says so, live, and closed ones stay (R48)', async () => {
    const it = await desk({ week: null })
    const owner = await newOwner(it)
    const [leaver, heir] = [await it.colleague('Paul Noir'), await it.colleague('Ines Blanc')]
    const { app } = it.servers
    await it.shopper.says('Where is my order?')
    await it.quiet()
    const watched = (await it.agent.ticket()).id
    await copyTicket(it, 300)
    await app.database.query('UPDATE ticket SET assignee_id = ? WHERE account_id = ?', [
      leaver.id,
      it.account.id,
    ])
    const ids = await app.database.query(
      'SELECT id FROM ticket WHERE account_id = ? ORDER BY id DESC LIMIT 2',
      [it.account.id],
    )
    await owner.closes(globalIdOf('Ticket', ids[0].id))
    await owner.snoozes('SHOPPER_WRITES', globalIdOf('Ticket', ids[1].id))

    const watching = it.agent.watchesTicket(
      watched,
      (await it.agent.inbox()).find(({ id }) => id === watched)!.lastNumber,
    )
    await owner.door.get(deactivating, { agentId: idOf(leaver), handTo: idOf(heir) })
    await watching.until((told: any[]) => JSON.stringify(told).includes('"kind":"ASSIGNED"'))
    await watching.end()

    const rows = await app.database.query(
      'SELECT status, assignee_id AS assignee, COUNT(*) AS n FROM ticket WHERE account_id = ? GROUP BY status, assignee_id ORDER BY status',
      [it.account.id],
    )
    expect(rows.map(({ status, assignee, n }: any) => [status, assignee, Number(n)])).toEqual([
      ['closed', leaver.id, 1],
      ['open', heir.id, 299],
      ['snoozed', heir.id, 1],
    ])
    const [{ events }] = await app.database.query(
      `SELECT COUNT(*) AS events FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id AND t.last_number = e.number
       WHERE e.account_id = ? AND e.kind = 'assigned' AND e.agent_id = ?`,
      [it.account.id, heir.id],
    )
    expect(Number(events)).toBe(300)
  })

  test('a hand-over and an answer at the same moment both happen (R48)', async () => {
    const it = await desk({ week: null })
    const owner = await newOwner(it)
    const leaver = await it.colleague('Paul Noir')
    const shoppers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => it.anotherShopper({ sub: `s-${n}` })),
    )
    for (const shopper of shoppers) await shopper.says('Hello?')
    for (const { id } of await leaver.inbox()) await leaver.replies('One moment.', id)
    const mine = await leaver.inbox('MINE')
    expect(mine).toHaveLength(10)
    const outcomes = await Promise.all([
      owner.door.refusal(deactivating, { agentId: idOf(leaver), handTo: idOf(owner) }),
      ...shoppers.map((shopper) => shopper.says('Still there?').then(() => 'not refused')),
      ...mine.map(({ id }) => it.agent.replies('Here.', id).then(() => 'not refused')),
    ])
    expect(new Set(outcomes)).toEqual(new Set(['not refused']))
    expect(await owner.inbox('MINE')).toHaveLength(10)
  })

  test('who takes or is given a ticket in the moment of leaving keeps none (R48)', async () => {
    const it = await desk({ week: null })
    const owner = await newOwner(it)
    const { app } = it.servers
    for (let round = 0; round < 6; round++) {
      const built = await buildAgent(app, it.account, { name: `Leaver ${round}` })
      const leaver = await app.database.manager.findOneByOrFail(Agent, { id: built.id })
      const shoppers = await Promise.all(
        Array.from({ length: 8 }, (_, n) => it.anotherShopper({ sub: `s-${round}-${n}` })),
      )
      for (const shopper of shoppers) await shopper.says('Hello?')
      const tickets = await app.database.query(
        'SELECT id FROM ticket WHERE account_id = ? AND assignee_id IS NULL ORDER BY id DESC LIMIT 8',
        [it.account.id],
      )
      const draft = { text: 'One moment.', isHolding: false, expectedLast: null }
      await Promise.allSettled([
        ...tickets.map(({ id }: { id: string }, n: number) =>
          app.transaction<unknown>((tx) =>
            n % 2
              ? reply(tx, leaver, id, { ...draft, clientId: randomUUID() })
              : assignTicket(tx, leaver, id, leaver.id),
          ),
        ),
        owner.door.get(deactivating, { agentId: globalIdOf('Agent', leaver.id) }),
      ])
      const [{ kept }] = await app.database.query(
        'SELECT COUNT(*) AS kept FROM ticket WHERE assignee_id = ?',
        [leaver.id],
      )
      expect({ round, kept: Number(kept) }).toEqual({ round, kept: 0 })
    }
  })

  test('for a leave of absence the tickets go, and the agent stays; one’s own without asking (R48)', async () => {
    const it = await desk()
    const manager = await it.colleague('Zoé Petit', 'manager')
    const marc = await it.colleague()
    await it.shopper.says('Where is my parcel?')
    await it.agent.replies('One moment.')
    expect(await marc.door.refusal(handing, { from: idOf(it.agent), to: idOf(marc) })).toBe('FORBIDDEN')
    expect(await it.agent.door.get(handing, { from: idOf(it.agent), to: idOf(marc) })).toEqual({
      handOverTickets: 1,
    })
    expect(await it.agent.ticket()).toMatchObject({ assignee: { name: 'Marc Lefort' } })
    const { agents } = await manager.door.get('{ agents { name openTickets } }')
    expect(agents).toEqual([
      { name: 'Lina Moreau', openTickets: 0 },
      { name: 'Marc Lefort', openTickets: 1 },
      { name: 'Zoé Petit', openTickets: 0 },
    ])
    expect(await it.agent.door.get(handing, { from: idOf(it.agent), to: idOf(marc) })).toEqual({
      handOverTickets: 0,
    })
    expect(await manager.door.get(handing, { from: idOf(marc) })).toEqual({ handOverTickets: 1 })
    expect(await it.agent.ticket()).toMatchObject({ assignee: null })
    expect(await manager.door.refusal(handing, { from: idOf(marc), to: idOf(marc) })).toBe('BAD_INPUT')
    expect(await marc.door.get('{ me { name } }')).toEqual({ me: { name: 'Marc Lefort' } })
    expect((await it.agent.reads()).filter((entry) => entry === 'ASSIGNED')).toHaveLength(3)
  })
})

/** As many more shoppers, each with a ticket like the one that is there. */
async function copyTicket({ account, servers: { app } }: Desk, times: number) {
  const columns = app.database
    .getMetadata(Ticket)
    .columns.map(({ databaseName }) => databaseName)
    .filter((name) => name !== 'id' && name !== 'profile_id')
    .join(', ')
  await app.database.query(
    `INSERT INTO profile (account_id, external_id, name, created_at)
     WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
     SELECT ?, CONCAT('copy-', n), CONCAT('Shopper ', n), UTC_TIMESTAMP(3) FROM numbers`,
    [times, account.id],
  )
  await app.database.query(
    `INSERT INTO ticket (profile_id, ${columns})
     SELECT profile.id, ${columns.replaceAll(/(\w+)/g, 'ticket.$1')}
     FROM ticket JOIN profile ON profile.account_id = ticket.account_id AND profile.external_id LIKE 'copy-%'
     WHERE ticket.account_id = ?`,
    [account.id],
  )
  await app.database.query(
    `INSERT INTO ticket_wait (ticket_id, number, account_id, since)
     SELECT id, 1, account_id, waiting_since FROM ticket
     WHERE account_id = ? AND waiting_since IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM ticket_wait WHERE ticket_id = ticket.id)`,
    [account.id],
  )
}
