import { createHmac, randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { desk } from '../support/desk.js'
import { hostileTexts } from '../support/hostile-texts.js'
import { connecting, shopOnShopify, told } from '../support/shopify-shop.js'

/* What is believed of Shopify: what is signed over the very bytes, and is what it says. */

const now = expect.stringMatching(/^2026-06-15T08:00/)

test('a signed body of something that is there says nothing of its end, whatever topic stands beside it (R76)', async () => {
  const it = await shopOnShopify()
  await it.posts('orders/create', it.order())
  const before = await it.rows()
  expect(await it.posts('orders/delete', it.order())).toBe('400 BAD_INPUT')
  expect(await it.posts('customers/delete', it.customer())).toBe('400 BAD_INPUT')
  expect(await it.rows()).toEqual(before)
})

test('what is not signed with the secret of this account is refused, and leaves nothing but a note of it (R76)', async () => {
  const it = await shopOnShopify()
  const other = await shopOnShopify()
  const before = await it.rows()
  const order = it.order()
  const signed = (text: string) => createHmac('sha256', it.secret).update(text).digest()
  const signatures = {
    'of another account': createHmac('sha256', other.secret).update(JSON.stringify(order)).digest('base64'),
    'of other bytes': signed(JSON.stringify(order, null, 1)).toString('base64'),
    'in hex': signed(JSON.stringify(order)).toString('hex'),
    'in the other base64': signed(JSON.stringify(order)).toString('base64url'),
    'with a tail': `${signed(JSON.stringify(order)).toString('base64')}=`,
    'that is empty': '',
  }
  for (const [which, signature] of Object.entries(signatures)) {
    const headers = { 'x-shopify-hmac-sha256': signature }
    expect([which, await it.posts('orders/create', order, { headers })]).toEqual([which, '401 BAD_SIGNATURE'])
  }
  expect(await other.posts('orders/create', order, { secret: it.secret })).toBe('401 BAD_SIGNATURE')
  expect(await it.rows()).toEqual(before)
  const { shopify } = await it.owner.door.get('{ shopify { connection { lastEventAt refusedAt } } }')
  expect(shopify.connection).toEqual({ lastEventAt: null, refusedAt: now })
})

test('an account that there is not, or that has no secret, is not there; and no more once it is disconnected', async () => {
  const it = await shopOnShopify()
  const bare = await desk()
  for (const publicId of [
    'no-such-shop',
    bare.account.publicId,
    `${it.account.publicId}%20`,
    '..%2F..%2Fx',
  ]) {
    const to = `http://x/hooks/shopify/${publicId}`
    expect(await it.posts('orders/create', it.order(), { to })).toBe('404 NOT_FOUND')
  }
  await it.owner.door.get('mutation { disconnectShopify }')
  expect(await it.posts('orders/create', it.order())).toBe('404 NOT_FOUND')
})

test('a body that is too big, is no JSON, or is something else is refused with a code (R78)', async () => {
  const it = await shopOnShopify()
  const before = await it.rows()
  const bodies: [string, string | object, string][] = [
    ['orders/create', 'x'.repeat(1024 * 1024 + 1), '413 TOO_LARGE'],
    ['orders/create', '', '400 BAD_INPUT'],
    ['orders/create', '{"id": 1093,', '400 BAD_INPUT'],
    ['orders/create', '['.repeat(100_000), '400 BAD_INPUT'],
    ['orders/create', 'null', '400 BAD_INPUT'],
    ['orders/create', [it.order()], '400 BAD_INPUT'],
    ['orders/create', it.order({ id: '1093; DROP TABLE ticket' }), '400 BAD_INPUT'],
    ['orders/create', it.order({ id: -1 }), '400 BAD_INPUT'],
    ['orders/create', it.order({ created_at: 'yesterday' }), '400 BAD_INPUT'],
    ['customers/create', it.customer({ id: null }), '400 BAD_INPUT'],
    ['refunds/create', { id: 1 }, '400 BAD_INPUT'],
    ['orders/edited', it.order(), '400 BAD_INPUT'],
    ['orders/delete', { id: '1093' }, '400 BAD_INPUT'],
    ['customers/redact', it.customer(), '422 TOPIC_NOT_TAKEN'],
    ['', it.order(), '422 TOPIC_NOT_TAKEN'],
  ]
  for (const [topic, body, answer] of bodies) expect(await it.posts(topic, body)).toBe(answer)
  expect(await it.rows()).toEqual(before)
})

test('a sample that Shopify sends for trying, and the order of a guest, are heard and are nobody’s', async () => {
  const it = await shopOnShopify()
  const before = await it.rows()
  const sample = JSON.stringify(it.order()).replace('"id":1093', '"id":820982911946154508')
  expect(await it.posts('orders/create', sample)).toBe('200 ok')
  expect(await it.posts('orders/delete', '{"id":820982911946154508}')).toBe('200 ok')
  const edit = '{"order_edit":{"id":78912328793,"order_id":820982911946154508}}'
  expect(await it.posts('orders/edited', edit)).toBe('200 ok')
  expect(await it.posts('orders/create', it.order({ customer: null }))).toBe('200 ok')
  expect(
    await it.posts('refunds/create', { id: 8, order_id: 1093, created_at: it.at(4), transactions: [] }),
  ).toBe('200 ok')
  expect(await it.rows()).toEqual(before)
  const { shopify } = await it.owner.door.get('{ shopify { connection { lastEventAt lastTopic } } }')
  expect(shopify.connection).toEqual({ lastEventAt: now, lastTopic: 'orders/create' })
})

test('whatever stands in names, numbers, sums and items, the order is taken and no text breaks out (I-32)', async () => {
  const it = await shopOnShopify()
  let id = 5000
  for (const text of [
    ...Object.values(hostileTexts),
    'x'.repeat(5_000),
    '\u0000',
    '\ud83d',
    'two\nlines',
    '__proto__',
  ]) {
    const said = { id: ++id, first_name: text, last_name: text, email: text, phone: text, locale: text }
    const order = it.order({
      ...{
        id,
        name: text,
        total_price: text,
        currency: text,
        customer: it.customer(said),
        customer_locale: text,
      },
      ...{ line_items: [{ title: text, quantity: text }, { title: text, quantity: 1 }, text, null] },
      ...{ fulfillments: [text], refunds: text, cancelled_at: text },
    })
    expect([text.slice(0, 40), await it.posts('orders/updated', order)]).toEqual([
      text.slice(0, 40),
      '200 ok',
    ])
    const [profile] = await it.find(String(id))
    expect(told(profile)).toEqual(['ORDER_PLACED'])
  }
})

test('the secret is told to nobody; owners set it, managers see how it is, agents neither (R71, R79)', async () => {
  const it = await shopOnShopify()
  const manager = await it.colleague('Marc Lefort', 'manager')
  const { data } = await it.owner.door.ask('{ __type(name: "ShopifyConnection") { fields { name } } }')
  expect(JSON.stringify(data)).not.toContain('secret')
  expect(await manager.door.refusal('{ shopify { hookUrl connection { domain } } }')).toBe('not refused')
  expect(await it.agent.door.refusal('{ shopify { hookUrl } }')).toBe('FORBIDDEN')
  for (const who of [manager, it.agent]) {
    expect(await who.door.refusal(connecting, { changes: { secret: 'another one' } })).toBe('FORBIDDEN')
    expect(await who.door.refusal('mutation { disconnectShopify }')).toBe('FORBIDDEN')
  }
  // A new one counts at once.
  const fresh = randomUUID()
  await it.owner.door.get(connecting, { changes: { secret: fresh } })
  expect(await it.posts('orders/create', it.order())).toBe('401 BAD_SIGNATURE')
  expect(await it.posts('orders/create', it.order(), { secret: fresh })).toBe('200 ok')
})

test.each<[string, object]>([
  ['secret', { secret: 'short' }],
  ['secret', { secret: 'with a space' }],
  ['secret', { domain: 'acme.myshopify.com' }],
  ['domain', { secret: 'long-enough', domain: 'shop.example' }],
  ['domain', { secret: 'long-enough', domain: 'evil.example/.myshopify.com' }],
])('a setting of Shopify with a fault is refused, and the refusal names %s (R78)', async (field, changes) => {
  const it = await desk()
  const owner = await it.colleague('Olga Petit', 'owner')
  const { errors } = await owner.door.ask(connecting, { changes })
  expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_INPUT', field })
})
