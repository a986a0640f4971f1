import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { SavedReply } from '../../schema/saved-reply.js'
import { writeAudit } from '../audit/write-audit.js'
import { lockSavedReply, parse, refuseTaken, refuseTooMany } from './change-saved-replies.js'

/**
 * Takes it out of the bin, as it was or with another shortcut: its own may be another one's by now. One that is not in
 * the bin stays as it is.
 */
export async function restoreSavedReply(
  tx: Tx,
  agent: Agent,
  savedReplyId: string,
  shortcut: string | null,
): Promise<SavedReply> {
  const deleted = await lockSavedReply(tx, agent, savedReplyId, { alsoDeleted: true })
  if (!deleted.deletedAt) return deleted
  const { id, accountId } = deleted
  const content = parse({ ...deleted, shortcut: shortcut ?? deleted.shortcut })
  await refuseTaken(tx, accountId, content.shortcut)
  await refuseTooMany(tx, accountId)
  const changed = { ...content, deletedAt: null, deletedById: null, version: deleted.version + 1 }
  await tx.db.update(SavedReply, { id, accountId }, changed)
  await writeAudit(tx, agent, { action: 'saved-reply-restored', subject: 'saved-reply', id, after: content })
  return { ...deleted, ...changed }
}
