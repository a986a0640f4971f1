import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { hashOf } from '../../domain/session/tokens.js'
import { ApiScope } from '../../schema/words/key.js'
import type { AgentActor } from '../support/actors.js'
import { later } from '../support/clock.js'
import { desk, tellNobody, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'
import { globalIdOf } from '../api/operations.js'

const creating = `mutation ($clientId: UUID!, $name: String!, $scopes: [ApiScope!]!, $expiresAt: Instant, $agentId: ID) {
  createApiKey(clientId: $clientId, name: $name, scopes: $scopes, expiresAt: $expiresAt, agentId: $agentId) {
    secret key { id name scopes tokenEnd expiresAt agent { name } } } }`
const rotating = `mutation ($clientId: UUID!, $keyId: ID!) {
  rotateApiKey(clientId: $clientId, keyId: $keyId) { secret key { tokenEnd formerUntil } } }`
const revoking = 'mutation ($keyId: ID!) { revokeApiKey(keyId: $keyId) { revokedAt } }'
const inbox = '{ inbox { edges { node { id reference } } } }'
const reply = `mutation ($clientId: UUID!, $ticketId: ID!, $text: String!) {
  reply(clientId: $clientId, ticketId: $ticketId, text: $text) { author agent { name } text } }`

interface KeyWish {
  scopes?: string[]
  expiresAt?: string
  agentId?: string
  name?: string
  clientId?: string
}

async function keyOf(owner: AgentActor, wish: KeyWish = {}) {
  const given = { clientId: randomUUID(), name: 'Warehouse', scopes: ['TICKETS_READ'], ...wish }
  const { createApiKey } = await owner.door.get(creating, given)
  return createApiKey as { secret: string; key: { id: string; tokenEnd: string } }
}

const program = ({ servers }: Desk, secret: string) =>
  new Door(`${servers.url}/graphql`, { authorization: `Bearer ${secret}` })

const hoursFromNow = ({ time }: Desk, at: string) => (Date.parse(at) - time.now().getTime()) / 3_600_000

async function deskWithOwner() {
  const it = await desk()
  return { ...it, owner: await it.colleague('Olga Petit', 'owner') }
}

describe('an API key (R72)', () => {
  test('lets a program ask what its scopes open, in the name of an agent', async () => {
    const it = await deskWithOwner()
    await it.shopper.says('Where is my parcel?')
    const { secret, key } = await keyOf(it.owner, {
      name: ' Warehouse  robot ',
      scopes: ['TICKETS_WRITE', 'PROFILES_READ'],
      agentId: globalIdOf('Agent', it.agent.id),
    })
    expect(key).toMatchObject({ name: 'Warehouse robot', scopes: ['TICKETS_WRITE', 'PROFILES_READ'] })
    expect(secret).toMatch(/^dbk_live_[\w-]{43}$/)
    expect(secret.endsWith(key.tokenEnd)).toBe(true)

    const robot = program(it, secret)
    const tickets = await robot.get('{ inbox { edges { node { id profile { name email } } } } }')
    const [{ node }] = tickets.inbox.edges
    expect(node.profile.name).toBe('Camille Roy')
    const answer = { clientId: randomUUID(), ticketId: node.id, text: 'It leaves today.' }
    expect((await robot.get(reply, answer)).reply).toMatchObject({ agent: { name: 'Lina Moreau' } })
    expect(await it.shopper.reads()).toContain('TEAM: It leaves today.')
  })

  test('is shown once, and kept as a hash (I-31)', async () => {
    const it = await deskWithOwner()
    const clientId = randomUUID()
    const { secret, key } = await keyOf(it.owner, { clientId })
    expect(await keyOf(it.owner, { clientId })).toMatchObject({ secret: null, key: { id: key.id } })
    const again = { clientId, name: 'Warehouse', scopes: ['TICKETS_WRITE'] }
    expect(await it.owner.door.refusal(creating, again)).toBe('IDEMPOTENCY_CONFLICT')
    const rows = await it.servers.app.database.query('SELECT * FROM api_key WHERE account_id = ?', [
      it.account.id,
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0].token_hash.equals(hashOf(secret))).toBe(true)
    expect(JSON.stringify(rows)).not.toContain(secret.slice(9, -4))
  })

  test('opens nothing that its scopes do not name, and says which one is missing', async () => {
    const it = await deskWithOwner()
    await it.shopper.says('Hello')
    const robot = program(it, (await keyOf(it.owner)).secret)
    const refusals = async (query: string) => {
      const { data, errors } = await robot.ask(query)
      return { data, errors: errors?.map(({ extensions }) => extensions) }
    }
    expect(await refusals('{ inbox { edges { node { profile { id name } } } } }')).toEqual({
      data: undefined,
      errors: [{ code: 'FORBIDDEN', field: 'Profile.name', scope: 'profiles:read' }],
    })
    expect(await refusals('mutation { close(ticketId: "x") { id } }')).toMatchObject({
      errors: [{ code: 'FORBIDDEN', field: 'Mutation.close', scope: 'tickets:write' }],
    })
    // An alias, a fragment and a second operation hide nothing.
    expect(
      await refusals(
        'query A { who: inbox { edges { node { ...t } } } } fragment t on Ticket { profile { e: email } }',
      ),
    ).toMatchObject({ errors: [{ field: 'Profile.email' }] })
    expect(await refusals('{ inbox { edges { node { assignee { name } } } } }')).toMatchObject({
      data: { inbox: {} },
    })
  })

  test('opens no more than the agent may, in whose name it asks', async () => {
    const it = await deskWithOwner()
    const agentId = globalIdOf('Agent', it.agent.id)
    const { secret } = await keyOf(it.owner, { scopes: ['SETTINGS_WRITE'], agentId })
    const change = 'mutation { changeAccount(expectedVersion: 1, changes: { name: "Mine" }) { name } }'
    const { errors } = await program(it, secret).ask(change)
    expect(errors?.[0]).toMatchObject({
      message: 'Only owners and managers change settings and office hours.',
      extensions: { code: 'FORBIDDEN' },
    })
  })

  test('makes nobody present: a program on the socket is not somebody at a console (R53)', async () => {
    const it = await deskWithOwner()
    const { secret } = await keyOf(it.owner, { agentId: globalIdOf('Agent', it.agent.id) })
    const watch = await program(it, secret).watch('subscription { inboxChanges { refetch } }').begun()
    const { agents } = await it.owner.door.get('{ agents { name presence } }')
    expect(agents).toContainEqual({ name: 'Lina Moreau', presence: 'AWAY' })
    await watch.end()
  })

  test('is judged on the socket by the same scopes, wherever a client tells it', async () => {
    const it = await deskWithOwner()
    const { secret } = await keyOf(it.owner, { scopes: ['TEAM_READ'] })
    const door = new Door(`${it.servers.url}/graphql`, {}, { authorization: `Bearer ${secret}` })
    const watch = door.watch('subscription { inboxChanges { refetch } }')
    expect(await watch.untilFailed()).toMatchObject([{ extensions: { scope: 'tickets:read' } }])
    await watch.end()
  })

  test('is used at a time that its owner sees, to the minute', async () => {
    const it = await deskWithOwner()
    const robot = program(it, (await keyOf(it.owner)).secret)
    const lastUsed = async () => (await it.owner.door.get('{ apiKeys { lastUsedAt } }')).apiKeys[0].lastUsedAt
    expect(await lastUsed()).toBeNull()
    await robot.get(inbox)
    expect(hoursFromNow(it, await lastUsed())).toBeCloseTo(0, 1)
  })
})

describe('an API key of all scopes', () => {
  let robot: Door
  beforeAll(async () => {
    const it = await deskWithOwner()
    robot = program(it, (await keyOf(it.owner, { scopes: Object.keys(ApiScope) })).secret)
  })

  test.each([
    ['createApiKey', creating, { clientId: randomUUID(), name: 'x', scopes: ['TICKETS_READ'] }],
    ['apiKeys', '{ apiKeys { id } }', {}],
    ['changePassword', 'mutation { changePassword(oldPassword: "a", newPassword: "b") { id } }', {}],
    [
      'invite',
      'mutation ($c: UUID!) { invite(clientId: $c, email: "a@b.example", role: OWNER) { link } }',
      { c: randomUUID() },
    ],
    ['signOut', 'mutation { signOut }', {}],
    ['setPresence', 'mutation { setPresence(presence: ONLINE) { id } }', {}],
  ])('opens no %s, whatever its scopes', async (name, query, variables) => {
    const { errors } = await robot.ask(query, variables)
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(`${name} is not for API keys.`),
      extensions: { code: 'FORBIDDEN' },
    })
  })
})

