import type { Tx } from '../../platform/transaction.js'
import type { DeskChange } from '../../schema/desk-change.js'

/**
 * The desk has opened: those who have waited since before make its queue, longest first (R56). A snooze that ends with
 * the opening counts as ended, whoever comes first.
 */
export async function queueFollowUps(
  tx: Tx,
  { id, accountId, at }: Pick<DeskChange, 'id' | 'accountId' | 'at'>,
): Promise<void> {
  await tx.db.query(
    `INSERT INTO follow_up (desk_change_id, place, account_id, ticket_id, waiting_since)
     SELECT ?, ROW_NUMBER() OVER (ORDER BY waiting_since, id), account_id, id, waiting_since FROM ticket
     WHERE account_id = ? AND waiting_since < ? AND (status = 'open' OR (status = 'snoozed' AND snoozed_until <= ?))`,
    [id, accountId, at, at],
  )
}
