import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createSecretKey } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { SignJWT } from 'jose'
import { admitShopper, makeIdentityToken } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'

const adding = `mutation ($clientId: UUID!, $algorithm: IdentityAlgorithm!, $publicKey: String) {
  addIdentityKey(clientId: $clientId, algorithm: $algorithm, publicKey: $publicKey) {
    secret key { id kid algorithm createdAt revokedAt } } }`
const revoking = 'mutation ($keyId: ID!) { revokeIdentityKey(keyId: $keyId) { id revokedAt } }'
const startSession = 'mutation ($token: String!) { startSession(identityToken: $token) { token } }'

const newOwner = (it: Desk) => it.colleague('Olga Petit', 'owner')
const wish = (algorithm = 'HS256', publicKey?: string) => ({ clientId: randomUUID(), algorithm, publicKey })
const shopDoor = ({ servers }: Desk) => new Door(`${servers.url}/shop/graphql`)

test('a shop changes its key without locking a shopper out: both live, then the old one goes (R70)', async () => {
  const it = await desk()
  const owner = await newOwner(it)
  const { addIdentityKey } = await owner.door.get(adding, wish())
  const fresh = { ...it.account, key: { kid: addIdentityKey.key.kid, material: addIdentityKey.secret } }
  await admitShopper(it.servers, it.account, { sub: 'by-the-old' })
  await admitShopper(it.servers, fresh, { sub: 'by-the-new' })
  const { identityKeys } = await owner.door.get('{ identityKeys { id kid revokedAt } }')
  expect(identityKeys.map(({ kid }: { kid: string }) => kid)).toEqual([fresh.key.kid, 'k1'])
  const [, old] = identityKeys
  const { revokeIdentityKey } = await owner.door.get(revoking, { keyId: old.id })
  expect(revokeIdentityKey.revokedAt).not.toBeNull()
  expect(await owner.door.get(revoking, { keyId: old.id })).toEqual({ revokeIdentityKey })
  const stale = await makeIdentityToken(it.account, it.time.now(), { sub: 'late' })
  expect(await shopDoor(it).refusal(startSession, { token: stale })).toBe('UNAUTHENTICATED')
  await admitShopper(it.servers, fresh, { sub: 'by-the-new-again' })
})

test('who came in by a key goes with it, on live sockets too; who came by the other one stays (R70)', async () => {
  const it = await desk()
  const owner = await newOwner(it)
  const { addIdentityKey } = await owner.door.get(adding, wish())
  const fresh = { ...it.account, key: { kid: addIdentityKey.key.kid, material: addIdentityKey.secret } }
  const stays = await admitShopper(it.servers, fresh, { sub: 'by-the-new' })
  const stranger = await desk()
  const all = [it.shopper, stays, stranger.shopper]
  for (const one of all) await one.says('Hello?')
  const [going, staying, elsewhere] = all.map((one) => one.watches())
  for (const one of [going, staying, elsewhere]) await one!.begun()

  const [, old] = (await owner.door.get('{ identityKeys { id } }')).identityKeys
  await owner.door.get(revoking, { keyId: old.id })
  expect(await going!.untilFailed()).toMatchObject({ code: 4403 })
  expect(await it.shopper.door.refusal('{ chat { id } }')).toBe('UNAUTHENTICATED')
  expect(await stays.door.refusal('{ chat { id } }')).toBe('not refused')
  expect(await stranger.shopper.door.refusal('{ chat { id } }')).toBe('not refused')
  expect([staying!.failure, elsewhere!.failure]).toEqual([null, null])
  for (const one of [staying, elsewhere]) await one!.end()
})

