import type { Tx } from '../../platform/transaction.js'

const keptDays = 30

/** Letters that have gone, or were given up, are forgotten after a month. */
export async function forgetMails(tx: Tx): Promise<void> {
  const before = new Date(tx.now.getTime() - keptDays * 86_400_000)
  await tx.db.query('DELETE FROM outgoing_mail WHERE created_at < ? AND next_try_at IS NULL LIMIT 1000', [
    before,
  ])
}
