import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { Draft } from '../../schema/draft.js'
import { refuseFaultOfRole } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput } from '../errors.js'
import { agentChanged } from '../events.js'
import { endSessions } from '../session/end-sessions.js'
import { refuseLockOut } from './change-role.js'
import { giveAll } from './hand-over-tickets.js'
import { revokeInvitationsOf } from './invite.js'
import { lockTeam, needColleague } from './lock-team.js'

/**
 * Somebody leaves the team (R48, R71): is signed out everywhere at once, and what was theirs is another one's, or (null)
 * nobody's. What they wrote stays theirs; what they had only begun to write goes with them.
 */
export async function deactivateAgent(
  tx: Tx,
  agent: Agent,
  agentId: string,
  handTo: string | null,
): Promise<Agent> {
  const acting = await lockTeam(tx, agent, 'manageTeam')
  const { accountId } = acting
  const leaver = await needColleague(tx, accountId, agentId)
  if (agentId === acting.id) throw badInput('agentId', 'You cannot deactivate yourself.')
  if (agentId === handTo) throw badInput('handTo', 'Somebody else has to take the tickets.')
  if (handTo) await needColleague(tx, accountId, handTo)
  refuseFaultOfRole(acting, leaver.role, null)
  await refuseLockOut(tx, leaver, null)

  const deactivatedAt = tx.now
  await updateRow(tx.db, Agent, { id: agentId, accountId }, { deactivatedAt })
  await endSessions(tx, agentId)
  await tx.db.delete(Draft, { accountId, agentId })
  await revokeInvitationsOf(tx, leaver)
  const tickets = await giveAll(tx, accountId, agentId, handTo)
  await writeAudit(tx, acting, {
    action: 'agent-deactivated',
    subject: 'agent',
    id: agentId,
    before: { role: leaver.role },
    after: { tickets, handTo },
  })
  tx.publish(agentChanged, { accountId, agentId })
  return { ...leaver, deactivatedAt }
}
