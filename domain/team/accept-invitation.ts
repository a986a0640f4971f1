import { insertRow, rowOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { Invitation } from '../../schema/invitation.js'
import { findAccount } from '../account/find-account.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput, notFound } from '../errors.js'
import { agentChanged } from '../events.js'
import { endSessions } from '../session/end-sessions.js'
import { faultOfPassword } from '../session/password.rules.js'
import { hashPassword, startSession } from '../session/sign-in.js'
import { hashOf } from '../session/tokens.js'
import { faultOfName } from './person.rules.js'

/**
 * Whoever holds the link joins the team, once, and is signed in (R71). The row is held until then, so of many who try at
 * the same moment one comes in. Wrong, used, revoked and expired links are all answered alike.
 */
export async function acceptInvitation(
  tx: Tx,
  link: string,
  { name, password }: { name: string; password: string },
): Promise<{ agent: Agent; token: string }> {
  const invitation = await findInvitation(tx, link, 'FOR UPDATE')
  refuseFaults(invitation, { name, password })
  const { accountId, role, email } = invitation
  const { language } = await findAccount(tx.db, accountId)
  const fresh = { name: name.trim(), role, language, passwordHash: await hashPassword(password) }
  const id = await join(tx, invitation, fresh)
  await updateRow(tx.db, Invitation, { id: invitation.id, accountId }, { acceptedAt: tx.now })
  const { passwordHash: _secret, ...told } = fresh
  await writeAudit(
    tx,
    { accountId, id },
    { action: 'agent-joined', subject: 'agent', id, after: { ...told, email } },
  )
  tx.publish(agentChanged, { accountId, agentId: id })
  const agent = await tx.db.findOneByOrFail(Agent, { id, accountId })
  return { agent, token: await startSession(tx, agent) }
}

/** An invitation that may still be accepted. */
export async function findInvitation(
  { db, now }: Pick<Tx, 'db' | 'now'>,
  link: string,
  lock: '' | 'FOR UPDATE' = '',
): Promise<Invitation> {
  const open = 'WHERE token_hash = ? AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ?'
  const invitation = await rowOf(db, Invitation, open, [hashOf(link), now], lock)
  if (!invitation) throw notFound('invitation')
  return invitation
}

function refuseFaults({ email }: Invitation, { name, password }: { name: string; password: string }) {
  const faultyName = faultOfName(name)
  if (faultyName) throw badInput('name', faultyName)
  const faultyPassword = faultOfPassword(password, { email })
  if (faultyPassword) throw badInput('password', faultyPassword)
}

type Joining = Pick<Agent, 'name' | 'role' | 'language' | 'passwordHash'>

/** Somebody new, or somebody who has left and comes back to what was theirs. */
async function join(tx: Tx, { accountId, email }: Invitation, fresh: Joining): Promise<string> {
  const known = await tx.db.findOneBy(Agent, { email })
  if (!known) return insertRow(tx.db, Agent, { ...fresh, accountId, email, createdAt: tx.now })
  if (known.accountId !== accountId || !known.deactivatedAt) {
    throw badInput(
      'token',
      'Somebody signs in with this e-mail already. Ask for an invitation to another one.',
    )
  }
  await endSessions(tx, known.id)
  await updateRow(tx.db, Agent, { id: known.id, accountId }, { ...fresh, deactivatedAt: null })
  return known.id
}
