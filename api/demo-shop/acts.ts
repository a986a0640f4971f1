import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../platform/app.js'
import { countOf, findGood, quantityOf, withQuantity } from './basket.js'
import { addressFields, basketPage, checkOutPage, type Address } from './order-pages.js'
import { placeOrder } from './orders.js'
import { basketOf, keepBasket, shopperOf, signIn, signOut, visitorOf } from './visitor.js'

type Fields = Record<string, string | undefined>

/** What forms of the shop do: after each, the browser is sent to a page, so that a reload does nothing twice. */
export function openActs(
  server: FastifyInstance,
  app: App,
  send: (reply: FastifyReply, page: string) => FastifyReply,
): void {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )

  server.post('/demo-shop/sign-in', (request, reply) => {
    signIn(reply, fieldsOf(request).shopper)
    return reply.redirect(backOf(request), 303)
  })

  server.post('/demo-shop/sign-out', (request, reply) => {
    signOut(reply)
    return reply.redirect(backOf(request), 303)
  })

  server.post('/demo-shop/basket', (request, reply) => {
    const { good: slug, quantity = '1' } = fieldsOf(request)
    const good = findGood(slug)
    const lines = basketOf(request)
    if (good) keepBasket(reply, withQuantity(lines, good, countOf(lines, good) + quantityOf(quantity)))
    return reply.redirect('/demo-shop/basket', 303)
  })

  server.post('/demo-shop/basket/change', (request, reply) => {
    const { good: slug, quantity } = fieldsOf(request)
    const good = findGood(slug)
    if (good) keepBasket(reply, withQuantity(basketOf(request), good, quantityOf(quantity)))
    return reply.redirect('/demo-shop/basket', 303)
  })

  server.post('/demo-shop/orders', async (request, reply) => {
    const { order, ...fields } = fieldsOf(request)
    const shopper = shopperOf(request)
    const lines = basketOf(request)
    if (!shopper || !isUuid(order)) return reply.redirect('/demo-shop/check-out', 303)
    const address = addressOf(fields)
    const missing = addressFields.filter((field) => address[field] === '')
    const visitor = await visitorOf(app, request, reply)
    if (missing.length > 0 && lines.length > 0)
      return send(reply.code(422), checkOutPage(visitor, { lines, orderId: order, address, missing }))
    const number = await placeOrder(app, shopper.id, order, lines)
    if (!number) return send(reply, basketPage(visitor, []))
    keepBasket(reply, [])
    return reply.redirect(`/demo-shop/orders/${number.slice(1)}?placed`, 303)
  })
}

const fieldsOf = ({ body }: FastifyRequest) => (body ?? {}) as Fields

const addressOf = (fields: Fields): Address => ({
  name: (fields.name ?? '').trim(),
  street: (fields.street ?? '').trim(),
  town: (fields.town ?? '').trim(),
})

const isUuid = (text: string | undefined): text is string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '')

/** The page that was left, if it is one of ours. */
function backOf(request: FastifyRequest): string {
  const { back = '' } = fieldsOf(request)
  return /^\/demo-shop(\/[\w-]+)*$/.test(back) ? back : '/demo-shop'
}
