import { rowOf, rowsOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { FeedEvent, FeedHead } from '../../schema/feed.js'

/** For so long an integrator may be away and miss nothing (docs/decisions/0042). */
const feedDays = 30

const batch = 1_000

/** Deletes the oldest events of an account’s feed, of which it answers how many. */
export async function forgetFeed(tx: Tx, accountId: string): Promise<number> {
  const limit = new Date(tx.now.getTime() - feedDays * 86_400_000)
  const [oldest] = await findOldest(tx, accountId, 1)
  if (!oldest || oldest.at >= limit) return 0
  const head = await rowOf(tx.db, FeedHead, 'WHERE account_id = ?', [accountId], 'FOR UPDATE')
  const events = await findOldest(tx, accountId, batch)
  const firstKept = events.findIndex(({ at }) => at >= limit)
  const gone = firstKept === -1 ? events : events.slice(0, firstKept)
  const last = gone.at(-1)
  if (!head || !last) return 0
  await tx.db.query('DELETE FROM feed_event WHERE account_id = ? AND number <= ?', [accountId, last.number])
  await updateRow(tx.db, FeedHead, { accountId }, { forgottenUpTo: last.number })
  return gone.length
}

const findOldest = (tx: Tx, accountId: string, limit: number) =>
  rowsOf(tx.db, FeedEvent, 'WHERE account_id = ? ORDER BY number LIMIT ?', [accountId, limit])
