import { rowOf, type Db } from '../../platform/rows.js'
import { ProfileErasure } from '../../schema/profile-erasure.js'
import type { Profile } from '../../schema/profile.js'

/** How far it is; null: the profile has not been forgotten. */
export const findErasure = (db: Db, { id, accountId, erasedAt }: Profile): Promise<ProfileErasure | null> =>
  erasedAt
    ? rowOf(db, ProfileErasure, 'WHERE account_id = ? AND profile_id = ?', [accountId, id])
    : Promise.resolve(null)
