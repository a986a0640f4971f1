import { rowsOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import type { Ticket } from '../../schema/ticket.js'
import { Assignment } from '../../schema/words/account.js'
import { Presence } from '../../schema/words/team.js'
import { findAccount } from '../account/find-account.js'
import { give } from '../ticket/assign-ticket.js'
import { findConnected } from './find-connected.js'
import { presenceOf } from './presence.rules.js'
import { nextTurn } from './turn.rules.js'

/**
 * A new chat goes to the online agent who was given one longest ago, if the account wants it so (R48); with nobody
 * online it stays nobody's. The team is held meanwhile, so that of many new chats each agent gets as many.
 */
export async function assignInTurn(tx: Tx, ticket: Ticket): Promise<void> {
  const { accountId } = ticket
  const { assignment } = await findAccount(tx.db, accountId)
  if (assignment !== Assignment.ROUND_ROBIN) return
  const team = await rowsOf(
    tx.db,
    Agent,
    'WHERE account_id = ? AND deactivated_at IS NULL ORDER BY id FOR UPDATE',
    [accountId],
  )
  const connected = await findConnected(
    tx.db,
    team.map(({ id }) => id),
  )
  const online = team.filter(
    (agent) => presenceOf(agent, connected.has(agent.id), tx.now) === Presence.ONLINE,
  )
  const turn = nextTurn(online, tx.now)
  if (!turn) return
  await updateRow(tx.db, Agent, { id: turn.candidate.id, accountId }, { lastAssignedAt: turn.at })
  await give(tx, ticket, turn.candidate.id)
}
