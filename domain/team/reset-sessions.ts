import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { refuseFaultOfRole } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput } from '../errors.js'
import { endSessions } from '../session/end-sessions.js'
import { lockTeam, needColleague } from './lock-team.js'

/** A laptop is lost: somebody of the team is signed out everywhere at once, and may sign in again. Answers how often they were signed in. */
export async function resetSessions(tx: Tx, agent: Agent, agentId: string): Promise<number> {
  const acting = await lockTeam(tx, agent, 'manageTeam')
  const colleague = await needColleague(tx, acting.accountId, agentId)
  if (agentId === acting.id) throw badInput('agentId', 'Your own sessions end with `endOtherSessions`.')
  refuseFaultOfRole(acting, colleague.role, null)
  const sessions = await endSessions(tx, agentId)
  if (sessions > 0) {
    const after = { sessions }
    await writeAudit(tx, acting, { action: 'sessions-reset', subject: 'agent', id: agentId, after })
  }
  return sessions
}
