import { expect, test } from '@jest/globals'
import { noteWidgetSeen } from '../../domain/account/note-widget.js'
import { makeIdentityToken } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'
import { until } from '../support/until.js'

/** A shopper who is signed in opens a page of the shop. */
async function opens({ account, servers, time }: Desk, page?: string, identityToken?: string) {
  const token = identityToken ?? (await makeIdentityToken(account, time.now()))
  const start = `mutation ($token: String!, $page: String) { startSession(identityToken: $token, page: $page) { token } }`
  return new Door(`${servers.url}/shop/graphql`).ask(start, { token, page })
}

const seen = async ({ agent }: Desk) => {
  const { account } = await agent.door.get('{ account { widgetSeenAt widgetSeenOrigin } }')
  return account as { widgetSeenAt: string | null; widgetSeenOrigin: string | null }
}

/** Of an account at which nobody has been. */
async function newDesk(): Promise<Desk> {
  const it = await desk()
  await until('the desk’s own shopper was seen', async () => (await seen(it)).widgetSeenAt !== null)
  await it.time.passes({ hours: 1 })
  return it
}

test('the team sees where and when the widget was last there, to the minute (R70)', async () => {
  const it = await newDesk()
  const before = await seen(it)
  await opens(it, 'https://shop.example/teas?green=1')
  await until('it was seen', async () => (await seen(it)).widgetSeenAt !== before.widgetSeenAt)
  const first = await seen(it)
  expect(first.widgetSeenOrigin).toBe('https://shop.example')
  expect(Math.abs(Date.parse(first.widgetSeenAt!) - it.time.now().getTime())).toBeLessThan(5_000)

  await it.time.passes({ seconds: 50 })
  await noteWidgetSeen(it.servers.app, it.account.id, 'https://staging.shop.example')
  expect(await seen(it)).toEqual(first)
  await it.time.passes({ seconds: 10 })
  await opens(it, 'https://staging.shop.example')
  await until('it was seen there', async () => (await seen(it)).widgetSeenOrigin !== first.widgetSeenOrigin)
  expect((await seen(it)).widgetSeenOrigin).toBe('https://staging.shop.example')
})

test.each(['no address', 'javascript:alert(1)', `https://${'x'.repeat(250)}.example`, ''])(
  'an exchange says no origin with %j, and is none the worse for it (R70, R78)',
  async (page) => {
    const it = await newDesk()
    const before = await seen(it)
    const { data } = await opens(it, page)
    expect(data.startSession.token).toEqual(expect.any(String))
    await until('it was seen', async () => (await seen(it)).widgetSeenAt !== before.widgetSeenAt)
    expect((await seen(it)).widgetSeenOrigin).toBeNull()
  },
)

test('who is not proved has not been there (R2, R70)', async () => {
  const it = await newDesk()
  const before = await seen(it)
  const { errors } = await opens(it, 'https://elsewhere.example', 'made up')
  expect(errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  expect(await seen(it)).toEqual(before)
})

test('nobody waits for it: the exchange is answered while somebody saves settings (R70)', async () => {
  const it = await newDesk()
  const before = await seen(it)
  await it.servers.app.transaction(async (tx) => {
    await tx.db.query('SELECT id FROM account WHERE id = ? LOCK IN SHARE MODE', [it.account.id])
    const { data } = await opens(it, 'https://shop.example')
    expect(data.startSession.token).toEqual(expect.any(String))
    expect(await seen(it)).toEqual(before)
  })
  await until('it was seen', async () => (await seen(it)).widgetSeenOrigin === 'https://shop.example')
})
