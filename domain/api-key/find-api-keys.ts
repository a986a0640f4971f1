import { rowOf, rowsOf, type Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { ApiKey } from '../../schema/api-key.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { notFound } from '../errors.js'

/** Newest first, those that are over included. */
export async function findApiKeys(db: Db, agent: Agent): Promise<ApiKey[]> {
  refuseUnlessMay(agent, 'manageKeys')
  return rowsOf(db, ApiKey, 'WHERE account_id = ? ORDER BY id DESC LIMIT 200', [agent.accountId])
}

export async function needApiKey(db: Db, accountId: string, keyId: string): Promise<ApiKey> {
  const key = await rowOf(db, ApiKey, 'WHERE id = ? AND account_id = ?', [keyId, accountId])
  if (!key) throw notFound('API key')
  return key
}
