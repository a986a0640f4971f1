import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../platform/app.js'
import { openActs } from './acts.js'
import { findGood } from './basket.js'
import { identityToken } from './identity.js'
import { shelves, type Visitor } from './layout.js'
import { icon, look } from './look.js'
import { basketPage, checkOutPage, orderPage, ordersPage } from './order-pages.js'
import { tellPageView } from './orders.js'
import { goodPage, homePage, notFoundPage, shelfPage, workshopPage } from './pages.js'
import { basketOf, shopperOf, visitorOf } from './visitor.js'

/** Answers a page; null: there is none. */
type Draw = (visitor: Visitor, request: FastifyRequest) => string | null | Promise<string | null>

/**
 * A shop that has put Deskbell on its pages, with nothing but what a shop has: its key, the snippet, and what it
 * reports of its shoppers. It signs anybody in as anybody: it is a stage.
 */
export async function openDemoShop(server: FastifyInstance, app: App): Promise<void> {
  const send = (reply: FastifyReply, page: string) =>
    reply
      .type('text/html')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policyOf(app))
      .send(page)

  for (const [path, draw] of Object.entries(pagesOf(app))) {
    server.get(path, async (request, reply) => {
      const visitor = await visitorOf(app, request, reply)
      const page = await draw(visitor, request)
      if (page === null) void reply.code(404)
      return send(reply, page ?? notFoundPage(visitor))
    })
  }
  openActs(server, app, send)

  const asset = (path: string, type: string, body: string) =>
    server.get(path, (_request, reply) => reply.type(type).header('cache-control', 'no-cache').send(body))
  asset('/demo-shop/look.css', 'text/css', look)
  asset('/demo-shop/icon.svg', 'image/svg+xml', icon)

  server.get('/demo-shop/identity-token', async (request, reply) => {
    const shopper = shopperOf(request)
    void reply.header('cache-control', 'no-store')
    if (!shopper) return reply.code(204).send()
    return reply.send({ token: await identityToken(app, shopper.id) })
  })
}

const pagesOf = (app: App): Record<string, Draw> => ({
  '/demo-shop': homePage,
  ...Object.fromEntries(
    shelves.map((shelf) => [`/demo-shop/${shelf}`, (visitor: Visitor) => shelfPage(visitor, shelf)]),
  ),
  '/demo-shop/workshop': workshopPage,
  '/demo-shop/goods/:slug': async (visitor, request) => {
    const good = findGood((request.params as { slug: string }).slug)
    if (good && visitor.shopper) await tellPageView(app, visitor.shopper.id, good)
    return good && goodPage(visitor, good)
  },
  '/demo-shop/basket': (visitor, request) => basketPage(visitor, basketOf(request)),
  '/demo-shop/check-out': (visitor, request) => {
    const lines = basketOf(request)
    if (lines.length === 0) return basketPage(visitor, lines)
    const address = { name: visitor.shopper?.name ?? '', street: '', town: '' }
    return checkOutPage(visitor, { lines, orderId: randomUUID(), address, missing: [] })
  },
  '/demo-shop/orders': ordersPage,
  '/demo-shop/orders/:number': (visitor, request) => {
    if (!visitor.shopper) return ordersPage(visitor)
    const { number } = request.params as { number: string }
    const order = visitor.orders.find((order) => order.number === `#${number}`)
    return order ? orderPage(visitor, order, 'placed' in (request.query as object)) : null
  },
  '/demo-shop/*': () => null,
})

/** What docs/embedding.md asks of a shop with a strict policy, and nothing besides. */
function policyOf({ config }: App): string {
  const desk = new URL(config.publicUrl).origin
  return [
    "default-src 'none'",
    `script-src ${desk}`,
    `frame-src ${desk}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}
