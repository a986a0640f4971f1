import { rowsOf, type Db } from '../../platform/rows.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import type { Profile } from '../../schema/profile.js'

/** A page of a profile's history, newest first, behind a place (instant in milliseconds, id). */
export function findProfileEvents(
  db: Db,
  profile: Profile,
  place: string[] | null,
  limit: number,
): Promise<ProfileEvent[]> {
  const behind = place ? 'AND occurred_at <= ? AND NOT (occurred_at = ? AND id >= ?)' : ''
  const at = place && new Date(Number(place[0]))
  return rowsOf(
    db,
    ProfileEvent,
    `WHERE profile_id = ? AND account_id = ? ${behind} ORDER BY occurred_at DESC, id DESC LIMIT ?`,
    [profile.id, profile.accountId, ...(place ? [at, at, place[1]] : []), limit],
  )
}
