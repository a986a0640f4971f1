import { createHmac, randomUUID } from 'node:crypto'
import { later } from './clock.js'
import { desk } from './desk.js'

export const connecting = `mutation ($changes: ShopifyChanges!) {
  changeShopify(changes: $changes) { domain isExternalId lastEventAt } }`
const profileFields = `id name email identities { kind value source isVerified }
  lastOrder { number status changedAt total { amount currency } items { name quantity } url }
  events(first: 100) { edges { node { kind title } } }`

/** A desk that hears from Shopify, and what Shopify may say to it. */
export async function shopOnShopify(wish: object = {}) {
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

/** The kinds of a profile's events, oldest first. */
export const told = (profile: { events: { edges: { node: { kind: string } }[] } }) =>
  profile.events.edges.map(({ node }) => node.kind).reverse()
