import { IsNull } from 'typeorm'
import { insertRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { SavedReply } from '../../schema/saved-reply.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { editConflict } from '../account/change-account.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput, notFound } from '../errors.js'
import { hashOfContent, refuseOtherContent } from '../made-once.js'
import {
  faultOfSavedReply,
  mostSavedReplies,
  restorableSince,
  tidied,
  type SavedReplyDraft,
} from './saved-reply.rules.js'

/** A new saved reply (R49). Refused if the shortcut is another one's. */
export async function createSavedReply(
  tx: Tx,
  agent: Agent,
  clientId: string,
  draft: SavedReplyDraft,
): Promise<SavedReply> {
  refuseOthers(agent)
  const { accountId } = agent
  const content = parse(draft)
  const contentHash = hashOfContent(content)
  // A key was taken: by this very request made before, or by another one's shortcut.
  if (tx.isRepeated) {
    const made = await tx.db.findOneBy(SavedReply, { accountId, clientId: uuidToBytes(clientId) })
    if (made) {
      refuseOtherContent(made, contentHash)
      return made
    }
    await refuseTaken(tx, accountId, content.shortcut)
  }
  await refuseTooMany(tx, accountId)
  const row = {
    ...{ accountId, ...content, usedCount: 0, lastUsedAt: null, lastUsedById: null, version: 1 },
    ...{
      clientId: uuidToBytes(clientId),
      contentHash,
      createdAt: tx.now,
      deletedAt: null,
      deletedById: null,
    },
  }
  const id = await insertRow(tx.db, SavedReply, row)
  await writeAudit(tx, agent, { action: 'saved-reply-created', subject: 'saved-reply', id, after: content })
  return { id, ...row }
}

/** Changes it, all together or not at all. Refuses if somebody else has saved since the editor looked. */
export async function changeSavedReply(
  tx: Tx,
  agent: Agent,
  savedReplyId: string,
  expectedVersion: number,
  changes: Partial<SavedReplyDraft>,
): Promise<SavedReply> {
  const before = await lockSavedReply(tx, agent, savedReplyId)
  if (before.version !== expectedVersion) throw editConflict(before.version)
  const content = parse({ ...before, ...changes })
  const { id, accountId } = before
  await refuseTaken(tx, accountId, content.shortcut, id)
  const changed = { ...content, version: before.version + 1 }
  await tx.db.update(SavedReply, { id, accountId }, changed)
  await writeAudit(tx, agent, {
    action: 'saved-reply-changed',
    subject: 'saved-reply',
    id,
    before: contentOf(before),
    after: content,
  })
  return { ...before, ...changed }
}

/** Puts it into the bin, where it can be restored from for 30 days. Its shortcut is free at once. */
export async function deleteSavedReply(tx: Tx, agent: Agent, savedReplyId: string): Promise<void> {
  const reply = await lockSavedReply(tx, agent, savedReplyId)
  const { id, accountId } = reply
  await tx.db.update(SavedReply, { id, accountId }, { deletedAt: tx.now, deletedById: agent.id })
  const before = contentOf(reply)
  await writeAudit(tx, agent, { action: 'saved-reply-deleted', subject: 'saved-reply', id, before })
}

const contentOf = ({ title, shortcut, category, textEn, textFr, isHolding }: SavedReply) => ({
  ...{ title, shortcut, category, textEn, textFr, isHolding },
})

export async function lockSavedReply(
  tx: Tx,
  agent: Agent,
  id: string,
  { alsoDeleted = false } = {},
): Promise<SavedReply> {
  refuseOthers(agent)
  const where = { id, accountId: agent.accountId }
  const found = await tx.db.findOne(SavedReply, { where, lock: { mode: 'pessimistic_write' } })
  const isThere = found && (!found.deletedAt || (alsoDeleted && found.deletedAt > restorableSince(tx.now)))
  if (!isThere) throw notFound('saved reply')
  return found
}

function refuseOthers(agent: Agent) {
  refuseUnlessMay(agent, 'manageSavedReplies')
}

export function parse(draft: SavedReplyDraft): SavedReplyDraft {
  const content = tidied(draft)
  const fault = faultOfSavedReply(content)
  if (fault) throw badInput(fault.field, fault.sentence)
  return content
}

export async function refuseTaken(tx: Tx, accountId: string, shortcut: string, besides?: string) {
  const other = await tx.db.findOneBy(SavedReply, { accountId, shortcut, deletedAt: IsNull() })
  if (other && other.id !== besides) throw badInput('shortcut', `“${other.title}” has this shortcut already.`)
}

export async function refuseTooMany(tx: Tx, accountId: string) {
  if ((await tx.db.countBy(SavedReply, { accountId, deletedAt: IsNull() })) < mostSavedReplies) return
  throw badInput('title', `At most ${mostSavedReplies} saved replies.`)
}
