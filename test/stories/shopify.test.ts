import { createHmac, randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { later } from '../support/clock.js'
import { desk } from '../support/desk.js'
import { hostileTexts } from '../support/hostile-texts.js'

/* What Shopify tells of orders and customers, signed over the very bytes. */

const connecting = `mutation ($changes: ShopifyChanges!) {
  changeShopify(changes: $changes) { domain isExternalId lastEventAt } }`
const profileFields = `id name email identities { kind value source isVerified }
  lastOrder { number status changedAt total { amount currency } items { name quantity } url }
  events(first: 100) { edges { node { kind title } } }`

async function shopOnShopify(wish: object = {}) {
  const it = await desk()
  const secret = randomUUID()
  const owner = await it.colleague('Olga Petit', 'owner')
  await owner.door.get(connecting, { changes: { secret, domain: 'acme.myshopify.com', ...wish } })
  const url = (await owner.door.get('{ shopify { hookUrl } }')).shopify.hookUrl as string

  interface Call {
    secret?: string
    headers?: Record<string, string>
    to?: string
  }
  /** As Shopify does it: the signature is over these bytes. */
  async function posts(
    topic: string,
    body: string | object,
    { secret: by = secret, headers, to }: Call = {},
  ) {
    const bytes = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await fetch(`${it.servers.url}${new URL(to ?? url).pathname}`, {
      method: 'POST',
      body: bytes,
      headers: {
        'content-type': 'application/json',
        'x-shopify-topic': topic,
        'x-shopify-webhook-id': randomUUID(),
        'x-shopify-hmac-sha256': createHmac('sha256', by).update(bytes).digest('base64'),
        ...headers,
      },
    })
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
    return `${response.status} ${errors?.[0]?.extensions.code ?? 'ok'}`
  }
  const at = (minutes: number) => later(it.time.now(), { minutes: minutes - 60 }).toISOString()
  const customer = (said: object = {}) => ({
    ...{
      id: 7715,
      email: 'camille@mail.example',
      first_name: 'Camille',
      last_name: 'Roy',
      phone: '+33612345678',
    },
    ...{ verified_email: true, updated_at: at(0), ...said },
  })
  const order = (said: object = {}) => ({
    ...{
      id: 1093,
      name: '#1093',
      currency: 'EUR',
      total_price: '84.90',
      created_at: at(1),
      updated_at: at(1),
    },
    line_items: [{ title: 'Rain teapot', quantity: 2 }],
    customer: customer(),
    ...said,
  })
  const find = async (query: string) =>
    (
      await owner.door.get(`query ($query: String!) { profiles(query: $query) { ${profileFields} } }`, {
        query,
      })
    ).profiles
  const rows = () =>
    Promise.all(
      ['profile', 'profile_event', 'profile_identity', 'ticket'].map((table) =>
        it.servers.app.database.query(`SELECT * FROM ${table} WHERE account_id = ?`, [it.account.id]),
      ),
    )
  return { ...it, owner, secret, url, posts, at, customer, order, find, rows }
}

const now = expect.stringMatching(/^2026-06-15T08:00/)

const told = (profile: { events: { edges: { node: { kind: string } }[] } }) =>
  profile.events.edges.map(({ node }) => node.kind).reverse()

test('an order is in the timeline of its customer, with all that becomes of it (R76)', async () => {
  const it = await shopOnShopify()
  expect(await it.posts('orders/create', it.order())).toBe('200 ok')
  const [profile] = await it.find('7715')
  expect(profile).toMatchObject({
    ...{ name: 'Camille Roy', email: 'camille@mail.example' },
    lastOrder: {
      ...{ number: '#1093', status: 'ORDER_PLACED', total: { amount: 8490, currency: 'EUR' } },
      items: [{ name: 'Rain teapot', quantity: 2 }],
      url: 'https://acme.myshopify.com/admin/orders/1093',
    },
    identities: expect.arrayContaining([
      { kind: 'SHOPIFY_CUSTOMER', value: '7715', source: 'SHOPIFY', isVerified: true },
      { kind: 'EMAIL', value: 'camille@mail.example', source: 'SHOPIFY', isVerified: true },
      { kind: 'PHONE', value: '+33612345678', source: 'SHOPIFY', isVerified: false },
    ]),
  })
  expect(profile.events.edges[0].node.title).toMatch(/^Placed order #1093, €84.90$/)

  await it.posts('orders/paid', it.order({ financial_status: 'paid', updated_at: it.at(2) }))
  const fulfillments = [{ id: 5, status: 'success', created_at: it.at(3) }]
  await it.posts(
    'orders/fulfilled',
    it.order({ financial_status: 'paid', fulfillments, updated_at: it.at(3) }),
  )
  const transactions = [
    { kind: 'refund', status: 'success', amount: '10.00', currency: 'EUR' },
    { kind: 'refund', status: 'failure', amount: '99.00', currency: 'EUR' },
    { kind: 'refund', status: 'success', amount: '5.50', currency: 'EUR' },
  ]
  await it.posts('refunds/create', { id: 8, order_id: 1093, created_at: it.at(4), transactions })
  await it.posts('orders/cancelled', it.order({ cancelled_at: it.at(5), updated_at: it.at(5) }))
  const [after] = await it.find('7715')
  expect(told(after)).toEqual([
    ...['ORDER_PLACED', 'ORDER_PAID', 'ORDER_SHIPPED', 'ORDER_REFUNDED', 'ORDER_CANCELLED'],
  ])
  expect(JSON.stringify(after.events)).toContain('Got €15.50 back for order #1093')
  expect(after.lastOrder.status).toBe('ORDER_CANCELLED')
})

test('whatever Shopify tells of an order or a customer is taken by what it says (R76)', async () => {
  const it = await shopOnShopify()
  const fulfillments = [{ id: 6, status: 'success', created_at: it.at(3) }]
  const order = it.order({ fulfillments, updated_at: it.at(3) })
  expect(await it.posts('orders/partially_fulfilled', order)).toBe('200 ok')
  expect(told((await it.find('7715'))[0])).toEqual(['ORDER_PLACED', 'ORDER_SHIPPED'])
  for (const topic of ['customers/enable', 'customers/disable'])
    expect(await it.posts(topic, { id: 7716, first_name: 'Noah', updated_at: it.at(4) })).toBe('200 ok')
  expect(await it.find('7716')).toMatchObject([{ name: 'Noah' }])
})

test('an order that the shop changes or deletes, and a customer whom it deletes, stay with what is known of them (R76)', async () => {
  const it = await shopOnShopify()
  const edit = { id: 31, order_id: 1093, created_at: it.at(4), line_items: { additions: [], removals: [] } }
  const asSaid = async () => {
    for (const [topic, body] of [
      ['orders/edited', { order_edit: edit }],
      ['orders/delete', { id: 1093 }],
      ['customers/delete', { id: 7715, phone: null, email: null, addresses: [] }],
    ] as const)
      expect(await it.posts(topic, body)).toBe('200 ok')
  }
  // Of orders and customers that nobody has heard of, nothing is made.
  const before = await it.rows()
  await asSaid()
  expect(await it.rows()).toEqual(before)

  await it.posts('orders/create', it.order())
  await it.posts('orders/edited', { order_edit: edit })
  expect((await it.find('7715'))[0].lastOrder).toMatchObject({
    ...{ status: 'ORDER_PLACED', changedAt: edit.created_at },
    ...{ items: [{ name: 'Rain teapot' }], url: expect.stringContaining('/orders/1093') },
  })
  await asSaid()
  const after = await it.rows()
  await asSaid()
  expect(await it.rows()).toEqual(after)
  const [profile] = await it.find('7715')
  expect(profile.lastOrder).toMatchObject({ status: 'ORDER_DELETED', url: null, number: '#1093' })
  expect(profile.events.edges.map(({ node }: { node: { title: string } }) => node.title).sort()).toEqual([
    'Is no customer of the shop any more: the account was deleted',
    'Order #1093 was changed by the shop',
    'Order #1093 was deleted by the shop',
    'Placed order #1093, €84.90',
  ])
})

test('a signed body of something that is there says nothing of its end, whatever topic stands beside it (R76)', async () => {
  const it = await shopOnShopify()
  await it.posts('orders/create', it.order())
  const before = await it.rows()
  expect(await it.posts('orders/delete', it.order())).toBe('400 BAD_INPUT')
  expect(await it.posts('customers/delete', it.customer())).toBe('400 BAD_INPUT')
  expect(await it.rows()).toEqual(before)
})

test('told again, late, or out of order, it changes nothing that is known and misses nothing (R76, I-02)', async () => {
  const it = await shopOnShopify()
  const late = it.at(9)
  const fulfillments = [
    { id: 5, status: 'success', shipment_status: 'delivered', created_at: it.at(3), updated_at: late },
  ]
  const last = it.order({ financial_status: 'paid', fulfillments, updated_at: late })
  expect(await it.posts('orders/updated', last)).toBe('200 ok')
  const before = await it.rows()
  const headers = { 'x-shopify-webhook-id': 'the-same', 'x-shopify-event-id': 'the-same' }
  for (const topic of ['orders/updated', 'orders/create', 'orders/cancelled', 'orders/updated'])
    expect(await it.posts(topic, last, { headers })).toBe('200 ok')
  // What was so before does not come back.
  await it.posts(
    'orders/create',
    it.order({ customer: it.customer({ email: 'old@mail.example', updated_at: it.at(-9) }) }),
  )
  await it.posts('customers/update', it.customer({ first_name: 'Of before', updated_at: it.at(-9) }))
  expect(await it.rows()).toEqual(before)
  expect(told((await it.find('7715'))[0])).toEqual([
    ...['ORDER_PLACED', 'ORDER_SHIPPED', 'ORDER_PAID', 'ORDER_DELIVERED'],
  ])
})

test('twenty webhooks of a new customer at once make one profile, and each thing stands there once (I-02)', async () => {
  for (const isExternalId of [true, false]) {
    const it = await shopOnShopify({ isExternalId })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 ? it.posts('orders/updated', it.order()) : it.posts('customers/create', it.customer()),
      ),
    )
    expect(new Set(answers)).toEqual(new Set(['200 ok']))
    const found = await it.find('7715')
    expect(found.map(told)).toEqual([['ORDER_PLACED']])
    expect((await it.find('Camille')).map(({ id }: { id: string }) => id)).toContain(found[0].id)
  }
})

