import { insertRow, rowOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { ShopifyConnection } from '../../schema/shopify-connection.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput } from '../errors.js'
import { lockTeam } from '../team/lock-team.js'

const longestSecret = 200

export interface ShopifyChanges {
  secret?: string
  domain?: string | null
  isExternalId?: boolean
}

/** Sets up how the account hears from Shopify, or changes it. Without a secret nothing can be believed, so the first time it is needed. */
export async function changeShopify(
  tx: Tx,
  agent: Agent,
  { secret, ...changes }: ShopifyChanges,
): Promise<ShopifyConnection> {
  const acting = await lockTeam(tx, agent, 'manageShopify')
  const { accountId } = acting
  const known = await rowOf(tx.db, ShopifyConnection, 'WHERE account_id = ?', [accountId])
  if (secret === undefined && !known) throw badInput('secret', 'The secret is needed.')
  if (secret !== undefined) refuseBadSecret(secret)
  const domain = changes.domain === undefined ? (known?.domain ?? null) : readDomain(changes.domain)
  const isExternalId = changes.isExternalId ?? known?.isExternalId ?? true
  const fresh = secret === undefined ? {} : { secret, connectedAt: tx.now, refusedAt: null }

  if (known) await updateRow(tx.db, ShopifyConnection, { accountId }, { domain, isExternalId, ...fresh })
  else
    await insertRow(tx.db, ShopifyConnection, {
      ...{ accountId, domain, isExternalId, secret: secret!, connectedAt: tx.now },
      ...{ lastEventAt: null, lastTopic: null, refusedAt: null },
    })
  const before = known && { domain: known.domain, isExternalId: known.isExternalId }
  const after = { domain, isExternalId }
  const action = secret === undefined ? 'shopify-changed' : 'shopify-connected'
  const isChanged = secret !== undefined || JSON.stringify(before) !== JSON.stringify(after)
  if (isChanged) await writeAudit(tx, acting, { action, subject: 'account', id: accountId, before, after })
  return (await rowOf(tx.db, ShopifyConnection, 'WHERE account_id = ?', [accountId]))!
}

/** From now on nothing that says it comes from Shopify is believed. What was told stays. */
export async function disconnectShopify(tx: Tx, agent: Agent): Promise<void> {
  const acting = await lockTeam(tx, agent, 'manageShopify')
  const { accountId } = acting
  const { affected } = await tx.db.delete(ShopifyConnection, { accountId })
  if (affected)
    await writeAudit(tx, acting, { action: 'shopify-disconnected', subject: 'account', id: accountId })
}

function refuseBadSecret(secret: string) {
  if (!/^[\x21-\x7e]{8,}$/.test(secret) || secret.length > longestSecret)
    throw badInput('secret', `8 to ${longestSecret} characters, as Shopify shows them, without spaces.`)
}

/** People paste addresses. */
function readDomain(written: string | null): string | null {
  const domain = (written ?? '')
    .trim()
    .toLowerCase()
    .replace(/^https:\/\//, '')
    .replace(/\/.*$/, '')
  if (domain === '') return null
  if (!/^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/.test(domain))
    throw badInput('domain', 'It looks like acme.myshopify.com.')
  return domain
}
