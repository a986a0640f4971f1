import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { ApiKey } from '../../schema/api-key.js'
import { writeAudit } from '../audit/write-audit.js'
import { sessionEnded } from '../events.js'
import { lockTeam } from '../team/lock-team.js'
import { needApiKey } from './find-api-keys.js'

/** It opens nothing any more, and what it holds open is shut (R72). */
export async function revokeApiKey(tx: Tx, agent: Agent, keyId: string): Promise<ApiKey> {
  const acting = await lockTeam(tx, agent, 'manageKeys')
  const key = await needApiKey(tx.db, acting.accountId, keyId)
  if (key.revokedAt) return key
  const revokedAt = tx.now
  await updateRow(tx.db, ApiKey, { id: keyId, accountId: acting.accountId }, { revokedAt })
  for (const hash of [key.tokenHash, key.formerHash]) {
    if (hash) tx.publish(sessionEnded, { tokenHash: hash.toString('hex') })
  }
  const before = { name: key.name }
  await writeAudit(tx, acting, { action: 'api-key-revoked', subject: 'api-key', id: keyId, before })
  return { ...key, revokedAt }
}
