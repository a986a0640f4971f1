import type { Tx } from '../../platform/transaction.js'

const keptDays = 30

/** Letters that have gone, or were given up, are forgotten after a month, and so is which rings they told that are over. */
export async function forgetMails(tx: Tx): Promise<void> {
  const before = new Date(tx.now.getTime() - keptDays * 86_400_000)
  await tx.db.query('DELETE FROM outgoing_mail WHERE created_at < ? AND next_try_at IS NULL LIMIT 1000', [
    before,
  ])
  await tx.db.query(
    `DELETE FROM mailed_ring WHERE at < ? AND NOT EXISTS (
       SELECT 1 FROM ticket WHERE ticket.id = mailed_ring.ticket_id AND ticket.rung_at IS NOT NULL) LIMIT 1000`,
    [before],
  )
}
