import { expect, test } from '@jest/globals'
import { shopOnShopify, told } from '../support/shopify-shop.js'

/* What Shopify tells of orders and customers. */

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
