import type { Tx } from '../../platform/transaction.js'
import { insertRow } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { OfficeHours } from '../../schema/office-hours.js'
import { editConflict } from '../account/change-account.js'
import { lockAccount } from '../account/lock-account.js'
import { maySettings } from '../account/permissions.js'
import { Refusal } from '../errors.js'
import { askAllAgain } from '../reminder/ask-again.js'
import { parseOfficeHours, type OfficeHoursInput } from './parse-office-hours.js'

/**
 * Saves office hours as a new version, in force from now on (R24). `expectedVersion` is the newest one that the editor
 * has seen, 0 for none: if there is a newer one, nothing is saved.
 */
export async function changeOfficeHours(
  tx: Tx,
  agent: Agent,
  expectedVersion: number,
  input: Omit<OfficeHoursInput, 'timeZone'>,
): Promise<OfficeHours> {
  if (!maySettings(agent.role)) throw new Refusal('FORBIDDEN', 'Managers and owners change office hours.')
  const { accountId } = agent
  const account = await lockAccount(tx, accountId)
  const hours = parseOfficeHours({ ...input, timeZone: account.timeZone })
  const newest = await findNewest(tx, accountId)
  if ((newest?.version ?? 0) !== expectedVersion) throw editConflict(newest?.version ?? 0)
  const row = { ...hours, accountId, version: expectedVersion + 1, effectiveFrom: tx.now }
  const id = await insertRow(tx.db, OfficeHours, row)
  await askAllAgain(tx, accountId)
  return { id, ...row }
}

const findNewest = (tx: Tx, accountId: string) =>
  tx.db.findOne(OfficeHours, { where: { accountId }, order: { version: 'DESC' } })
