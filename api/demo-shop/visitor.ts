import type { FastifyReply, FastifyRequest } from 'fastify'
import { demoShoppers } from '../../domain/demo/demo-data.js'
import type { App } from '../../platform/app.js'
import { readBasket, writeBasket, type Line } from './basket.js'
import type { Language } from './goods.js'
import type { Visitor } from './layout.js'
import { ordersOf } from './orders.js'

const names = { shopper: 'demo-shop', basket: 'demo-shop-basket', language: 'demo-shop-language' }
const options = { path: '/demo-shop', httpOnly: true, sameSite: 'lax' } as const
const aMonth = 30 * 86_400

const shoppers = demoShoppers.map(({ externalId, name }) => ({ id: externalId, name }))

/** Who comes, as their cookies tell. */
export async function visitorOf(app: App, request: FastifyRequest, reply: FastifyReply): Promise<Visitor> {
  const shopper = shopperOf(request)
  return {
    shopper,
    shoppers,
    language: languageOf(request, reply),
    pieces: basketOf(request).reduce((sum, { quantity }) => sum + quantity, 0),
    orders: shopper ? await ordersOf(app, shopper.id) : [],
    path: request.url.split('?')[0]!,
    deskUrl: app.config.publicUrl,
  }
}

export const shopperOf = ({ cookies }: FastifyRequest) =>
  shoppers.find(({ id }) => id === cookies[names.shopper]) ?? null

export function signIn(reply: FastifyReply, id: string | undefined) {
  if (shoppers.some((shopper) => shopper.id === id)) void reply.setCookie(names.shopper, id!, options)
}

export function signOut(reply: FastifyReply) {
  void reply.clearCookie(names.shopper, { path: options.path })
}

export const basketOf = ({ cookies }: FastifyRequest): Line[] => readBasket(cookies[names.basket])

export function keepBasket(reply: FastifyReply, lines: Line[]) {
  void reply.setCookie(names.basket, writeBasket(lines), { ...options, maxAge: aMonth })
}

/** As chosen now, or before, or as the browser asks. */
function languageOf({ query, cookies, headers }: FastifyRequest, reply: FastifyReply): Language {
  const { lang } = query as { lang?: unknown }
  if (lang === 'en' || lang === 'fr') {
    void reply.setCookie(names.language, lang, { ...options, maxAge: aMonth })
    return lang
  }
  const before = cookies[names.language]
  if (before === 'en' || before === 'fr') return before
  return /^fr\b/i.test(headers['accept-language'] ?? '') ? 'fr' : 'en'
}
