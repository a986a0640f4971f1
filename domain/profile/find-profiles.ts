import { rowsOf, type Db } from '../../platform/rows.js'
import { Profile } from '../../schema/profile.js'

export const mostFound = 20

/** By the whole of an e-mail address, a phone number or an id, or by how a name begins; those seen last come first. */
export async function findProfiles(db: Db, accountId: string, query: string): Promise<Profile[]> {
  const words = query.trim()
  if (words === '' || !words.isWellFormed()) return []
  const beginning = `${words.replace(/[\\%_]/g, '\\$&')}%`
  const ids = `SELECT profile_id FROM profile_identity WHERE account_id = ? AND kind IN (?) AND value IN (?)
    UNION SELECT id FROM profile WHERE account_id = ? AND email = ?
    UNION (SELECT id FROM profile WHERE account_id = ? AND merged_into_id IS NULL AND name LIKE ? LIMIT ${mostFound})`
  return rowsOf(
    db,
    Profile,
    `WHERE account_id = ? AND merged_into_id IS NULL AND id IN (SELECT * FROM (${ids}) AS found)
     ORDER BY last_seen_at DESC, id DESC LIMIT ${mostFound}`,
    [
      ...[accountId, accountId, kinds, [...new Set([words, words.toLowerCase()])]],
      ...[accountId, words, accountId, beginning],
    ],
  )
}

const kinds = ['external-id', 'email', 'phone', 'shopify-customer']
