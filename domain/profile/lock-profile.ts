import { rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Profile } from '../../schema/profile.js'
import { notFound } from '../errors.js'

/** Reads a profile, or the one that it has become one with, and holds it, so that what is written about it stays with it. */
export async function lockProfile(tx: Tx, accountId: string, id: string): Promise<Profile> {
  const profile = await lockBy(tx, accountId, 'id', id)
  // Of somebody who has been forgotten nothing is written down again (R79).
  if (!profile || profile.erasedAt) throw notFound('profile')
  return profile
}

/** The same by the shop’s own id; null: nobody has it. */
export const lockByExternalId = (tx: Tx, accountId: string, externalId: string): Promise<Profile | null> =>
  lockBy(tx, accountId, 'external_id', externalId)

async function lockBy(tx: Tx, accountId: string, column: 'id' | 'external_id', value: string) {
  const tail = (name: string) => `WHERE account_id = ? AND ${name} = ?`
  const profile = await rowOf(tx.db, Profile, tail(column), [accountId, value], 'FOR UPDATE')
  if (!profile?.mergedIntoId) return profile
  return rowOf(tx.db, Profile, tail('id'), [accountId, profile.mergedIntoId], 'FOR UPDATE')
}
