import type { Tx } from '../../platform/transaction.js'

const keptDays = 30

/** What webhooks were told is kept for as long as the feed, and a former secret for as long as it signs. */
export async function forgetDeliveries(tx: Tx): Promise<void> {
  const before = new Date(tx.now.getTime() - keptDays * 86_400_000)
  await tx.db.query('DELETE FROM webhook_delivery WHERE created_at < ? LIMIT 1000', [before])
  await tx.db.query(
    'UPDATE webhook SET former_secret = NULL WHERE former_until <= ? AND former_secret IS NOT NULL',
    [tx.now],
  )
}