test('the shopper who comes by a token with Shopify’s number is the customer, before or after (R70, R76)', async () => {
  const it = await shopOnShopify()
  await it.anotherShopper({ sub: '7715', name: undefined })
  await it.posts('customers/update', it.customer({ updated_at: it.at(5) }))
  const nadia = it.customer({ id: 7716, first_name: 'Nadia', email: 'nadia@mail.example' })
  await it.posts('customers/create', nadia)
  await it.anotherShopper({ sub: '7716', name: undefined })
  expect((await it.find('7715')).map(({ name }: { name: string }) => name)).toEqual(['Camille Roy'])
  expect((await it.find('7716')).map(({ name }: { name: string }) => name)).toEqual(['Nadia Roy'])
})

test('where the shop has ids of its own, a customer with the same number is somebody else (I-30)', async () => {
  const it = await shopOnShopify({ isExternalId: false })
  await it.anotherShopper({ sub: '7715', name: 'Somebody Else' })
  await it.posts('orders/create', it.order())
  const found = await it.find('7715')
  expect(found.map(({ name, lastOrder }: any) => [name, lastOrder?.number ?? null]).sort()).toEqual([
    ['Camille Roy', '#1093'],
    ['Somebody Else', null],
  ])
})

test('who types somebody else’s e-mail and phone into the shop gets nothing of theirs (I-30)', async () => {
  const it = await shopOnShopify()
  const claims = { sub: 'victim', name: 'Vera Stein', email: 'vera@mail.example', email_verified: true }
  const victim = await it.anotherShopper(claims)
  await victim.says('My secret.')
  const typed = it.customer({
    id: 666,
    first_name: 'Mallory',
    email: 'VERA@mail.example',
    verified_email: true,
  })
  await it.posts('customers/create', typed)
  await it.posts('orders/create', it.order({ customer: typed }))
  const [vera] = await it.find('Vera Stein')
  expect([vera.lastOrder, vera.identities[0].value]).toEqual([null, expect.stringMatching(/vera/)])
  const mallory = await it.anotherShopper({ sub: '666', name: undefined })
  expect(await mallory.reads()).toEqual([])
  const holders = (await it.find('vera@mail.example')).map(({ name }: { name: string }) => name)
  expect(holders.sort()).toEqual(['Mallory Roy', 'Vera Stein'])
  expect(vera.identities).toContainEqual({
    ...{ kind: 'EMAIL', value: 'vera@mail.example', source: 'SHOP', isVerified: true },
  })
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
