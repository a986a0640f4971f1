import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Label } from '../../schema/label.js'
import { writeAudit } from '../audit/write-audit.js'
import { parseLabel, refuseOthers, refuseTaken, type LabelDraft } from './create-label.js'
import { findLabel } from './find-labels.js'
import { tellLabelled } from './tell-labelled.js'

/** Another name or colour, on every ticket that has it. Threads go on saying what it was called then. */
export async function changeLabel(
  tx: Tx,
  agent: Agent,
  labelId: string,
  changes: Partial<LabelDraft>,
): Promise<Label> {
  refuseOthers(agent)
  const { accountId } = agent
  const label = await findLabel(tx.db, accountId, labelId)
  const changed = { ...label, ...parseLabel({ ...label, ...changes }) }
  await refuseTaken(tx, accountId, changed.name, labelId)
  const { name, colour } = changed
  if (name === label.name && colour === label.colour) return label
  await updateRow(tx.db, Label, { id: labelId, accountId }, { name, colour })
  const before = { name: label.name, colour: label.colour }
  const after = { name, colour }
  await writeAudit(tx, agent, { action: 'label-changed', subject: 'label', id: labelId, before, after })
  await tellLabelled(tx, accountId, labelId)
  return changed
}
