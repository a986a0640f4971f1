import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { recordProfileEvents } from './record-profile-events.js'
import type { ReportedEvent } from './reported-event.rules.js'

/** A program of the shop tells what its shoppers did. Each id is in one of the two lists, in the order of the report. */
export async function reportProfileEvents(
  tx: Tx,
  agent: Agent,
  reported: ReportedEvent[],
): Promise<{ recorded: string[]; known: string[] }> {
  refuseUnlessMay(agent, 'recordProfileEvents')
  const recorded = await recordProfileEvents(tx, agent.accountId, reported)
  const fresh = new Set(recorded)
  const ids = new Set(reported.map(({ externalId }) => externalId))
  return { recorded, known: [...ids].filter((id) => !fresh.has(id)) }
}
