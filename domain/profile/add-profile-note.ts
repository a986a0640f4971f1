import { insertRow, rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { ProfileNote } from '../../schema/profile-note.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { badInput } from '../errors.js'
import { profilesChanged } from '../events.js'
import { hashOfContent, refuseOtherContent } from '../made-once.js'
import { lockProfile } from './lock-profile.js'
import { faultOfText } from '../ticket/ticket.rules.js'

/** Something to know about a shopper, for the team alone (R49). */
export async function addProfileNote(
  tx: Tx,
  { accountId, id: agentId }: Agent,
  givenId: string,
  { clientId, text }: { clientId: string; text: string },
): Promise<ProfileNote> {
  const fault = faultOfText(text, 'note')
  if (fault) throw badInput('text', fault)
  const { id: profileId } = await lockProfile(tx, accountId, givenId)
  const contentHash = hashOfContent({ profileId, agentId, text })
  const noted = tx.isRepeated && (await findNoted(tx, accountId, clientId))
  if (noted) {
    refuseOtherContent(noted, contentHash)
    return noted
  }
  const note = {
    accountId,
    profileId,
    agentId,
    text,
    clientId: uuidToBytes(clientId),
    contentHash,
    at: tx.now,
    deletedAt: null,
    deletedById: null,
  }
  const id = await insertRow(tx.db, ProfileNote, note)
  tx.publish(profilesChanged, { accountId, profileIds: [profileId] })
  return { id, ...note }
}

const findNoted = (tx: Tx, accountId: string, clientId: string) =>
  rowOf(tx.db, ProfileNote, 'WHERE account_id = ? AND client_id = ?', [accountId, uuidToBytes(clientId)])
