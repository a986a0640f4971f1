import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { acceptInvitation } from '../../domain/team/accept-invitation.js'
import { globalIdOf } from '../api/operations.js'
import { AgentActor, signInAgent } from '../support/actors.js'
import { buildAgent } from '../support/builders.js'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'

const inviting = `mutation ($clientId: UUID!, $email: String!, $role: Role!) {
  invite(clientId: $clientId, email: $email, role: $role) { invitation { id email role expiresAt invitedBy { name } } link } }`
const accepting = `mutation ($token: String!, $name: String!, $password: String!) {
  acceptInvitation(token: $token, name: $name, password: $password) { id name role email } }`
const deactivating = `mutation ($agentId: ID!, $handTo: ID) {
  deactivateAgent(agentId: $agentId, handTo: $handTo) { name deactivatedAt } }`
const changingRole =
  'mutation ($agentId: ID!, $role: Role!) { changeRole(agentId: $agentId, role: $role) { role } }'
const signIn =
  'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { name } }'
const password = 'a long walk by the sea'
const name = 'Ines Blanc'
const newEmail = () => `${randomUUID().slice(0, 8)}@acme.example`
const idOf = (agent: AgentActor) => globalIdOf('Agent', agent.id)
const anybody = ({ servers }: Desk) => new Door(`${servers.url}/graphql`)
const tokenIn = (link: string) => new URL(link).hash.slice(1)
const newOwner = (it: Desk) => it.colleague('Olga Petit', 'owner')

async function invited(by: AgentActor, email = newEmail(), role = 'AGENT') {
  const { invite } = await by.door.get(inviting, { clientId: randomUUID(), email, role })
  return { ...invite.invitation, email, token: tokenIn(invite.link) }
}

const codeOf = (joining: Promise<unknown>): Promise<string> =>
  joining.then(
    () => 'joined',
    (error: { code?: string }) => error.code ?? String(error),
  )

