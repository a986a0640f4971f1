import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { IdentityKey } from '../../schema/identity-key.js'
import { writeAudit } from '../audit/write-audit.js'
import { notFound } from '../errors.js'
import { lockTeam } from '../team/lock-team.js'

/** It proves nothing any more, from the next token on (R70). The last one may go, too: then nobody comes in. */
export async function revokeIdentityKey(tx: Tx, agent: Agent, keyId: string): Promise<IdentityKey> {
  const acting = await lockTeam(tx, agent, 'manageKeys')
  const { accountId } = acting
  const key = await tx.db.findOneBy(IdentityKey, { id: keyId, accountId })
  if (!key) throw notFound('identity key')
  if (key.revokedAt) return key
  const revokedAt = tx.now
  await updateRow(tx.db, IdentityKey, { id: keyId, accountId }, { revokedAt })
  const before = { kid: key.kid }
  await writeAudit(tx, acting, { action: 'key-revoked', subject: 'identity-key', id: keyId, before })
  return { ...key, revokedAt }
}
