import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { ApiKey } from '../../schema/api-key.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput } from '../errors.js'
import { sessionEnded } from '../events.js'
import { lockTeam } from '../team/lock-team.js'
import { goodUntil, overlapHours } from './api-key.rules.js'
import { newKeyToken, type ToldKey } from './create-api-key.js'
import { needApiKey } from './find-api-keys.js'

/** Another secret for the same key; the former one is good for a day more, and whatever was before that one ends (R72). */
export async function rotateApiKey(tx: Tx, agent: Agent, keyId: string, clientId: string): Promise<ToldKey> {
  const acting = await lockTeam(tx, agent, 'manageKeys')
  const key = await needApiKey(tx.db, acting.accountId, keyId)
  const rotationId = uuidToBytes(clientId)
  if (key.rotationId?.equals(rotationId)) return { key, secret: null }
  if (!goodUntil(key, false, tx.now)) throw badInput('keyId', 'This key is over. Create another one.')
  const token = newKeyToken()
  const changes = {
    tokenHash: token.hash,
    tokenEnd: token.end,
    formerHash: key.tokenHash,
    formerUntil: new Date(tx.now.getTime() + overlapHours * 3_600_000),
    rotationId,
  }
  await updateRow(tx.db, ApiKey, { id: keyId, accountId: acting.accountId }, changes)
  if (key.formerHash) tx.publish(sessionEnded, { tokenHash: key.formerHash.toString('hex') })
  const before = { name: key.name }
  await writeAudit(tx, acting, { action: 'api-key-rotated', subject: 'api-key', id: keyId, before })
  return { key: { ...key, ...changes }, secret: token.secret }
}
