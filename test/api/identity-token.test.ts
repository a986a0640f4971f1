import { createHmac, createSecretKey, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import { SignJWT, type JWTPayload } from 'jose'
import { insertRow } from '../../platform/rows.js'
import { IdentityKey } from '../../schema/identity-key.js'
import { forgetExpired } from '../../domain/session/forget-expired.js'
import { later } from '../support/clock.js'
import { makeIdentityToken } from '../support/actors.js'
import { buildAccount, type BuiltAccount } from '../support/builders.js'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'

/* A shopper is whoever the shop's server says, in a token that only it could have made, lately, for us, and once (R70). */

let it: Desk
let stranger: BuiltAccount
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ed25519 = generateKeyPairSync('ed25519')
const spki = ({ publicKey }: { publicKey: typeof rsa.publicKey }) =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString()
const rotated = { kid: 'k2', material: randomBytes(32).toString('base64url') }
const revoked = { kid: 'gone', material: randomBytes(32).toString('base64url') }

beforeAll(async () => {
  it = await desk()
  stranger = await buildAccount(it.servers.app, { name: 'Another shop' })
  await addKey({ ...rotated, algorithm: 'HS256' })
  await addKey({ ...revoked, algorithm: 'HS256', revokedAt: it.time.now() })
  await addKey({ kid: 'rsa', algorithm: 'RS256', material: spki(rsa) })
  await addKey({ kid: 'ed', algorithm: 'EdDSA', material: spki(ed25519) })
  // The stranger's key bears the name of one of ours.
  await addKey({ kid: 'only-theirs', algorithm: 'HS256', material: stranger.key.material }, stranger)
})

const addKey = (key: Partial<IdentityKey>, account = it.account) =>
  insertRow(it.servers.app.database.manager, IdentityKey, {
    accountId: account.id,
    createdAt: it.time.now(),
    ...key,
  })

const startSession =
  'mutation ($identityToken: String!) { startSession(identityToken: $identityToken) { token } }'

const exchange = async (identityToken: unknown) =>
  new Door(`${it.servers.url}/shop/graphql`).ask(startSession, { identityToken } as Record<string, unknown>)

const seconds = (offset = 0) => Math.floor(it.time.now().getTime() / 1000) + offset

const claims = (said: JWTPayload = {}): JWTPayload => ({
  sub: 'shopper-1',
  aud: it.account.publicId,
  iat: seconds(),
  exp: seconds(300),
  jti: randomUUID(),
  ...said,
})

const hs256 = (material: string, header: Record<string, unknown> = {}, said: JWTPayload = {}) =>
  new SignJWT(claims(said))
    .setProtectedHeader({ alg: 'HS256', kid: 'k1', ...header })
    .sign(createSecretKey(material, 'base64url'))

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signed by hand, for what a library would not sign. */
function byHand(header: unknown, said: unknown, secret: string | Buffer | null): string {
  const text = `${base64(header)}.${base64(said)}`
  return `${text}.${secret === null ? '' : createHmac('sha256', secret).update(text).digest('base64url')}`
}

const ourSecret = () => Buffer.from(it.account.key.material, 'base64url')
const good = (said: JWTPayload = {}, header = {}) =>
  makeIdentityToken(it.account, it.time.now(), said, header)
const without = (claim: string) => good({ [claim]: undefined })

const forgeries: [string, () => Promise<unknown> | unknown][] = [
  ['that is empty', () => ''],
  ['that is no token', () => 'shopper-1'],
  ['that is two dots', () => '..'],
  ['of 60,000 letters', () => 'a'.repeat(60_000)],
  ['with the algorithm none', () => byHand({ alg: 'none', kid: 'k1' }, claims(), null)],
  ['with the algorithm None', () => byHand({ alg: 'None', kid: 'k1' }, claims(), null)],
  ['with the algorithm none, and signed', () => byHand({ alg: 'none', kid: 'k1' }, claims(), ourSecret())],
  ['without an algorithm', () => byHand({ kid: 'k1' }, claims(), ourSecret())],
  ['without its signature', async () => (await good()).replace(/\.[^.]*$/, '.')],
  ['with half its signature', async () => (await good()).slice(0, -20)],
  ['signed with another secret', () => hs256(randomBytes(32).toString('base64url'))],
  ['signed with an empty secret', () => byHand({ alg: 'HS256', kid: 'k1' }, claims(), '')],
  [
    'signed with the secret’s text instead of its bytes',
    () => byHand({ alg: 'HS256', kid: 'k1' }, claims(), it.account.key.material),
  ],
  ['signed by another shop', () => hs256(stranger.key.material)],
  [
    'signed by another shop under a key of its own',
    () => hs256(stranger.key.material, { kid: 'only-theirs' }),
  ],
  [
    'of another shop for its own desk under our key’s name',
    () => hs256(it.account.key.material, {}, { aud: stranger.publicId }),
  ],
  [
    'whose words were changed after signing',
    async () => {
      const [header, , signature] = (await good()).split('.')
      return `${header}.${base64(claims({ sub: 'victim' }))}.${signature}`
    },
  ],
  [
    'signed with our public RSA key as an HMAC secret',
    () => byHand({ alg: 'HS256', kid: 'rsa' }, claims(), spki(rsa)),
  ],
  [
    'signed with our public RSA key, trimmed, as an HMAC secret',
    () => byHand({ alg: 'HS256', kid: 'rsa' }, claims(), spki(rsa).trim()),
  ],
  [
    'signed with our public Ed25519 key as an HMAC secret',
    () => byHand({ alg: 'HS256', kid: 'ed' }, claims(), spki(ed25519)),
  ],
  [
    'signed with RSA under the name of a shared secret',
    () => new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(rsa.privateKey),
  ],
  [
    'signed with another RSA algorithm',
    () => new SignJWT(claims()).setProtectedHeader({ alg: 'PS256', kid: 'rsa' }).sign(rsa.privateKey),
  ],
  [
    'signed with HS512',
    () =>
      new SignJWT(claims())
        .setProtectedHeader({ alg: 'HS512', kid: 'k1' })
        .sign(createSecretKey(Buffer.alloc(64, ourSecret()))),
  ],
  [
    'that brings its own key (jwk)',
    () =>
      new SignJWT(claims())
        .setProtectedHeader({
          alg: 'RS256',
          kid: 'brought',
          jwk: rsa.publicKey.export({ format: 'jwk' }) as any,
        })
        .sign(rsa.privateKey),
  ],
  [
    'that says where its key lies (jku)',
    () =>
      new SignJWT(claims())
        .setProtectedHeader({ alg: 'RS256', kid: 'rsa2', jku: 'https://evil.example/keys' } as any)
        .sign(rsa.privateKey),
  ],
  [
    'with a critical header that nobody knows',
    () => byHand({ alg: 'HS256', kid: 'k1', crit: ['later'], later: 1 }, claims(), ourSecret()),
  ],
  ['without kid', () => byHand({ alg: 'HS256' }, claims(), ourSecret())],
  ['with a kid that there is not', () => good({}, { kid: 'k9' })],
  ['with an empty kid', () => good({}, { kid: '' })],
  ['with a kid that is a number', () => byHand({ alg: 'HS256', kid: 0 }, claims(), ourSecret())],
  ['with a kid that is a list', () => byHand({ alg: 'HS256', kid: ['k1'] }, claims(), ourSecret())],
  ['with a kid that is an object', () => byHand({ alg: 'HS256', kid: { $ne: '' } }, claims(), ourSecret())],
  ['with a kid in other case', () => good({}, { kid: 'K1' })],
  ['with a space behind its kid', () => good({}, { kid: 'k1 ' })],
  ['with SQL in its kid', () => good({}, { kid: "x' OR '1'='1" })],
  ['with a path in its kid', () => byHand({ alg: 'HS256', kid: '../../../../dev/null' }, claims(), '')],
  ['with a zero byte in its kid', () => good({}, { kid: 'k1\u0000' })],
  ['signed with a key that was revoked', () => hs256(revoked.material, { kid: 'gone' })],
  ['without iat', () => without('iat')],
  ['without exp', () => without('exp')],
  ['without jti', () => without('jti')],
  ['without sub', () => without('sub')],
  ['without aud', () => without('aud')],
  ['with an empty sub', () => good({ sub: '' })],
  ['with a blank sub', () => good({ sub: ' ' })],
  ['with an empty jti', () => good({ jti: '' })],
  [
    'with a sub that is a number',
    () => byHand({ alg: 'HS256', kid: 'k1' }, { ...claims(), sub: 1 }, ourSecret()),
  ],
  [
    'with a jti that is a list',
    () => byHand({ alg: 'HS256', kid: 'k1' }, { ...claims(), jti: ['x'] }, ourSecret()),
  ],
  [
    'with an exp that is text',
    () => byHand({ alg: 'HS256', kid: 'k1' }, { ...claims(), exp: String(seconds(300)) }, ourSecret()),
  ],
  [
    'with an iat that is text',
    () => byHand({ alg: 'HS256', kid: 'k1' }, { ...claims(), iat: String(seconds()) }, ourSecret()),
  ],
  ['with a sub of 191 letters', () => good({ sub: 'x'.repeat(191) })],
  ['with a jti of 201 letters', () => good({ jti: 'x'.repeat(201) })],
  ['with half a character in its sub', () => good({ sub: 'shopper-\ud83d' })],
  ['with a space behind its sub', () => good({ sub: 'shopper-1 ' })],
  ['that lives longer than an hour', () => good({ exp: seconds(3_601) })],
  ['that lives until 2099', () => good({ exp: 4_070_908_800 })],
  ['made in the future', () => good({ iat: seconds(120), exp: seconds(300) })],
  ['made 6 minutes ago', () => good({ iat: seconds(-360), exp: seconds(300) })],
  ['that has expired', () => good({ iat: seconds(-120), exp: seconds(-40) })],
  ['that is not valid yet', () => good({ nbf: seconds(120) })],
  ['meant for another shop', () => good({ aud: stranger.publicId })],
  ['meant for nobody', () => good({ aud: '' })],
  ['meant for a shop that there is not', () => good({ aud: 'shop-nowhere' })],
  ['meant for us and another', () => good({ aud: [it.account.publicId, stranger.publicId] })],
  ['meant for us in other case', () => good({ aud: it.account.publicId.toUpperCase() })],
  ['meant for us with a space behind', () => good({ aud: `${it.account.publicId} ` })],
]

test.each(forgeries)('an identity token %s opens no session (R70, I-29, C48–C51)', async (_what, forge) => {
  const before = await sessions()
  const { data, errors } = await exchange(await forge())
  expect(data).toBeNull()
  // Always the same words: nobody learns how far a forgery got.
  expect(errors).toMatchObject([
    { message: 'The identity token is not valid.', extensions: { code: 'UNAUTHENTICATED' } },
  ])
  expect(Object.keys(errors![0]!.extensions)).toEqual(['code'])
  expect(await sessions()).toBe(before)
})

const sessions = async () =>
  Number((await it.servers.app.database.query('SELECT COUNT(*) AS n FROM shopper_session'))[0].n)

test('a token opens one session, and none when it is shown again (C51)', async () => {
  const token = await good()
  expect((await exchange(token)).data!.startSession).toMatchObject({ token: expect.any(String) })
  expect((await exchange(token)).errors).toMatchObject([{ message: 'The identity token is not valid.' }])
})

test('a token is remembered as long as it would be believed (C51)', async () => {
  const token = await good({ exp: seconds(10) })
  expect((await exchange(token)).errors).toBeUndefined()
  for (const passed of [9, 15]) {
    it.servers.clock.set(later(it.time.now(), { seconds: passed }))
    await it.servers.app.transaction(forgetExpired)
    expect((await exchange(token)).errors).toBeDefined()
  }
})

test('a jti counts once, also in a token with other words (C51)', async () => {
  const jti = randomUUID()
  expect((await exchange(await good({ jti }))).errors).toBeUndefined()
  expect((await exchange(await good({ jti, sub: 'shopper-2' }))).errors).toBeDefined()
})

test('a token shown 20 times at once opens exactly one session (C51)', async () => {
  const token = await good({ sub: 'hurried' })
  const before = await sessions()
  const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(token)))
  expect(answers.filter(({ data }) => data?.startSession)).toHaveLength(1)
  const refused = answers.flatMap(({ errors }) => errors ?? [])
  expect(new Set(refused.map(({ message, extensions }) => `${extensions.code} ${message}`))).toEqual(
    new Set(['UNAUTHENTICATED The identity token is not valid.']),
  )
  expect(await sessions()).toBe(before + 1)
})

