import { rowsOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput, notFound, Refusal } from '../errors.js'
import { profilesChanged, profilesMerged, ticketChanged } from '../events.js'

/** Whose rows are about a profile, beside its tickets. */
export const tablesOfProfile = [
  'profile_event',
  'profile_identity',
  'profile_note',
  'shopper_session',
  'sms_contact',
]

/**
 * Two profiles turn out to be one person: all of `dropId` becomes `keepId`'s, and its id leads there from now on. Somebody
 * decides that; what a shopper writes or types anywhere never does. Merging again what is one already changes nothing.
 */
export async function mergeProfiles(
  tx: Tx,
  agent: Agent,
  { keepId, dropId }: { keepId: string; dropId: string },
): Promise<Profile> {
  refuseUnlessMay(agent, 'mergeProfiles')
  if (keepId === dropId) throw badInput('dropId', 'This is the same profile.')
  const { accountId } = agent
  const [keep, drop] = await lockBoth(tx, accountId, keepId, dropId)
  if (keep.id === drop.id) return keep
  if (keep.erasedAt || drop.erasedAt) throw notFound('profile')

  const moved = await moveTickets(tx, keep, drop)
  for (const table of tablesOfProfile)
    await tx.db.query(`UPDATE ${table} SET profile_id = ? WHERE account_id = ? AND profile_id = ?`, [
      keep.id,
      accountId,
      drop.id,
    ])
  // So a way never has more than one step.
  await tx.db.query('UPDATE profile SET merged_into_id = ? WHERE account_id = ? AND merged_into_id = ?', [
    keep.id,
    accountId,
    drop.id,
  ])
  await updateRow(tx.db, Profile, { id: drop.id, accountId }, { ...nothing, mergedIntoId: keep.id })
  const both = togetherOf(keep, drop)
  await updateRow(tx.db, Profile, { id: keep.id, accountId }, both)

  tx.publish(profilesMerged, { accountId, fromId: drop.id, intoId: keep.id })
  tx.publish(profilesChanged, { accountId, profileIds: [keep.id, drop.id] })
  // Not under which names: those may have to be forgotten one day, and the log keeps what it has.
  const after = { mergedProfile: drop.id, tickets: moved }
  await writeAudit(tx, agent, { action: 'profiles-merged', subject: 'profile', id: keep.id, after })
  return { ...keep, ...both }
}

/** As they are by now, lowest id first, so that two who merge the same do not wait for each other. */
async function lockBoth(tx: Tx, accountId: string, keepId: string, dropId: string) {
  const lock = async (ids: string[]) => {
    const tail = 'WHERE account_id = ? AND id IN (?) ORDER BY id FOR UPDATE'
    const profiles = await rowsOf(tx.db, Profile, tail, [accountId, ids])
    return new Map(profiles.map((profile) => [profile.id, profile]))
  }
  const given = await lock([keepId, dropId])
  const successorOf = (id: string) => {
    const profile = given.get(id)
    if (!profile) throw notFound('profile')
    return profile.mergedIntoId ?? id
  }
  const ids = [successorOf(keepId), successorOf(dropId)] as const
  const now = await lock([...ids])
  return ids.map((id) => now.get(id)!) as [Profile, Profile]
}

/**
 * Of two open web chats neither is closed for them: that is for good (R14), and somebody may wait there. So they are
 * refused until one of the team has closed one (R11).
 */
async function moveTickets(tx: Tx, keep: Profile, drop: Profile): Promise<number> {
  const { accountId } = keep
  const tail = 'WHERE account_id = ? AND profile_id IN (?) ORDER BY id FOR UPDATE'
  const tickets = await rowsOf(tx.db, Ticket, tail, [accountId, [keep.id, drop.id]])
  const chats = tickets.filter((ticket) => ticket.channel === 'chat' && isOpen(ticket))
  if (chats.length > 1)
    throw new Refusal('TWO_OPEN_CHATS', 'Both have an open web chat. Close one of the two first.')
  await tx.db.query(
    `UPDATE ticket SET profile_id = ?, changed_at = ?, index_pending_since = COALESCE(index_pending_since, ?)
     WHERE account_id = ? AND profile_id = ?`,
    [keep.id, tx.now, tx.now, accountId, drop.id],
  )
  const moving = tickets.filter(({ profileId }) => profileId === drop.id)
  for (const { id: ticketId, lastNumber: number } of new Set([...moving, ...tickets.filter(isOpen)]))
    tx.publish(ticketChanged, { accountId, ticketId, profileId: keep.id, number })
  return moving.length
}

const isOpen = ({ status }: Ticket) => status !== 'closed'

/** What the one that is kept does not say, the other does. */
function togetherOf(keep: Profile, drop: Profile) {
  const isNameless = keep.externalId !== null && keep.name === keep.externalId.slice(0, 100)
  return {
    name: isNameless ? drop.name : keep.name,
    email: keep.email ?? drop.email,
    phone: keep.phone ?? drop.phone,
    language: keep.language ?? drop.language,
    timeZone: keep.timeZone ?? drop.timeZone,
    createdAt: new Date(Math.min(keep.createdAt.getTime(), drop.createdAt.getTime())),
    lastSeenAt: laterOf(keep.lastSeenAt, drop.lastSeenAt),
    // Whoever is blocked as the one does not come back as the other.
    ...blockOf(keep.blockedAt ? keep : drop),
  }
}

const blockOf = ({ blockedAt, blockedById }: Profile) => ({ blockedAt, blockedById })

const laterOf = (one: Date | null, other: Date | null) =>
  one && other ? new Date(Math.max(one.getTime(), other.getTime())) : (one ?? other)

/** Only the way remains, and the shop’s own id, by which whoever comes with it goes that way. */
const nothing = {
  ...{ name: '', email: null, phone: null, language: null, timeZone: null },
  ...{ blockedAt: null, blockedById: null },
}
