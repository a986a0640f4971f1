import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { writeAudit } from '../audit/write-audit.js'
import { refuseOthers } from './create-label.js'
import { findLabel } from './find-labels.js'
import { tellLabelled } from './tell-labelled.js'

/** Takes a label off every ticket, and away. Threads go on saying that it was there. */
export async function deleteLabel(tx: Tx, agent: Agent, labelId: string): Promise<void> {
  refuseOthers(agent)
  const { id, accountId, name, colour } = await findLabel(tx.db, agent.accountId, labelId)
  await tellLabelled(tx, accountId, id)
  // The key takes it off the tickets.
  await tx.db.query('DELETE FROM label WHERE account_id = ? AND id = ?', [accountId, id])
  const before = { name, colour }
  await writeAudit(tx, agent, { action: 'label-deleted', subject: 'label', id, before })
}