test.each([
  ['made just now', {}],
  ['made almost 5 minutes ago', { iat: -290, exp: 5 }],
  ['that lives for an hour', { exp: 3_600 }],
  ['of a shop whose clock is 20 seconds ahead', { iat: 20, exp: 320 }],
])('an identity token %s is believed (R70)', async (_what, offsets: { iat?: number; exp?: number }) => {
  const times = Object.fromEntries(Object.entries(offsets).map(([claim, offset]) => [claim, seconds(offset)]))
  expect((await exchange(await good(times))).errors).toBeUndefined()
})

test('two keys are live at once, so that a shop can change them without a gap (R70)', async () => {
  expect((await exchange(await good())).errors).toBeUndefined()
  expect((await exchange(await hs256(rotated.material, { kid: 'k2' }))).errors).toBeUndefined()
})

test.each([
  ['EdDSA', 'ed', () => ed25519.privateKey],
  ['RS256', 'rsa', () => rsa.privateKey],
])('a shop may keep its key to itself and give us the public one: %s (R70)', async (alg, kid, key) => {
  const token = await new SignJWT(claims()).setProtectedHeader({ alg, kid }).sign(key())
  expect((await exchange(token)).errors).toBeUndefined()
})

test('a session is of the shopper whom the token names, whatever else it says (C48, C54)', async () => {
  const victim = await it.anotherShopper({ sub: 'victim', email: 'victim@shop.example' })
  await victim.says('Something private.')
  const impostor = await it.anotherShopper({
    sub: 'impostor',
    email: 'victim@shop.example',
    externalId: 'victim',
    id: 'victim',
  })
  expect(await impostor.reads()).toEqual([])
})

test.each(['VICTIM-2', 'victim-2\u200b', 'vıctim-2', 'victim-２', 'victim\u00ad-2'])(
  'a shopper called %j is not the one called victim-2 (I-31, B27)',
  async (sub) => {
    const victim = await it.anotherShopper({ sub: 'victim-2' })
    victim.chatId = null
    await victim.says('Something private.')
    const lookalike = await it.anotherShopper({ sub })
    expect(await lookalike.reads()).toEqual([])
  },
)

test('while the database is away a good token is not called a bad one (R78)', async () => {
  const { database } = it.servers.app
  const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const { createQueryRunner } = database
  database.createQueryRunner = () => {
    const runner = createQueryRunner.call(database)
    runner.manager.findOneBy = () => Promise.reject(lost)
    return runner
  }
  try {
    expect((await exchange(await good())).errors).toMatchObject([{ extensions: { code: 'TRY_AGAIN' } }])
  } finally {
    database.createQueryRunner = createQueryRunner
  }
})
