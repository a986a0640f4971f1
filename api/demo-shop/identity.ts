import { createSecretKey, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { demo, demoShoppers } from '../../domain/demo/demo-data.js'
import type { App } from '../../platform/app.js'
import { Account } from '../../schema/account.js'
import { IdentityKey } from '../../schema/identity-key.js'

/** What a shop's server does for its signed-in shopper (R70). */
export async function identityToken(app: App, externalId: string): Promise<string> {
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
