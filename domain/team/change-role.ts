import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import type { Role } from '../../schema/words/team.js'
import { isAbove, locksOut } from '../account/permissions.rules.js'
import { refuseFaultOfRole } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { Refusal } from '../errors.js'
import { agentChanged } from '../events.js'
import { revokeInvitationsOf } from './invite.js'
import { lockTeam, needColleague } from './lock-team.js'

/** Makes somebody an owner, a manager or an agent (R71). An account always keeps an owner. */
export async function changeRole(tx: Tx, agent: Agent, agentId: string, role: Role): Promise<Agent> {
  const acting = await lockTeam(tx, agent, 'manageTeam')
  const { accountId } = acting
  const colleague = await needColleague(tx, accountId, agentId)
  refuseFaultOfRole(acting, colleague.role, role)
  if (colleague.role === role) return colleague
  await refuseLockOut(tx, colleague, role)
  await updateRow(tx.db, Agent, { id: agentId, accountId }, { role })
  if (!isAbove(role, colleague.role)) await revokeInvitationsOf(tx, colleague)
  await writeAudit(tx, acting, {
    action: 'role-changed',
    subject: 'agent',
    id: agentId,
    before: { role: colleague.role },
    after: { role },
  })
  tx.publish(agentChanged, { accountId, agentId })
  return { ...colleague, role }
}

/** `role` null: nothing any more. */
export async function refuseLockOut(tx: Tx, { accountId, id, role: from }: Agent, role: Role | null) {
  const [row] = await tx.db.query(
    "SELECT COUNT(*) AS others FROM agent WHERE account_id = ? AND role = 'owner' AND deactivated_at IS NULL AND id <> ?",
    [accountId, id],
  )
  if (locksOut(from, role, Number(row.others))) {
    throw new Refusal('LAST_OWNER', 'An account always keeps an owner. Make somebody else one first.')
  }
}
