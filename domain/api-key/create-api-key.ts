import { insertRow, rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { ApiKey } from '../../schema/api-key.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { ApiScope } from '../../schema/words/key.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput, Refusal } from '../errors.js'
import { hashOfContent, refuseOtherContent } from '../made-once.js'
import { faultOfShortName } from '../name.rules.js'
import { hashOf, newToken } from '../session/tokens.js'
import { lockTeam, needColleague } from '../team/lock-team.js'
import { faultOfExpiry, longestKeyName, mostLiveKeys, tidyScopes, tokenPrefix } from './api-key.rules.js'

export interface ApiKeyWish {
  clientId: string
  name: string
  scopes: ApiScope[]
  /** Null: without an end. */
  expiresAt: Date | null
  /** In whose name it asks. Null: in the name of who creates it. */
  agentId: string | null
}

export interface ToldKey {
  key: ApiKey
  /** Told once. Null: it has been told. */
  secret: string | null
}

/** A key with which a program asks in the name of an agent (R72). */
export async function createApiKey(
  tx: Tx,
  agent: Agent,
  { clientId, expiresAt, ...wish }: ApiKeyWish,
): Promise<ToldKey> {
  const acting = await lockTeam(tx, agent, 'manageKeys')
  const { accountId } = acting
  const name = wish.name.trim().replace(/\s+/g, ' ')
  const fault = faultOfShortName(name, longestKeyName)
  if (fault) throw badInput('name', fault)
  const scopes = tidyScopes(wish.scopes, Object.values(ApiScope))
  if (!scopes) throw badInput('scopes', 'At least one.')
  const { id: agentId } = await needColleague(tx, accountId, wish.agentId ?? acting.id)
  const bytes = uuidToBytes(clientId)
  const contentHash = hashOfContent({ name, scopes, expiresAt, agentId })
  const made = await rowOf(tx.db, ApiKey, 'WHERE account_id = ? AND client_id = ?', [accountId, bytes])
  if (made) {
    refuseOtherContent(made, contentHash)
    return { key: made, secret: null }
  }
  const faultOfEnd = faultOfExpiry(expiresAt, tx.now)
  if (faultOfEnd) throw badInput('expiresAt', faultOfEnd)
  await refuseTooMany(tx, accountId)
  const token = newKeyToken()
  const row = {
    accountId,
    agentId,
    name,
    scopes,
    tokenHash: token.hash,
    tokenEnd: token.end,
    formerHash: null,
    formerUntil: null,
    clientId: bytes,
    contentHash,
    rotationId: null,
    createdAt: tx.now,
    expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  }
  const id = await insertRow(tx.db, ApiKey, row)
  const after = { name, scopes: scopes.join(' '), expiresAt }
  await writeAudit(tx, acting, { action: 'api-key-created', subject: 'api-key', id, after })
  return { key: { id, ...row }, secret: token.secret }
}

export function newKeyToken() {
  const secret = `${tokenPrefix}${newToken()}`
  return { secret, hash: hashOf(secret), end: secret.slice(-4) }
}

async function refuseTooMany(tx: Tx, accountId: string) {
  const [row] = await tx.db.query(
    `SELECT COUNT(*) AS live FROM api_key
     WHERE account_id = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)`,
    [accountId, tx.now],
  )
  if (Number(row.live) < mostLiveKeys) return
  throw new Refusal('TOO_MANY_KEYS', `At most ${mostLiveKeys} API keys are live at a time. Revoke one first.`)
}
