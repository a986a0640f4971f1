import { describe, expect, test } from '@jest/globals'
import { In, IsNull } from 'typeorm'
import { changeRole } from '../../domain/team/change-role.js'
import { deactivateAgent } from '../../domain/team/deactivate-agent.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { globalIdOf } from '../api/operations.js'
import { RawSocket } from '../api/socket.js'
import { AgentActor, signInAgent } from '../support/actors.js'
import { buildAgent } from '../support/builders.js'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'

const deactivating = `mutation ($agentId: ID!, $handTo: ID) {
  deactivateAgent(agentId: $agentId, handTo: $handTo) { name deactivatedAt } }`
const changingRole =
  'mutation ($agentId: ID!, $role: Role!) { changeRole(agentId: $agentId, role: $role) { role } }'
const signIn =
  'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { name } }'
const password = 'a long walk by the sea'
const idOf = (agent: AgentActor) => globalIdOf('Agent', agent.id)
const anybody = ({ servers }: Desk) => new Door(`${servers.url}/graphql`)
const newOwner = (it: Desk) => it.colleague('Olga Petit', 'owner')

describe('roles (R71)', () => {
  test('an account always keeps an owner', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    expect(await owner.door.refusal(changingRole, { agentId: idOf(owner), role: 'MANAGER' })).toBe(
      'LAST_OWNER',
    )
    await owner.door.get(changingRole, { agentId: idOf(it.agent), role: 'OWNER' })
    await owner.door.get(changingRole, { agentId: idOf(owner), role: 'AGENT' })
    expect(await owner.door.refusal(changingRole, { agentId: idOf(owner), role: 'OWNER' })).toBe('FORBIDDEN')
  })

  test('owners who depose each other in a ring, all at the same moment, leave one', async () => {
    const { account, servers } = await desk()
    const { app } = servers
    const built = await Promise.all(
      Array.from({ length: 8 }, (_, n) => buildAgent(app, account, { name: `Owner ${n}`, role: 'owner' })),
    )
    const owners = await app.database.manager.findBy(Agent, { id: In(built.map(({ id }) => id)) })
    const codes = await Promise.all(
      owners.map((owner, n) => {
        const next = owners[(n + 1) % owners.length]!.id
        const depose = (tx: Tx) =>
          n % 2 ? changeRole(tx, owner, next, 'agent') : deactivateAgent(tx, owner, next, null)
        return app.transaction(depose).then(
          () => 'deposed',
          ({ code }: { code?: string }) => code,
        )
      }),
    )
    expect(['deposed', 'FORBIDDEN', 'LAST_OWNER', 'NOT_FOUND', 'UNAUTHENTICATED']).toEqual(
      expect.arrayContaining(codes),
    )
    const where = { accountId: account.id, role: 'owner', deactivatedAt: IsNull() } as const
    expect(await app.database.manager.countBy(Agent, where)).toBeGreaterThanOrEqual(1)
  })

  test('managers change the team up to managers, agents change nobody', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    const manager = await it.colleague('Zoé Petit', 'manager')
    const colleague = await it.colleague()
    const change = (by: AgentActor, who: AgentActor, role: string) =>
      by.door.refusal(changingRole, { agentId: idOf(who), role })
    expect(await change(it.agent, colleague, 'MANAGER')).toBe('FORBIDDEN')
    expect(await change(manager, colleague, 'OWNER')).toBe('FORBIDDEN')
    expect(await change(manager, manager, 'OWNER')).toBe('FORBIDDEN')
    expect(await change(manager, owner, 'AGENT')).toBe('FORBIDDEN')
    expect(await manager.door.refusal(deactivating, { agentId: idOf(owner) })).toBe('FORBIDDEN')
    expect(await it.agent.door.refusal(deactivating, { agentId: idOf(colleague) })).toBe('FORBIDDEN')
    expect(await change(manager, colleague, 'MANAGER')).toBe('not refused')
    expect(await change(manager, manager, 'AGENT')).toBe('not refused')
  })

  test('what an agent may do is told, and is so from the very change on', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    const can =
      '{ me { role can { workTickets changeSettings manageTeam manageKeys readAuditLog handOverTickets } } }'
    expect((await it.agent.door.get(can)).me).toEqual({
      role: 'AGENT',
      can: {
        workTickets: true,
        changeSettings: false,
        manageTeam: false,
        manageKeys: false,
        readAuditLog: false,
        handOverTickets: false,
      },
    })
    await owner.door.get(changingRole, { agentId: idOf(it.agent), role: 'MANAGER' })
    expect((await it.agent.door.get(can)).me).toMatchObject({
      role: 'MANAGER',
      can: { changeSettings: true, manageTeam: true, manageKeys: false },
    })
    expect(await it.agent.door.refusal('{ auditLog { edges { node { id } } } }')).toBe('not refused')
    await owner.door.get(changingRole, { agentId: idOf(it.agent), role: 'AGENT' })
    expect(await it.agent.door.refusal('{ auditLog { edges { node { id } } } }')).toBe('FORBIDDEN')
  })
})