describe('the end of an API key (R72)', () => {
  test('comes when it is revoked, and shuts what it holds open', async () => {
    const it = await deskWithOwner()
    const { secret, key } = await keyOf(it.owner)
    const robot = program(it, secret)
    const watch = robot.watch('subscription { inboxChanges { refetch } }')
    await robot.get(inbox)
    await it.owner.door.get(revoking, { keyId: key.id })
    expect(await watch.untilFailed()).toMatchObject({ code: 4403 })
    expect(await robot.refusal(inbox)).toBe('UNAUTHENTICATED')
    expect(await it.owner.door.refusal(rotating, { clientId: randomUUID(), keyId: key.id })).toBe('BAD_INPUT')
    await watch.end()
  })

  test('comes at once where it was revoked, even while no other process can hear of it', async () => {
    const it = await deskWithOwner()
    const { secret, key } = await keyOf(it.owner)
    const robot = program(it, secret)
    await robot.get(inbox)
    await tellNobody(it, async () => {
      await it.owner.door.get(revoking, { keyId: key.id })
      expect(await robot.refusal(inbox)).toBe('UNAUTHENTICATED')
    })
  })

  test('comes when its time is over', async () => {
    const it = await deskWithOwner()
    const expiresAt = later(it.time.now(), { days: 30 }).toISOString()
    const robot = program(it, (await keyOf(it.owner, { expiresAt })).secret)
    await robot.get(inbox)
    it.servers.clock.set(new Date(expiresAt))
    expect(await robot.refusal(inbox)).toBe('UNAUTHENTICATED')
  })

  test('comes when the agent leaves the team, in whose name it asks', async () => {
    const it = await deskWithOwner()
    const agentId = globalIdOf('Agent', it.agent.id)
    const robot = program(it, (await keyOf(it.owner, { agentId })).secret)
    await robot.get(inbox)
    await it.owner.door.get('mutation ($agentId: ID!) { deactivateAgent(agentId: $agentId) { id } }', {
      agentId,
    })
    expect(await robot.refusal(inbox)).toBe('UNAUTHENTICATED')
  })

  test('comes a day after it was rotated: until then both are good', async () => {
    const it = await deskWithOwner()
    const { secret, key } = await keyOf(it.owner)
    const clientId = randomUUID()
    const { rotateApiKey } = await it.owner.door.get(rotating, { clientId, keyId: key.id })
    expect(hoursFromNow(it, rotateApiKey.key.formerUntil)).toBeCloseTo(24, 1)
    const again = await it.owner.door.get(rotating, { clientId, keyId: key.id })
    expect(again.rotateApiKey).toEqual({ secret: null, key: rotateApiKey.key })

    const [former, next] = [program(it, secret), program(it, rotateApiKey.secret)]
    await former.get(inbox)
    await next.get(inbox)
    it.servers.clock.set(later(it.time.now(), { hours: 24 }))
    expect(await former.refusal(inbox)).toBe('UNAUTHENTICATED')
    await next.get(inbox)
  })
})

