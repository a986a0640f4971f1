import { rowsOf, type Db } from '../../platform/rows.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { ProfileIdentity } from '../../schema/profile-identity.js'
import { ProfileNote } from '../../schema/profile-note.js'
import { Profile } from '../../schema/profile.js'
import { SmsContact } from '../../schema/sms.js'
import type { Line, LineOf, Person } from './format.js'

const atOnce = 500

/** In the order in which they come. */
export function groupedBy<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** All rows of a noun, a page at a time, by their ids. */
export async function* pagesById<T extends { id: string }>(
  db: Db,
  noun: new () => T,
  accountId: string,
  besides = '',
): AsyncGenerator<T[], void, void> {
  for (let after = '0'; ;) {
    // Else the database may read all rows of the account for each page.
    const tail = `FORCE INDEX (PRIMARY) WHERE account_id = ? AND id > ? ${besides} ORDER BY id LIMIT ?`
    const rows = await rowsOf(db, noun, tail, [accountId, after, atOnce])
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) return
    after = rows.at(-1)!.id
  }
}

export async function* profileLines(
  db: Db,
  accountId: string,
  team: Map<string, Person>,
): AsyncGenerator<Line[], void, void> {
  // Of two that have become one, the other only leads there; its identities are that one's.
  for await (const profiles of pagesById(db, Profile, accountId, 'AND merged_into_id IS NULL')) {
    const tail = 'WHERE account_id = ? AND profile_id IN (?) ORDER BY since, kind, value'
    const identities = await rowsOf(db, ProfileIdentity, tail, [accountId, profiles.map(({ id }) => id)])
    const byProfile = groupedBy(identities, ({ profileId }) => profileId)
    yield profiles.map((profile) => ({
      ...profileLine(profile, byProfile.get(profile.id) ?? []),
      blockedAt: profile.blockedAt,
      blockedBy: profile.blockedById === null ? null : (team.get(profile.blockedById) ?? null),
    }))
  }
}

function profileLine(
  { id, externalId, name, email, phone, language, timeZone, createdAt, lastSeenAt, erasedAt }: Profile,
  identities: ProfileIdentity[],
): Omit<LineOf<'profile'>, 'blockedAt' | 'blockedBy'> {
  const about = { externalId, name, email, phone, language, timeZone, createdAt, lastSeenAt, erasedAt }
  return {
    ...{ type: 'profile', id, ...about },
    identities: identities.map(({ kind, value, source, isVerified, since, toldAt }) => ({
      ...{ kind, value, source, isVerified, since, toldAt },
    })),
  }
}

/** What they did, what the team knows of them, and to which numbers nothing is to be texted. */
export async function* aboutProfiles(
  db: Db,
  accountId: string,
  team: Map<string, Person>,
): AsyncGenerator<Line[], void, void> {
  for await (const events of pagesById(db, ProfileEvent, accountId)) {
    yield events.map(({ externalId: id, profileId: profile, kind, title, occurredAt: at, details }) => ({
      ...{ type: 'profile-event', id, profile, kind, title, at },
      details: details as LineOf<'profile-event'>['details'],
    }))
  }
  for await (const notes of pagesById(db, ProfileNote, accountId, 'AND deleted_at IS NULL')) {
    yield notes.map(({ id, profileId: profile, agentId, text, at }) => ({
      ...{ type: 'profile-note', id, profile, agent: team.get(agentId)!, text, at },
    }))
  }
  const stopped = 'WHERE account_id = ? AND stopped_at IS NOT NULL ORDER BY number'
  const contacts = await rowsOf(db, SmsContact, stopped, [accountId])
  yield contacts.map(({ number, stoppedAt }) => ({ type: 'stopped-number', number, at: stoppedAt! }))
}
