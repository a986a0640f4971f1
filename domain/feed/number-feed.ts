import { randomBytes } from 'node:crypto'
import { addRow, addRowOnce, defer, rowOf, rowsOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { FeedEvent, FeedHead, FeedPending } from '../../schema/feed.js'
import { feedGrew } from '../events.js'

const batch = 200

/**
 * Gives what has happened in an account its numbers in the feed, as it becomes visible here: whoever reads up to a
 * number has read all that will ever stand below it. Within a ticket the order is the ticket’s own. Answers how many.
 */
export async function numberFeed(tx: Tx, accountId: string): Promise<number> {
  if ((await findPending(tx, accountId, 1)).length === 0) return 0
  const head = await lockHead(tx, accountId)
  const pending = await findPending(tx, accountId, batch)
  if (pending.length === 0) return 0
  let number = head.lastNumber
  for (const { id: _id, ...happened } of pending) {
    await addRow(tx.db, FeedEvent, { ...happened, number: ++number })
  }
  const places = pending.map(() => '?').join(', ')
  await defer(
    tx.db,
    `DELETE FROM feed_pending WHERE id IN (${places})`,
    pending.map(({ id }) => id),
  )
  await updateRow(tx.db, FeedHead, { accountId }, { lastNumber: number, numberedAt: tx.now })
  tx.publish(feedGrew, { accountId })
  return pending.length
}

const findPending = (tx: Tx, accountId: string, limit: number) =>
  rowsOf(tx.db, FeedPending, 'WHERE account_id = ? ORDER BY id LIMIT ?', [accountId, limit])

async function lockHead(tx: Tx, accountId: string): Promise<FeedHead> {
  const first = { accountId, epoch: newEpoch(), lastNumber: 0, forgottenUpTo: 0, numberedAt: tx.now }
  await addRowOnce(tx.db, FeedHead, first)
  return (await rowOf(tx.db, FeedHead, 'WHERE account_id = ?', [accountId], 'FOR UPDATE'))!
}

export const newEpoch = () => randomBytes(6).toString('hex')