describe('invitations (R71)', () => {
  test('whoever holds the link joins, is signed in, and signs in with the password from then on', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    const { token, email, role, expiresAt, invitedBy } = await invited(owner, undefined, 'MANAGER')
    expect({ role, invitedBy }).toEqual({ role: 'MANAGER', invitedBy: { name: 'Olga Petit' } })
    expect(new Date(expiresAt).getTime() - it.time.now().getTime()).toBeGreaterThan(6.9 * 86_400_000)
    const door = anybody(it)
    expect(
      await door.get('query ($token: String!) { invitation(token: $token) { shopName invitedBy email } }', {
        token,
      }),
    ).toEqual({
      invitation: { shopName: 'Acme', invitedBy: 'Olga Petit', email },
    })
    const { data, response } = await door.ask<any>(accepting, { token, name: ` ${name} `, password })
    expect(data.acceptInvitation).toMatchObject({ name, role: 'MANAGER', email })
    const cookie = response.headers.get('set-cookie')!.split(';')[0]!
    expect(await new Door(door.url, { cookie }).get('{ me { email } }')).toEqual({ me: { email } })
    expect(await door.get(signIn, { email, password })).toEqual({ signIn: { name } })
    expect((await owner.door.get('{ invitations { id } }')).invitations).toEqual([])
  })

  test('of fifty who try the same link at the same moment one comes in', async () => {
    const it = await desk()
    const { token, email } = await invited(await newOwner(it))
    const codes = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        codeOf(
          it.servers.app.transaction((tx) => acceptInvitation(tx, token, { name: `Ines ${n}`, password })),
        ),
      ),
    )
    expect(codes.sort()).toEqual([...Array<string>(49).fill('NOT_FOUND'), 'joined'])
    const rows = await it.servers.app.database.query('SELECT id FROM agent WHERE email = ?', [email])
    expect(rows).toHaveLength(1)
  })

  test('after twenty tries in a minute an address has to wait', async () => {
    const it = await desk()
    const codes = await Promise.all(
      Array.from({ length: 25 }, () => anybody(it).refusal(accepting, { token: 'guess', name, password })),
    )
    expect(codes).toContain('TOO_MANY_REQUESTS')
    expect(codes).not.toContain('not refused')
  })

  test('a link that is used, revoked, sent again, expired or only similar opens nothing, and all are told the same', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    const { app } = it.servers
    const join = (token: string) =>
      app
        .transaction((tx) => acceptInvitation(tx, token, { name, password }))
        .then(
          () => 'joined',
          (error: Error) => error.message,
        )
    const used = await invited(owner)
    expect(await join(used.token)).toBe('joined')
    const revoked = await invited(owner)
    const revoke = 'mutation ($id: ID!) { revokeInvitation(invitationId: $id) }'
    await owner.door.get(revoke, { id: revoked.id })
    await owner.door.get(revoke, { id: revoked.id })
    const resent = await invited(owner)
    const { resendInvitation } = await owner.door.get(
      'mutation ($id: ID!) { resendInvitation(invitationId: $id) { link invitation { id } } }',
      { id: resent.id },
    )
    expect(resendInvitation.invitation.id).toBe(resent.id)
    const expired = await invited(owner)
    const open = await invited(owner)
    for (const token of [
      used.token,
      revoked.token,
      resent.token,
      '',
      ' ',
      '0',
      `${open.token} `,
      open.token.slice(1),
      open.token.toUpperCase() === open.token ? 'x' : open.token.toUpperCase(),
      `${open.token}\u0000`,
    ])
      expect({ token, said: await join(token) }).toEqual({ token, said: 'There is no such invitation.' })
    expect(await join(tokenIn(resendInvitation.link))).toBe('joined')
    await it.time.passes({ days: 7 })
    expect(await join(expired.token)).toBe('There is no such invitation.')
  })

  test('an invitation that expired is sent again, and its new link works', async () => {
    const it = await desk({ week: null })
    const account = await buildAgent(it.servers.app, it.account, { name: 'Olga Petit', role: 'owner' })
    const { id, token } = await invited(await signInAgent(it.servers, account))
    await it.time.passes({ days: 15 })
    const owner = await signInAgent(it.servers, account)
    const { invitations } = await owner.door.get('{ invitations { id } }')
    expect(invitations).toEqual([{ id }])
    const { resendInvitation } = await owner.door.get(
      'mutation ($id: ID!) { resendInvitation(invitationId: $id) { link } }',
      { id },
    )
    const { app } = it.servers
    const fresh = tokenIn(resendInvitation.link)
    expect(fresh).not.toBe(token)
    expect(await codeOf(app.transaction((tx) => acceptInvitation(tx, fresh, { name, password })))).toBe(
      'joined',
    )
  })

  test('the token is told once and stored nowhere (I-31)', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    const wish = { clientId: randomUUID(), email: newEmail(), role: 'AGENT' }
    const first = (await owner.door.get(inviting, wish)).invite
    const again = (await owner.door.get(inviting, { ...wish, email: ` ${wish.email.toUpperCase()}` })).invite
    expect(again).toEqual({ invitation: first.invitation, link: null })
    expect(await owner.door.refusal(inviting, { ...wish, email: newEmail() })).toBe('IDEMPOTENCY_CONFLICT')
    expect(await owner.door.refusal(inviting, { ...wish, role: 'MANAGER' })).toBe('IDEMPOTENCY_CONFLICT')
    const rows = await it.servers.app.database.query('SELECT * FROM invitation WHERE account_id = ?', [
      it.account.id,
    ])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(tokenIn(first.link))
    expect(rows[0].token_hash).toHaveLength(32)
  })

  test('nobody is invited who is in the team, or invited already; another shop’s people are told apart only by the link', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    const invite = (email: string) =>
      owner.door.refusal(inviting, { clientId: randomUUID(), email, role: 'AGENT' })
    const { email } = await buildAgent(it.servers.app, it.account, { name: 'Paul Noir' })
    expect(await invite(` ${email.toUpperCase()} `)).toBe('BAD_INPUT')
    const open = await invited(owner)
    expect(await invite(open.email)).toBe('BAD_INPUT')
    expect(await invite('no e-mail')).toBe('BAD_INPUT')
    const other = await desk()
    const stranger = await buildAgent(other.servers.app, other.account, { name: 'Stranger' })
    const { token } = await invited(owner, stranger.email)
    const { app } = it.servers
    expect(await codeOf(app.transaction((tx) => acceptInvitation(tx, token, { name, password })))).toBe(
      'BAD_INPUT',
    )
    expect(await anybody(it).get(signIn, stranger)).toEqual({ signIn: { name: 'Stranger' } })
  })

  test('a name and a password that will not do are refused with the field, and the link stays good', async () => {
    const it = await desk()
    const { token } = await invited(await newOwner(it))
    const { app } = it.servers
    for (const [wish, field] of [
      [{ name: ' ', password }, 'name'],
      [{ name, password: 'short' }, 'password'],
      [{ name, password: 'password123' }, 'password'],
    ] as const) {
      await expect(app.transaction((tx) => acceptInvitation(tx, token, wish))).rejects.toMatchObject({
        code: 'BAD_INPUT',
        details: { field },
      })
    }
    expect(await codeOf(app.transaction((tx) => acceptInvitation(tx, token, { name, password })))).toBe(
      'joined',
    )
  })

  test('agents invite nobody, and managers no owners', async () => {
    const it = await desk()
    const manager = await it.colleague('Zoé Petit', 'manager')
    const wish = (role: string) => ({ clientId: randomUUID(), email: newEmail(), role })
    expect(await it.agent.door.refusal(inviting, wish('AGENT'))).toBe('FORBIDDEN')
    expect(await it.agent.door.refusal('{ invitations { id } }')).toBe('FORBIDDEN')
    expect(await manager.door.refusal(inviting, wish('OWNER'))).toBe('FORBIDDEN')
    expect(await manager.door.refusal(inviting, wish('MANAGER'))).toBe('not refused')
  })

  test('whoever leaves or falls leaves no open door behind', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    const leaver = await it.colleague('Zoé Petit', 'manager')
    const fallen = await it.colleague('Max Petit', 'manager')
    const links = [await invited(leaver), await invited(fallen)]
    await owner.door.get(deactivating, { agentId: idOf(leaver) })
    await owner.door.get(changingRole, { agentId: idOf(fallen), role: 'AGENT' })
    const { app } = it.servers
    for (const { token } of links)
      expect(await codeOf(app.transaction((tx) => acceptInvitation(tx, token, { name, password })))).toBe(
        'NOT_FOUND',
      )
  })

  test('whoever has left may be invited again, and comes back to what was theirs', async () => {
    const it = await desk()
    const owner = await newOwner(it)
    const account = await buildAgent(it.servers.app, it.account, { name: 'Paul Noir' })
    const paul = await signInAgent(it.servers, account)
    await owner.door.get(deactivating, { agentId: idOf(paul) })
    expect(await anybody(it).refusal(signIn, account)).toBe('UNAUTHENTICATED')
    const { token } = await invited(owner, account.email)
    const { agent } = await it.servers.app.transaction((tx) =>
      acceptInvitation(tx, token, { name: 'Paul Noir', password }),
    )
    expect(agent).toMatchObject({ id: paul.id, deactivatedAt: null })
    expect(await anybody(it).refusal(signIn, account)).toBe('UNAUTHENTICATED')
    expect(await anybody(it).get(signIn, { email: account.email, password })).toEqual({
      signIn: { name: 'Paul Noir' },
    })
  })
})
