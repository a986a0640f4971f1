import { createSecretKey, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { SignJWT } from 'jose'
import { demo, demoShoppers } from '../../domain/demo/demo-data.js'
import type { App } from '../../platform/app.js'
import { Account } from '../../schema/account.js'
import { IdentityKey } from '../../schema/identity-key.js'
import { demoShopPage } from './page.js'

const cookie = 'demo-shop'
const shoppers = demoShoppers.map(({ externalId, name }) => ({ id: externalId, name }))

/**
 * A shop that has put Deskbell on its pages, with nothing but what a shop has: its key, and the snippet. It signs
 * anybody in as anybody: it is a stage.
 */
export async function openDemoShop(server: FastifyInstance, app: App): Promise<void> {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )

  server.get('/demo-shop', (request, reply) => {
    const { lang } = request.query as { lang?: string }
    const view = {
      shopper: shopperOf(request),
      shoppers,
      language: lang === 'fr' ? 'fr' : 'en',
      deskUrl: app.config.publicUrl,
    } as const
    return reply.type('text/html').header('cache-control', 'no-store').send(demoShopPage(view))
  })

  server.post('/demo-shop/sign-in', (request, reply) => {
    const { shopper } = (request.body ?? {}) as { shopper?: string }
    if (shoppers.some(({ id }) => id === shopper)) {
      void reply.setCookie(cookie, shopper!, { path: '/demo-shop', httpOnly: true, sameSite: 'lax' })
    }
    return reply.redirect(backTo(request), 303)
  })

  server.post('/demo-shop/sign-out', (request, reply) =>
    reply.clearCookie(cookie, { path: '/demo-shop' }).redirect(backTo(request), 303),
  )

  server.get('/demo-shop/identity-token', async (request, reply) => {
    const shopper = shopperOf(request)
    void reply.header('cache-control', 'no-store')
    if (!shopper) return reply.code(204).send()
    return reply.send({ token: await identityToken(app, shopper.id) })
  })
}

const shopperOf = (request: FastifyRequest) =>
  shoppers.find(({ id }) => id === request.cookies[cookie]) ?? null

/** The page that was left, in its language. */
const backTo = ({ headers }: FastifyRequest) =>
  headers.referer?.endsWith('?lang=fr') ? '/demo-shop?lang=fr' : '/demo-shop'

/** What a shop's server does for its signed-in shopper (R70). */
async function identityToken(app: App, externalId: string): Promise<string> {
  const db = app.database.manager
  const account = await db.findOneByOrFail(Account, { publicId: demo.publicId })
  const key = await db.findOneByOrFail(IdentityKey, { accountId: account.id, kid: 'demo-1' })
  const { name, email, language, timeZone } = demoShoppers.find(
    (shopper) => shopper.externalId === externalId,
  )!
  const now = Math.floor(app.clock.now().getTime() / 1000)
  return new SignJWT({ name, email, locale: language, zoneinfo: timeZone })
    .setProtectedHeader({ alg: 'HS256', kid: key.kid })
    .setSubject(externalId)
    .setAudience(account.publicId)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + 300)
    .sign(createSecretKey(key.material, 'base64url'))
}
