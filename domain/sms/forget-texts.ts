import type { Tx } from '../../platform/transaction.js'

const keptDays = 30

/** What was said stays in its thread; who was texted when, and by whom it was carried, is forgotten after a month. */
export async function forgetTexts(tx: Tx): Promise<void> {
  const before = new Date(tx.now.getTime() - keptDays * 86_400_000)
  await tx.db.query('DELETE FROM sms_message WHERE created_at < ? AND next_try_at IS NULL LIMIT 1000', [
    before,
  ])
}
