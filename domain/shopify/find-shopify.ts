import { rowOf, type Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { ShopifyConnection } from '../../schema/shopify-connection.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'

/** Null: the account hears nothing from Shopify. */
export async function findShopify(db: Db, agent: Agent): Promise<ShopifyConnection | null> {
  refuseUnlessMay(agent, 'changeSettings')
  return rowOf(db, ShopifyConnection, 'WHERE account_id = ?', [agent.accountId])
}
