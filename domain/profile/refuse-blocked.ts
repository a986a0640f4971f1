import { rowOf, type Db } from '../../platform/rows.js'
import { Profile } from '../../schema/profile.js'
import { Refusal } from '../errors.js'

/** Asked once the ticket that somebody writes into is held, it is as `blockProfile` left it, and stays so. */
export async function isBlocked(db: Db, accountId: string, profileId: string): Promise<boolean> {
  const profile = await rowOf(db, Profile, 'WHERE id = ? AND account_id = ?', [profileId, accountId])
  return profile?.blockedAt != null
}

/** Says nothing of who blocked whom, or why. */
export const blocked = () => new Refusal('BLOCKED', 'This shop takes no messages from you any more.')
