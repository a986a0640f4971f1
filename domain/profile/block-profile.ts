import { rowsOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { AuditAction } from '../../schema/words/audit.js'
import { TicketEventKind } from '../../schema/words/ticket.js'
import { writeAudit } from '../audit/write-audit.js'
import { profilesChanged } from '../events.js'
import { noteEvent } from '../ticket/change-ticket.js'
import { lockProfile } from './lock-profile.js'

/**
 * The team takes no message of a shopper any more. Who waits on it waits on: open tickets stay, ring, and can be answered
 * until somebody closes them. Blocking again changes nothing.
 */
export async function blockProfile(tx: Tx, agent: Agent, profileId: string): Promise<Profile> {
  const profile = await lockProfile(tx, agent.accountId, profileId)
  if (profile.blockedAt) return profile
  const block = { blockedAt: tx.now, blockedById: agent.id }
  return change(tx, agent, profile, block, AuditAction.PROFILE_BLOCKED, TicketEventKind.SHOPPER_BLOCKED)
}

/** The shopper can write again. Of one who is not blocked, nothing changes. */
export async function unblockProfile(tx: Tx, agent: Agent, profileId: string): Promise<Profile> {
  const profile = await lockProfile(tx, agent.accountId, profileId)
  if (!profile.blockedAt) return profile
  const none = { blockedAt: null, blockedById: null }
  return change(tx, agent, profile, none, AuditAction.PROFILE_UNBLOCKED, TicketEventKind.SHOPPER_UNBLOCKED)
}

/** The profile is held, then its tickets: what the shopper writes into one of them came before, or comes after. */
async function change(
  tx: Tx,
  agent: Agent,
  profile: Profile,
  block: Pick<Profile, 'blockedAt' | 'blockedById'>,
  action: AuditAction,
  kind: TicketEventKind,
): Promise<Profile> {
  const { id, accountId } = profile
  await updateRow(tx.db, Profile, { id, accountId }, block)
  const tail = "WHERE account_id = ? AND profile_id = ? AND status <> 'closed' ORDER BY id FOR UPDATE"
  for (const ticket of await rowsOf(tx.db, Ticket, tail, [accountId, id]))
    await noteEvent(tx, ticket, { kind, agentId: agent.id })
  tx.publish(profilesChanged, { accountId, profileIds: [id] })
  await writeAudit(tx, agent, { action, subject: 'profile', id })
  return { ...profile, ...block }
}
