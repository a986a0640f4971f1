import { createHmac, timingSafeEqual } from 'node:crypto'
import { rowOf, type Db } from '../../platform/rows.js'
import { ShopifyConnection } from '../../schema/shopify-connection.js'
import { findByPublicId } from '../account/find-account.js'
import { notFound } from '../errors.js'

/** Where Shopify’s calls for an account go; the same refusal for an account that there is not and for one that takes none. */
export async function findHook(db: Db, publicId: string): Promise<ShopifyConnection> {
  const account = await findByPublicId(db, publicId)
  const hook = account && (await rowOf(db, ShopifyConnection, 'WHERE account_id = ?', [account.id]))
  if (!hook) throw notFound('webhook')
  return hook
}

/** Whether Shopify has signed these very bytes with the account’s secret. */
export function isSigned(body: Buffer, signature: unknown, { secret }: ShopifyConnection): boolean {
  if (!isSignature(signature)) return false
  const expected = createHmac('sha256', secret).update(body).digest()
  return timingSafeEqual(Buffer.from(signature, 'base64'), expected)
}

/** 32 bytes in base64, and nothing besides. */
export const isSignature = (text: unknown): text is string =>
  typeof text === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(text)
