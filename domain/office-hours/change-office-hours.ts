import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import type { OfficeHours } from '../../schema/office-hours.js'
import { editConflict } from '../account/change-account.js'
import { lockAccount } from '../account/lock-account.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { askAllAgain } from '../reminder/ask-again.js'
import { findNewestVersion } from './find-versions.js'
import { parseOfficeHours, type OfficeHoursInput } from './parse-office-hours.js'
import { saveVersion } from './save-version.js'

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
  refuseUnlessMay(agent, 'changeSettings')
  const { accountId } = agent
  const account = await lockAccount(tx, accountId)
  const hours = parseOfficeHours({ ...input, timeZone: account.timeZone })
  const newest = await findNewestVersion(tx.db, accountId)
  const version = newest?.version ?? 0
  if (version !== expectedVersion) throw editConflict(version)
  const saved = await saveVersion(tx, agent, version + 1, hours)
  await writeAudit(tx, agent, {
    action: 'hours-changed',
    subject: 'office-hours',
    id: saved.id,
    before: newest && inLog(newest),
    after: inLog(saved),
  })
  await askAllAgain(tx, accountId)
  return saved
}

const inLog = ({ week, exceptions }: OfficeHours) => ({ week, exceptions })
