import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { findNewestVersion } from './find-versions.js'
import { saveVersion } from './save-version.js'

/** The account has moved to another time zone: the same wall-clock hours hang there from now on, as a new version. */
export async function rehangOfficeHours(tx: Tx, agent: Agent, timeZone: string): Promise<void> {
  const newest = await findNewestVersion(tx.db, agent.accountId)
  if (newest) await saveVersion(tx, agent, newest.version + 1, { ...newest, timeZone })
}