describe('what an agent changes of their own (R71)', () => {
  const changing = `mutation ($old: String!, $new: String!) {
    changePassword(oldPassword: $old, newPassword: $new) { id } }`

  test('the name and the language', async () => {
    const { agent } = await desk()
    const change = 'mutation ($changes: MyChanges!) { changeMe(changes: $changes) { name language } }'
    expect(await agent.door.get(change, { changes: { name: ' Lina Roy ', language: 'FR' } })).toEqual({
      changeMe: { name: 'Lina Roy', language: 'FR' },
    })
    expect(await agent.door.get('{ me { name language } }')).toEqual({
      me: { name: 'Lina Roy', language: 'FR' },
    })
    expect(await agent.door.refusal(change, { changes: { name: '' } })).toBe('BAD_INPUT')
  })

  test('the password, by who knows the old one; all other sessions end, on live sockets too', async () => {
    const it = await desk()
    const account = await buildAgent(it.servers.app, it.account, { name: 'Paul Noir' })
    const [here, there] = [await signInAgent(it.servers, account), await signInAgent(it.servers, account)]
    const [kept, ended] = [await RawSocket.enter(here.door), await RawSocket.enter(there.door)]
    const old = account.password
    for (const [wrong, field] of [
      [{ old: 'wrong', new: password }, 'oldPassword'],
      [{ old: `${old} `, new: password }, 'oldPassword'],
      [{ old, new: 'short' }, 'newPassword'],
      [{ old, new: 'x'.repeat(129) }, 'newPassword'],
    ] as const) {
      const { errors } = await here.door.ask(changing, wrong)
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field } }])
    }
    await here.door.get(changing, { old, new: password })
    expect(await here.door.get('{ me { name } }')).toEqual({ me: { name: 'Paul Noir' } })
    expect(await there.door.get('{ me { name } }')).toEqual({ me: null })
    expect(await ended.closed()).toMatchObject({ code: 4403 })
    await kept.roundTrip()
    await kept.end()
    expect(await anybody(it).refusal(signIn, { email: account.email, password: old })).toBe('UNAUTHENTICATED')
    expect(await anybody(it).get(signIn, { email: account.email, password })).toEqual({
      signIn: { name: 'Paul Noir' },
    })
  })

  test('after ten tries in a minute the old password helps no more', async () => {
    const it = await desk()
    const account = await buildAgent(it.servers.app, it.account, { name: 'Paul Noir' })
    const paul = await signInAgent(it.servers, account)
    for (let n = 0; n < 10; n++)
      expect(await paul.door.refusal(changing, { old: `guess ${n}`, new: password })).toBe('BAD_INPUT')
    expect(await paul.door.refusal(changing, { old: account.password, new: password })).toBe(
      'TOO_MANY_REQUESTS',
    )
  })

  test('and ends the sessions that were left open elsewhere', async () => {
    const it = await desk()
    const account = await buildAgent(it.servers.app, it.account, { name: 'Paul Noir' })
    const tabs = await Promise.all([1, 2, 3].map(() => signInAgent(it.servers, account)))
    expect(await tabs[0]!.door.get('mutation { endOtherSessions }')).toEqual({ endOtherSessions: 2 })
    const left = await Promise.all(tabs.map(({ door }) => door.get('{ me { name } }')))
    expect(left.map(({ me }) => me?.name ?? null)).toEqual(['Paul Noir', null, null])
  })
})

describe('resetting somebody’s sessions (R71)', () => {
  const resetting = 'mutation ($agentId: ID!) { resetSessions(agentId: $agentId) }'

  test('a manager signs an agent out everywhere at once, on live sockets too, and the agent may come back', async () => {
    const it = await desk()
    const manager = await it.colleague('Zoé Petit', 'manager')
    const built = await buildAgent(it.servers.app, it.account, { name: 'Marc Lefort', role: 'agent' })
    const tabs = [await signInAgent(it.servers, built), await signInAgent(it.servers, built)]
    const sockets = await Promise.all(tabs.map(({ door }) => RawSocket.enter(door)))
    const agentId = idOf(tabs[0]!)
    expect(await manager.door.get(resetting, { agentId })).toEqual({ resetSessions: 2 })
    for (const socket of sockets) expect(await socket.closed()).toMatchObject({ code: 4403 })
    for (const { door } of tabs) expect(await door.refusal('{ account { name } }')).toBe('UNAUTHENTICATED')
    expect(await manager.door.get(resetting, { agentId })).toEqual({ resetSessions: 0 })
    expect(await manager.door.refusal('{ account { name } }')).toBe('not refused')
    const back = await signInAgent(it.servers, built)
    expect(await back.door.refusal('{ account { name } }')).toBe('not refused')
    const { auditLog } = await manager.door.get(
      '{ auditLog { edges { node { action changes { field to } } } } }',
    )
    const resets = auditLog.edges.filter(({ node }: any) => node.action === 'SESSIONS_RESET')
    expect(resets).toEqual([
      { node: { action: 'SESSIONS_RESET', changes: [{ field: 'sessions', to: '2' }] } },
    ])
  })

  test('nobody’s who stands above, nobody’s by an agent, and not one’s own', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    const manager = await it.colleague('Zoé Petit', 'manager')
    const reset = (by: AgentActor, who: AgentActor) => by.door.refusal(resetting, { agentId: idOf(who) })
    expect(await reset(manager, owner)).toBe('FORBIDDEN')
    expect(await reset(it.agent, await it.colleague())).toBe('FORBIDDEN')
    expect(await reset(manager, manager)).toBe('BAD_INPUT')
    expect(await reset(manager, await it.colleague('Yves Petit', 'manager'))).toBe('not refused')
    for (const { door } of [owner, manager, it.agent])
      expect(await door.refusal('{ account { name } }')).toBe('not refused')
  })
})
