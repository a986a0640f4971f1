import type { Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { IdentityKey } from '../../schema/identity-key.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'

/** Newest first, those that were revoked included. */
export async function findIdentityKeys(db: Db, agent: Agent): Promise<IdentityKey[]> {
  refuseUnlessMay(agent, 'manageKeys')
  return db.find(IdentityKey, { where: { accountId: agent.accountId }, order: { id: 'DESC' }, take: 100 })
}
