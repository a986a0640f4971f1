import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { findSavedReply } from './find-saved-replies.js'

/** It was sent once more. For the verb that sends it, in the same transaction: so a message that is sent again counts once. */
export async function countUse(tx: Tx, agent: Agent, savedReplyId: string): Promise<void> {
  const { id, accountId } = await findSavedReply(tx.db, agent.accountId, savedReplyId)
  await tx.db.query(
    'UPDATE saved_reply SET used_count = used_count + 1, last_used_at = ?, last_used_by_id = ? WHERE account_id = ? AND id = ?',
    [tx.now, agent.id, accountId, id],
  )
}
