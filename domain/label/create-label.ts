import { insertRow, rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Label } from '../../schema/label.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput } from '../errors.js'
import { hashOfContent, refuseOtherContent } from '../made-once.js'
import { faultOfShortName } from '../name.rules.js'
import { longestLabelName, mostLabels } from './label.rules.js'

export type LabelDraft = Pick<Label, 'name' | 'colour'>

/** A new label for the account (R49). Refused if there is one of that name. */
export async function createLabel(
  tx: Tx,
  agent: Agent,
  { clientId, ...given }: LabelDraft & { clientId: string },
): Promise<Label> {
  refuseOthers(agent)
  const draft = parseLabel(given)
  const { accountId } = agent
  const bytes = uuidToBytes(clientId)
  const contentHash = hashOfContent(draft)
  // A key was taken: by this very request made before, or by a label of that name.
  if (tx.isRepeated) {
    const made = await rowOf(tx.db, Label, 'WHERE account_id = ? AND client_id = ?', [accountId, bytes])
    if (made) {
      refuseOtherContent(made, contentHash)
      return made
    }
    await refuseTaken(tx, accountId, draft.name)
  }
  await refuseTooMany(tx, accountId)
  const row = { accountId, ...draft, clientId: bytes, contentHash, createdAt: tx.now }
  const id = await insertRow(tx.db, Label, row)
  await writeAudit(tx, agent, { action: 'label-created', subject: 'label', id, after: draft })
  return { id, ...row }
}

export function refuseOthers(agent: Agent) {
  refuseUnlessMay(agent, 'manageLabels')
}

export function parseLabel({ name, colour }: LabelDraft): LabelDraft {
  const trimmed = name.trim().replace(/\s+/g, ' ')
  const fault = faultOfShortName(trimmed, longestLabelName)
  if (fault) throw badInput('name', fault)
  return { name: trimmed, colour }
}

export async function refuseTaken(tx: Tx, accountId: string, name: string, besides = '0') {
  const tail = 'WHERE account_id = ? AND name = ? AND id <> ?'
  const other = await rowOf(tx.db, Label, tail, [accountId, name, besides])
  if (other) throw badInput('name', `There is a label “${other.name}” already.`)
}

async function refuseTooMany(tx: Tx, accountId: string) {
  const [row] = await tx.db.query('SELECT COUNT(*) AS labels FROM label WHERE account_id = ?', [accountId])
  if (Number(row.labels) >= mostLabels) throw badInput('name', `At most ${mostLabels} labels.`)
}
