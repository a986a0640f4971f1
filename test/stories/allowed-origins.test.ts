import { expect, test } from '@jest/globals'
import { makeIdentityToken } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'
import { until } from '../support/until.js'

/* With a list of origins, the widget works on those pages and on no other. */

const starting = `mutation ($token: String!, $page: String) {
  startSession(identityToken: $token, page: $page) { token } }`
const saving = `mutation ($version: Int!, $origins: [String!]!) {
  changeAccount(expectedVersion: $version, changes: { allowedOrigins: $origins }) { version allowedOrigins } }`
const asking = '{ account { version allowedOrigins originRefusedAt refusedOrigin widgetSeenOrigin } }'

const shops = ['https://shop.example', 'https://*.teas.example']

async function deskFor(origins: string[]) {
  const it = await desk()
  const manager = await it.colleague('Zoé Petit', 'manager')
  const { account } = await manager.door.get(asking)
  await manager.door.get(saving, { version: account.version, origins })
  return { it, manager }
}

async function opens(it: Desk, page: string | undefined, headers: Record<string, string> = {}) {
  const token = await makeIdentityToken(it.account, it.time.now())
  const { data, errors } = await new Door(`${it.servers.url}/shop/graphql`, headers).ask(starting, {
    token,
    page,
  })
  return errors?.[0]?.extensions.code ?? (data.startSession.token ? 'in' : 'nothing')
}

test('a session begins on a page of the list only (R2, R70)', async () => {
  const { it } = await deskFor(shops)
  expect(await opens(it, 'https://shop.example')).toBe('in')
  expect(await opens(it, 'https://shop.example/teas?green=1')).toBe('in')
  expect(await opens(it, 'https://www.teas.example')).toBe('in')
  for (const page of [
    'https://evil.example',
    'https://teas.example',
    'http://shop.example',
    'null',
    'no address',
    undefined,
  ])
    expect([page, await opens(it, page)]).toEqual([page, 'ORIGIN_NOT_ALLOWED'])
})

test('a page that asks by itself is the page, whatever it says', async () => {
  const { it } = await deskFor(shops)
  expect(await opens(it, 'https://shop.example', { origin: 'https://evil.example' })).toBe(
    'ORIGIN_NOT_ALLOWED',
  )
  expect(await opens(it, 'https://shop.example', { origin: 'null' })).toBe('ORIGIN_NOT_ALLOWED')
  expect(await opens(it, 'https://shop.example', { origin: it.servers.url })).toBe('in')
  expect(await opens(it, 'https://evil.example', { origin: it.servers.url })).toBe('ORIGIN_NOT_ALLOWED')
})

test('the desk’s own pages always may: the demo shop, and the preview in the settings', async () => {
  const { it } = await deskFor(shops)
  expect(await opens(it, it.servers.url, { origin: it.servers.url })).toBe('in')
})

test('without a list every page may, and no page at all', async () => {
  const it = await desk()
  expect(await opens(it, 'https://anywhere.example')).toBe('in')
  expect(await opens(it, undefined)).toBe('in')
})

test('a token that was refused here is still good on the right page', async () => {
  const { it } = await deskFor(shops)
  const token = await makeIdentityToken(it.account, it.time.now())
  const door = new Door(`${it.servers.url}/shop/graphql`)
  expect(await door.refusal(starting, { token, page: 'https://evil.example' })).toBe('ORIGIN_NOT_ALLOWED')
  expect(await door.refusal(starting, { token, page: 'https://shop.example' })).toBe('not refused')
})

test('who cannot prove anything does not learn the list', async () => {
  const { it } = await deskFor(shops)
  const door = new Door(`${it.servers.url}/shop/graphql`)
  expect(await door.refusal(starting, { token: 'made up', page: 'https://evil.example' })).toBe(
    'UNAUTHENTICATED',
  )
})

test('the team sees which page was refused, to the minute, and the widget was not seen there', async () => {
  const { it, manager } = await deskFor(shops)
  await opens(it, 'https://staging.shop.example')
  await until('it was noted', async () => (await manager.door.get(asking)).account.originRefusedAt !== null)
  const { account } = await manager.door.get(asking)
  expect(account.refusedOrigin).toBe('https://staging.shop.example')
  expect(account.widgetSeenOrigin).not.toBe('https://staging.shop.example')
})

test('managers change the list, agents do not, and a fault names its place (R71, R78)', async () => {
  const { it, manager } = await deskFor(shops)
  const { account } = await manager.door.get(asking)
  const save = (origins: string[], { door } = manager) =>
    door.ask(saving, { version: account.version, origins })
  expect((await save(['https://shop.example', 'shop.example'])).errors).toMatchObject([
    { extensions: { code: 'BAD_INPUT', field: 'allowedOrigins[1]' } },
  ])
  const many = Array.from({ length: 21 }, (_, at) => `https://shop-${at}.example`)
  expect((await save(many)).errors).toMatchObject([
    { extensions: { code: 'BAD_INPUT', field: 'allowedOrigins' } },
  ])
  expect((await save([], it.agent)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  const { data } = await save([' HTTPS://Shop.example/ ', 'https://shop.example'])
  expect(data.changeAccount.allowedOrigins).toEqual(['https://shop.example'])
  const { auditLog } = await manager.door.get(
    '{ auditLog(first: 1) { edges { node { action changes { field from to } } } } }',
  )
  expect(auditLog.edges[0].node.changes).toContainEqual({
    field: 'allowedOrigins',
    from: JSON.stringify(shops),
    to: JSON.stringify(['https://shop.example']),
  })
})
