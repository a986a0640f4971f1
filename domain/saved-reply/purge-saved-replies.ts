import { LessThanOrEqual } from 'typeorm'
import type { Tx } from '../../platform/transaction.js'
import { SavedReply } from '../../schema/saved-reply.js'
import { restorableSince } from './saved-reply.rules.js'

/** What has lain in the bin for 30 days is gone for good. */
export async function purgeSavedReplies(tx: Tx): Promise<void> {
  await tx.db.delete(SavedReply, { deletedAt: LessThanOrEqual(restorableSince(tx.now)) })
}
