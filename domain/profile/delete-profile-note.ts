import { rowOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { ProfileNote } from '../../schema/profile-note.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { notFound } from '../errors.js'
import { profilesChanged } from '../events.js'

/** Its words are gone for good. One's own may go; those of others only by the hand of whoever leads the team. */
export async function deleteProfileNote(tx: Tx, agent: Agent, noteId: string): Promise<void> {
  const { accountId, id: agentId } = agent
  const tail = 'WHERE id = ? AND account_id = ? AND deleted_at IS NULL'
  const note = await rowOf(tx.db, ProfileNote, tail, [noteId, accountId], 'FOR UPDATE')
  if (!note) throw notFound('profile note')
  if (note.agentId !== agentId) refuseUnlessMay(agent, 'deleteNotesOfOthers')
  const gone = { text: '', deletedAt: tx.now, deletedById: agentId }
  await updateRow(tx.db, ProfileNote, { id: noteId, accountId }, gone)
  tx.publish(profilesChanged, { accountId, profileIds: [note.profileId] })
  await writeAudit(tx, agent, { action: 'profile-note-deleted', subject: 'profile', id: note.profileId })
}
