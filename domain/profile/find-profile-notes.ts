import { rowsOf, type Db } from '../../platform/rows.js'
import { ProfileNote } from '../../schema/profile-note.js'
import type { Profile } from '../../schema/profile.js'

export const mostNotes = 20

/** What the team has noted about a shopper, newest first. */
export const findProfileNotes = (db: Db, { id, accountId }: Profile): Promise<ProfileNote[]> =>
  rowsOf(
    db,
    ProfileNote,
    `WHERE profile_id = ? AND account_id = ? AND deleted_at IS NULL ORDER BY id DESC LIMIT ${mostNotes}`,
    [id, accountId],
  )
