import { IsNull } from 'typeorm'
import type { Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { Invitation } from '../../schema/invitation.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'

/** Those that nobody has accepted or revoked, newest first; an expired one may be sent again. */
export async function findInvitations(db: Db, agent: Agent): Promise<Invitation[]> {
  refuseUnlessMay(agent, 'manageTeam')
  return db.find(Invitation, {
    where: { accountId: agent.accountId, acceptedAt: IsNull(), revokedAt: IsNull() },
    order: { id: 'DESC' },
    take: 100,
  })
}