describe('whoever has a wrong key', () => {
  let it: Awaited<ReturnType<typeof deskWithOwner>>
  let secret: string
  beforeAll(async () => {
    it = await deskWithOwner()
    secret = (await keyOf(it.owner)).secret
  })

  test.each([
    ['a key that was never given', () => `dbk_live_${'A'.repeat(43)}`],
    ['a key in other letters', (secret: string) => secret.toUpperCase()],
    ['a key with something behind it', (secret: string) => `${secret}%20`],
    ['the number nought', () => '0'],
  ])('is nobody: %s, even with a good cookie beside it (B44)', async (_what, wrong) => {
    const headers = { ...it.owner.door.headers, authorization: `Bearer ${wrong(secret)}` }
    expect(await new Door(`${it.servers.url}/graphql`, headers).refusal(inbox)).toBe('UNAUTHENTICATED')
  })

  test('is nobody with a key in the address (B44)', async () => {
    const door = new Door(`${it.servers.url}/graphql?key=${secret}&token=${secret}&authorization=${secret}`)
    expect(await door.refusal(inbox)).toBe('UNAUTHENTICATED')
  })
})

describe('what an answer tells a program beside its data (R72)', () => {
  test('what the query costs, how deep it is, and how many more are answered in this minute', async () => {
    const it = await deskWithOwner()
    const robot = program(it, (await keyOf(it.owner)).secret)
    const { response } = await robot.ask(inbox)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'query-cost': expect.stringMatching(/^\d+;limit=10000$/),
      'query-depth': '4;limit=16',
      'ratelimit-policy': '"key";q=600;w=60',
      ratelimit: expect.stringMatching(/^"key";r=599;t=\d+$/),
    })
  })

  test('after too many it answers 429 and when to come back, and other keys do not feel it', async () => {
    const it = await deskWithOwner()
    const eager = program(it, (await keyOf(it.owner)).secret)
    for (let n = 0; n < 6; n++)
      await Promise.all(Array.from({ length: 100 }, () => eager.ask('{ __typename }')))
    const { response, errors } = await eager.ask(inbox)
    expect(response.status).toBe(429)
    const seconds = Number(response.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(errors?.[0]?.extensions).toEqual({ code: 'TOO_MANY_REQUESTS', retryAfterSeconds: seconds })
    const other = program(it, (await keyOf(it.owner)).secret)
    expect((await other.ask(inbox)).response.status).toBe(200)
  })

  test('a query that costs too much is refused with what it costs and what is answered', async () => {
    const it = await deskWithOwner()
    const robot = program(it, (await keyOf(it.owner, { scopes: ['TICKETS_READ', 'PROFILES_READ'] })).secret)
    const query =
      '{ inbox(first: 100) { edges { node { profile { events(first: 50) { edges { node { id title } } } } } } } }'
    const { errors } = await robot.ask(query)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'TOO_COMPLEX', limit: 10_000 })
    expect(Number(errors?.[0]?.extensions.cost)).toBeGreaterThan(10_000)
  })
})

