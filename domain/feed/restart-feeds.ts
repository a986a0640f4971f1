import type { Tx } from '../../platform/transaction.js'
import { newEpoch } from './number-feed.js'

/**
 * After a backup was restored: numbers behind it have been given out before, to something that is no more. Every cursor
 * of before is refused from now on, and whoever follows a feed is told to begin anew. Answers how many feeds there are.
 */
export async function restartFeeds(tx: Tx): Promise<number> {
  const heads: { accountId: string }[] = await tx.db.query(
    'SELECT account_id AS accountId FROM feed_head ORDER BY account_id FOR UPDATE',
  )
  for (const { accountId } of heads) {
    await tx.db.query('UPDATE feed_head SET epoch = ? WHERE account_id = ?', [newEpoch(), accountId])
  }
  return heads.length
}
