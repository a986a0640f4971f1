import { rowsOf, type Db } from '../../platform/rows.js'
import { Agent } from '../../schema/agent.js'
import type { Presence } from '../../schema/words/team.js'
import { findConnected } from './find-connected.js'
import { presenceOf } from './presence.rules.js'

/** All who are in the team, with what they are now. */
export async function findTeam(
  db: Db,
  accountId: string,
  now: Date,
): Promise<(Agent & { presence: Presence })[]> {
  const tail = 'WHERE account_id = ? AND deactivated_at IS NULL ORDER BY id'
  const team = await rowsOf(db, Agent, tail, [accountId])
  const connected = await findConnected(
    db,
    team.map(({ id }) => id),
  )
  return team.map((agent) => ({ ...agent, presence: presenceOf(agent, connected.has(agent.id), now) }))
}