describe('whoever has signed in', () => {
  test('may try what a key would open, by naming its scopes, and gets no more than they may', async () => {
    const it = await desk()
    const trying = (scopes: string) =>
      new Door(
        `${it.servers.url}/graphql`,
        { ...it.agent.door.headers, 'deskbell-scopes': scopes },
        { scopes },
      )
    const { response } = await trying('tickets:read').ask(inbox)
    expect(response.headers.get('query-cost')).toMatch(/^\d+;limit=10000$/)
    expect(await trying('profiles:read').refusal(inbox)).toBe('FORBIDDEN')
    expect(await trying('').refusal(inbox)).toBe('FORBIDDEN')
    expect(await trying('tickets:read all').refusal(inbox)).toBe('BAD_INPUT')
    const watch = trying('team:read').watch('subscription { inboxChanges { refetch } }')
    expect(await watch.untilFailed()).toMatchObject([{ extensions: { scope: 'tickets:read' } }])
    await watch.end()
    const change = 'mutation { changeAccount(expectedVersion: 1, changes: { name: "Mine" }) { name } }'
    expect(await trying('settings:write').refusal(change)).toBe('FORBIDDEN')
  })
})

describe('bad input for a key', () => {
  let it: Awaited<ReturnType<typeof deskWithOwner>>
  beforeAll(async () => {
    it = await deskWithOwner()
  })

  test.each([
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(81) }],
    ['scopes', { scopes: [] }],
    ['expiresAt', { expiresAt: '2026-06-15T07:59:59.000Z' }],
    ['expiresAt', { expiresAt: '2046-06-15T08:00:00.000Z' }],
  ])('is refused with the field: %s', async (field, wish) => {
    const given = { clientId: randomUUID(), name: 'Warehouse', scopes: ['TICKETS_READ'], ...wish }
    const { errors } = await it.owner.door.ask(creating, given)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field })
  })

  test('is refused to all but owners', async () => {
    const manager = await it.colleague('Marc Lefort', 'manager')
    const given = { clientId: randomUUID(), name: 'Warehouse', scopes: ['TICKETS_READ'] }
    expect(await manager.door.refusal(creating, given)).toBe('FORBIDDEN')
    expect(await manager.door.refusal('{ apiKeys { id } }')).toBe('FORBIDDEN')
  })
})
