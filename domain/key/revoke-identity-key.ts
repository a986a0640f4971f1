import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { IdentityKey } from '../../schema/identity-key.js'
import { writeAudit } from '../audit/write-audit.js'
import { notFound } from '../errors.js'
import { identityKeyRevoked } from '../events.js'
import { lockTeam } from '../team/lock-team.js'

/** It proves nothing any more, and what it has proved is over, too (R70). The last one may go: then nobody comes in. */
export async function revokeIdentityKey(tx: Tx, agent: Agent, keyId: string): Promise<IdentityKey> {
  return endIdentityKey(tx, await lockTeam(tx, agent, 'manageKeys'), keyId)
}

/** The same by whoever runs the server (`id` null): the account is held already. */
export async function endIdentityKey(
  tx: Tx,
  acting: Pick<Agent, 'accountId'> & { id: string | null },
  keyId: string,
): Promise<IdentityKey> {
  const { accountId } = acting
  const key = await tx.db.findOneBy(IdentityKey, { id: keyId, accountId })
  if (!key) throw notFound('identity key')
  if (key.revokedAt) return key
  const revokedAt = tx.now
  await updateRow(tx.db, IdentityKey, { id: keyId, accountId }, { revokedAt })
  // Who may have the key may have begun any of these; where nobody wrote down with which, any may be one of them.
  await tx.db.query(
    'DELETE FROM shopper_session WHERE account_id = ? AND (identity_key_id = ? OR identity_key_id IS NULL)',
    [accountId, keyId],
  )
  tx.publish(identityKeyRevoked, { accountId, keyId })
  const before = { kid: key.kid }
  await writeAudit(tx, acting, { action: 'key-revoked', subject: 'identity-key', id: keyId, before })
  return { ...key, revokedAt }
}
