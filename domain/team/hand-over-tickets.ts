import { rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Ticket } from '../../schema/ticket.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput } from '../errors.js'
import { give } from '../ticket/assign-ticket.js'
import { lockTeam, needColleague } from './lock-team.js'

/** Somebody goes on leave: gives their open and snoozed tickets to another one, or (null) to nobody (R48). Answers how many. */
export async function handOverTickets(
  tx: Tx,
  agent: Agent,
  fromId: string,
  toId: string | null,
): Promise<number> {
  const acting = await lockTeam(tx, agent, fromId === agent.id ? 'workTickets' : 'handOverTickets')
  await needColleague(tx, acting.accountId, fromId)
  if (fromId === toId) throw badInput('to', 'Somebody else has to take the tickets.')
  if (toId) await needColleague(tx, acting.accountId, toId)
  const tickets = await giveAll(tx, acting.accountId, fromId, toId)
  if (tickets > 0) {
    const after = { tickets, to: toId }
    await writeAudit(tx, acting, { action: 'tickets-handed-over', subject: 'agent', id: fromId, after })
  }
  return tickets
}

const batch = 200

/** All or none, however many: each thread says so, and what is said travels to the database with the next batch. */
export async function giveAll(
  tx: Tx,
  accountId: string,
  fromId: string,
  toId: string | null,
): Promise<number> {
  let given = 0
  for (;;) {
    const tickets = await rowsOf(
      tx.db,
      Ticket,
      `WHERE account_id = ? AND assignee_id = ? AND status IN ('open', 'snoozed') ORDER BY id LIMIT ${batch} FOR UPDATE`,
      [accountId, fromId],
    )
    for (const ticket of tickets) await give(tx, ticket, toId)
    given += tickets.length
    if (tickets.length < batch) return given
  }
}