test('a session that begins while its key is revoked is over, or was never begun (R70)', async () => {
  const it = await desk()
  const owner = await newOwner(it)
  const { identityKeys } = await owner.door.get('{ identityKeys { id } }')
  const tokens = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      makeIdentityToken(it.account, it.time.now(), { sub: `shopper-${at}` }),
    ),
  )
  const beginning = tokens.map((token) => shopDoor(it).ask(startSession, { token }))
  await owner.door.get(revoking, { keyId: identityKeys[0].id })
  await Promise.all(beginning)
  const [{ left }] = await it.servers.app.database.query(
    'SELECT COUNT(*) AS `left` FROM shopper_session WHERE account_id = ?',
    [it.account.id],
  )
  expect(Number(left)).toBe(0)
})

test('the secret is told once, and no list tells it (R70)', async () => {
  const it = await desk()
  const owner = await newOwner(it)
  const asked = wish()
  const first = (await owner.door.get(adding, asked)).addIdentityKey
  expect(Buffer.from(first.secret, 'base64url')).toHaveLength(32)
  expect((await owner.door.get(adding, asked)).addIdentityKey).toEqual({ key: first.key, secret: null })
  expect(await owner.door.refusal(adding, { ...asked, algorithm: 'RS256' })).toBe('IDEMPOTENCY_CONFLICT')
  const { data } = await owner.door.ask('{ __type(name: "IdentityKey") { fields { name } } }')
  expect(JSON.stringify(data)).not.toMatch(/material|secret/)
})

test('at most two keys are live, whoever adds at the same moment (R70)', async () => {
  const it = await desk()
  const owner = await newOwner(it)
  const codes = await Promise.all(Array.from({ length: 8 }, () => owner.door.refusal(adding, wish())))
  expect(codes.sort()).toEqual([...Array<string>(7).fill('TOO_MANY_KEYS'), 'not refused'])
  const { identityKeys } = await owner.door.get('{ identityKeys { id } }')
  await owner.door.get(revoking, { keyId: identityKeys[1].id })
  expect(await owner.door.refusal(adding, wish())).toBe('not refused')
})

test('a shop may keep its private key to itself (R70)', async () => {
  const it = await desk()
  const owner = await newOwner(it)
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string
  const { addIdentityKey } = await owner.door.get(adding, wish('EdDSA', pem))
  expect(addIdentityKey).toMatchObject({ secret: null, key: { algorithm: 'EdDSA', revokedAt: null } })
  const seconds = Math.floor(it.time.now().getTime() / 1000)
  const sign = (key: Parameters<SignJWT['sign']>[0], alg: string) =>
    new SignJWT({ sub: 's', aud: it.account.publicId, iat: seconds, exp: seconds + 60, jti: randomUUID() })
      .setProtectedHeader({ alg, kid: addIdentityKey.key.kid })
      .sign(key)
  expect(await shopDoor(it).refusal(startSession, { token: await sign(privateKey, 'EdDSA') })).toBe(
    'not refused',
  )
  const forged = await sign(createSecretKey(Buffer.from(pem)), 'HS256')
  expect(await shopDoor(it).refusal(startSession, { token: forged })).toBe('UNAUTHENTICATED')
})

test.each([
  ['none', 'EdDSA', undefined],
  ['no PEM', 'RS256', 'ssh-ed25519 AAAA'],
  [
    'a private one',
    'EdDSA',
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  ],
  ['one too long', 'RS256', 'x'.repeat(2_001)],
])('a public key that is %s is refused with the field (R70)', async (_what, algorithm, publicKey) => {
  const it = await desk()
  const owner = await newOwner(it)
  const { errors } = await owner.door.ask(adding, wish(algorithm, publicKey))
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'publicKey' } }])
})

test('keys are for owners only (R70, R71)', async () => {
  const it = await desk()
  const owner = await newOwner(it)
  const manager = await it.colleague('Zoé Petit', 'manager')
  const { identityKeys } = await owner.door.get('{ identityKeys { id } }')
  for (const { door } of [manager, it.agent]) {
    expect(await door.refusal('{ identityKeys { id } }')).toBe('FORBIDDEN')
    expect(await door.refusal(adding, wish())).toBe('FORBIDDEN')
    expect(await door.refusal(revoking, { keyId: identityKeys[0].id })).toBe('FORBIDDEN')
  }
})
