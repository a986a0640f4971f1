import { rowsOf, type Db } from '../../platform/rows.js'
import { ProfileIdentity } from '../../schema/profile-identity.js'
import type { Profile } from '../../schema/profile.js'

export const mostIdentities = 20

/** Those that were told first come first. */
export const findIdentities = (db: Db, { id, accountId }: Profile): Promise<ProfileIdentity[]> =>
  rowsOf(
    db,
    ProfileIdentity,
    `WHERE account_id = ? AND profile_id = ? ORDER BY since, kind, value LIMIT ${mostIdentities}`,
    [accountId, id],
  )
