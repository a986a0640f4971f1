import { rowOf, type Db } from '../../platform/rows.js'
import { Profile } from '../../schema/profile.js'
import { notFound } from '../errors.js'

/** Who has this id of the shop’s; null: nobody. */
export const findByExternalId = (db: Db, accountId: string, externalId: string): Promise<Profile | null> =>
  rowOf(db, Profile, tailBy('external_id'), [accountId, accountId, externalId])

/** The id of a profile that has become one with another answers that one. */
export async function findProfile(db: Db, accountId: string, id: string): Promise<Profile> {
  const profile = await rowOf(db, Profile, tailBy('id'), [accountId, accountId, id])
  if (!profile) throw notFound('profile')
  return profile
}

const tailBy = (column: 'id' | 'external_id') => `WHERE account_id = ? AND id = (
  SELECT COALESCE(merged_into_id, id) FROM profile WHERE account_id = ? AND ${column} = ?)`
