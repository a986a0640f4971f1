import { addRow, rowsOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Account } from '../../schema/account.js'
import type { Agent } from '../../schema/agent.js'
import { ProfileErasure } from '../../schema/profile-erasure.js'
import { Profile } from '../../schema/profile.js'
import { ShopperSession } from '../../schema/sessions.js'
import { SmsContact } from '../../schema/sms.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { notFound, Refusal } from '../errors.js'
import { profilesChanged, sessionEnded } from '../events.js'
import { eraseTickets } from '../jobs.js'
import { erasedName } from './personal-data.rules.js'

/** An agent; without an id, whoever runs the server. */
type Author = Pick<Agent, 'accountId'> & { id: string | null }

/**
 * Forgets a shopper for good (R79). Who it was is gone with this transaction: names, addresses, identities, what they did
 * in the shop, what the team noted, and every session. What was said in their tickets goes next, ticket by ticket
 * (`erase-tickets.ts`). That there was somebody, when they wrote and how long they waited stays: it says nothing of whom.
 */
export async function eraseProfile(tx: Tx, agent: Agent, profileId: string): Promise<Profile> {
  refuseUnlessMay(agent, 'managePersonalData')
  return forgetProfile(tx, agent, profileId)
}

/** The same by whoever runs the server. */
export async function forgetProfile(tx: Tx, author: Author, profileId: string): Promise<Profile> {
  const { accountId } = author
  const all = await lockAllOf(tx, accountId, profileId)
  const profile = all.find(({ mergedIntoId }) => mergedIntoId === null)
  if (!profile) throw notFound('profile')
  if (profile.erasedAt) return profile
  await refuseOpenTickets(tx, profile)

  const ids = all.map(({ id }) => id)
  await endSessions(tx, accountId, ids)
  for (const table of ['profile_event', 'profile_identity', 'profile_note'])
    await tx.db.query(`DELETE FROM ${table} WHERE account_id = ? AND profile_id IN (?)`, [accountId, ids])
  await deleteLetters(tx, all)
  await deleteRingLetters(tx, accountId, ids)
  await deleteTexts(tx, accountId, ids)
  const { language } = await tx.db.findOneByOrFail(Account, { id: accountId })
  const gone = { ...nobody, name: erasedName(language), erasedAt: tx.now }
  for (const id of ids) await updateRow(tx.db, Profile, { id, accountId }, gone)

  await addRow(tx.db, ProfileErasure, {
    accountId,
    profileId: profile.id,
    begunAt: tx.now,
    lastTicketId: '0',
    tickets: 0,
    messages: 0,
    pendingSince: tx.now,
  })
  tx.enqueue(eraseTickets, { accountId, profileId: profile.id })
  tx.publish(profilesChanged, { accountId, profileIds: ids })
  await writeAudit(tx, author, { action: 'profile-erased', subject: 'profile', id: profile.id })
  return { ...profile, ...gone }
}

/** With those that have become one with it: each had a name of its own. Held lowest id first. */
async function lockAllOf(tx: Tx, accountId: string, id: string): Promise<Profile[]> {
  const tail = 'WHERE account_id = ? AND id = ?'
  const [asked] = await rowsOf(tx.db, Profile, tail, [accountId, id])
  if (!asked) throw notFound('profile')
  const root = asked.mergedIntoId ?? asked.id
  const both = 'WHERE account_id = ? AND (id = ? OR merged_into_id = ?) ORDER BY id FOR UPDATE'
  return rowsOf(tx.db, Profile, both, [accountId, root, root])
}

/** Somebody may wait there, and whoever closes a chat for them knows it. */
async function refuseOpenTickets(tx: Tx, { id, accountId }: Profile) {
  const [open] = await tx.db.query(
    "SELECT id FROM ticket WHERE account_id = ? AND profile_id = ? AND status <> 'closed' LIMIT 1 FOR UPDATE",
    [accountId, id],
  )
  if (open) throw new Refusal('TICKETS_OPEN', 'Close the open tickets of this profile first.')
}

async function endSessions(tx: Tx, accountId: string, profileIds: string[]) {
  const tail = 'WHERE account_id = ? AND profile_id IN (?) FOR UPDATE'
  for (const { tokenHash } of await rowsOf(tx.db, ShopperSession, tail, [accountId, profileIds])) {
    await tx.db.delete(ShopperSession, { tokenHash })
    tx.publish(sessionEnded, { tokenHash: tokenHash.toString('hex') })
  }
}

/** Also to addresses that the shop has told long ago. */
async function deleteLetters(tx: Tx, profiles: Profile[]) {
  const addresses = profiles.flatMap(({ email }) => email ?? [])
  if (addresses.length === 0) return
  const { accountId } = profiles[0]!
  await tx.db.query('DELETE FROM outgoing_mail WHERE account_id = ? AND kind IN (?) AND to_address IN (?)', [
    accountId,
    ['unseen', 'reply'],
    addresses,
  ])
}

/** To agents, who are told the names of those who wait: what has not gone yet. */
async function deleteRingLetters(tx: Tx, accountId: string, profileIds: string[]) {
  await tx.db.query(
    `DELETE outgoing_mail FROM outgoing_mail
     JOIN mailed_ring ON mailed_ring.account_id = outgoing_mail.account_id AND mailed_ring.letter = outgoing_mail.about
     JOIN ticket ON ticket.account_id = mailed_ring.account_id AND ticket.id = mailed_ring.ticket_id
     WHERE outgoing_mail.account_id = ? AND outgoing_mail.kind = 'rings' AND outgoing_mail.text <> ''
       AND ticket.profile_id IN (?)`,
    [accountId, profileIds],
  )
}

/** A number that has sent STOP stays, of nobody in particular: it is not to be texted again. */
async function deleteTexts(tx: Tx, accountId: string, profileIds: string[]) {
  const contacts = await rowsOf(tx.db, SmsContact, 'WHERE account_id = ? AND profile_id IN (?) FOR UPDATE', [
    accountId,
    profileIds,
  ])
  if (contacts.length === 0) return
  const of = [accountId, contacts.map(({ number }) => number)]
  const where = 'WHERE account_id = ? AND number IN (?)'
  await tx.db.query(`DELETE FROM sms_message ${where}`, of)
  await tx.db.query(`UPDATE sms_ticket SET number = '' ${where}`, of)
  await tx.db.query(`DELETE FROM sms_contact ${where} AND stopped_at IS NULL`, of)
  await tx.db.query(`UPDATE sms_contact SET profile_id = NULL, ticket_id = NULL ${where}`, of)
}

const nobody = {
  externalId: null,
  email: null,
  phone: null,
  language: null,
  timeZone: null,
  lastSeenAt: null,
  blockedAt: null,
  blockedById: null,
} as const
