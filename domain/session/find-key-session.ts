import { rowOf, type Db } from '../../platform/rows.js'
import { Agent } from '../../schema/agent.js'
import { ApiKey } from '../../schema/api-key.js'
import { goodUntil } from '../api-key/api-key.rules.js'
import type { SignedInAgent } from './find-session.js'

const useIsNotedEvery = 60_000

/** In whose name an API key asks, and what it opens (R72). Who has left the team leaves no keys behind that work. */
export async function findKeySession(db: Db, tokenHash: Buffer, now: Date): Promise<SignedInAgent | null> {
  const key = await rowOf(db, ApiKey, 'WHERE token_hash = ? OR former_hash = ?', [tokenHash, tokenHash])
  const expiresAt = key && goodUntil(key, !key.tokenHash.equals(tokenHash), now)
  if (!expiresAt) return null
  const agent = await rowOf(db, Agent, 'WHERE id = ? AND account_id = ?', [key.agentId, key.accountId])
  if (!agent || agent.deactivatedAt) return null
  await noteUse(db, key, now)
  return { agent, expiresAt, scopes: key.scopes, keyId: key.id }
}

/** To the minute: more would cost a write for each question. */
async function noteUse(db: Db, { id, accountId, lastUsedAt }: ApiKey, now: Date) {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < useIsNotedEvery) return
  await db.query('UPDATE api_key SET last_used_at = ? WHERE id = ? AND account_id = ?', [now, id, accountId])
}
