import { IsNull } from 'typeorm'
import { insertRow, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { Invitation } from '../../schema/invitation.js'
import { uuidToBytes } from '../../schema/uuid.js'
import type { Role } from '../../schema/words/team.js'
import { refuseFaultOfRole } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput, notFound } from '../errors.js'
import { normalEmail } from '../session/sign-in.js'
import { hashOf, newToken } from '../session/tokens.js'
import { conflict } from '../ticket/find-sent.js'
import { lockTeam } from './lock-team.js'
import { faultOfEmail } from './person.rules.js'

const invitationDays = 7

/** `token` is told once; null: it has been told. */
export interface Invited {
  invitation: Invitation
  token: string | null
}

/** Asks somebody to join the team (R71). Whoever has left may be asked again. */
export async function invite(
  tx: Tx,
  agent: Agent,
  wish: { clientId: string; email: string; role: Role },
): Promise<Invited> {
  const acting = await lockTeam(tx, agent, 'manageTeam')
  const { accountId } = acting
  const { role } = wish
  const email = normalEmail(wish.email)
  const clientId = uuidToBytes(wish.clientId)
  const sent = await tx.db.findOneBy(Invitation, { accountId, clientId })
  if (sent && (sent.email !== email || sent.role !== role)) throw conflict()
  if (sent) return { invitation: sent, token: null }
  refuseFaultOfRole(acting, null, role)
  const fault = faultOfEmail(email)
  if (fault) throw badInput('email', fault)
  await refuseKnown(tx, acting, email)

  const token = newToken()
  const row = {
    accountId,
    clientId,
    email,
    role,
    invitedBy: acting.id,
    tokenHash: hashOf(token),
    createdAt: tx.now,
    expiresAt: inAWeek(tx),
    acceptedAt: null,
    revokedAt: null,
  }
  const id = await insertRow(tx.db, Invitation, row)
  await writeAudit(tx, acting, {
    action: 'agent-invited',
    subject: 'invitation',
    id,
    after: { email, role },
  })
  return { invitation: { id, ...row }, token }
}

/** The same invitation with a new link, for another 7 days; the old link opens nothing any more. */
export async function resendInvitation(tx: Tx, agent: Agent, invitationId: string): Promise<Invited> {
  const acting = await lockTeam(tx, agent, 'manageTeam')
  const invitation = await needOpen(tx, acting, invitationId)
  const token = newToken()
  const fresh = { tokenHash: hashOf(token), expiresAt: inAWeek(tx) }
  await updateRow(tx.db, Invitation, { id: invitation.id, accountId: acting.accountId }, fresh)
  await writeAudit(tx, acting, {
    action: 'invitation-renewed',
    subject: 'invitation',
    id: invitation.id,
    before: { expiresAt: invitation.expiresAt },
    after: { expiresAt: fresh.expiresAt },
  })
  return { invitation: { ...invitation, ...fresh }, token }
}

/** The link opens nothing any more. Revoking what is revoked changes nothing. */
export async function revokeInvitation(tx: Tx, agent: Agent, invitationId: string): Promise<void> {
  const acting = await lockTeam(tx, agent, 'manageTeam')
  const { accountId } = acting
  const invitation = await tx.db.findOneBy(Invitation, { id: invitationId, accountId })
  if (!invitation || invitation.acceptedAt) throw notFound('invitation')
  if (invitation.revokedAt) return
  refuseFaultOfRole(acting, invitation.role, null)
  await updateRow(tx.db, Invitation, { id: invitationId, accountId }, { revokedAt: tx.now })
  const { email, role } = invitation
  await writeAudit(tx, acting, {
    action: 'invitation-revoked',
    subject: 'invitation',
    id: invitationId,
    before: { email, role },
  })
}

/** Whoever leaves, or falls, leaves no open door behind. */
export async function revokeInvitationsOf(tx: Tx, { accountId, id }: Agent): Promise<void> {
  await tx.db.update(
    Invitation,
    { accountId, invitedBy: id, acceptedAt: IsNull(), revokedAt: IsNull() },
    { revokedAt: tx.now },
  )
}

async function needOpen(tx: Tx, acting: Agent, id: string): Promise<Invitation> {
  const invitation = await tx.db.findOneBy(Invitation, { id, accountId: acting.accountId })
  if (!invitation || invitation.acceptedAt || invitation.revokedAt) throw notFound('invitation')
  refuseFaultOfRole(acting, null, invitation.role)
  return invitation
}

/** Of other accounts nothing is said here: whether somebody works for another shop is no business of this one. */
async function refuseKnown(tx: Tx, { accountId }: Agent, email: string) {
  const known = await tx.db.findOneBy(Agent, { accountId, email })
  if (known && !known.deactivatedAt) throw badInput('email', 'This person is in the team already.')
  const open = await tx.db.findBy(Invitation, { accountId, email })
  if (open.some(({ acceptedAt, revokedAt, expiresAt }) => !acceptedAt && !revokedAt && expiresAt > tx.now)) {
    throw badInput('email', 'This person has been invited already. Send the invitation again.')
  }
}

const inAWeek = (tx: Tx) => new Date(tx.now.getTime() + invitationDays * 86_400_000)
