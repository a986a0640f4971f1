import type { Tx } from '../../platform/transaction.js'

/** After a change of settings or hours: every ring that is planned is planned anew, by the next sweep. */
export async function askAllAgain(tx: Tx, accountId: string): Promise<void> {
  await tx.db.query(
    "UPDATE ticket SET next_ring_at = ? WHERE account_id = ? AND status = 'open' AND bell_since IS NOT NULL",
    [tx.now, accountId],
  )
}
