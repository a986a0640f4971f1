import { rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import type { Ticket } from '../../schema/ticket.js'
import { TicketEventKind, TicketStatus } from '../../schema/words.js'
import { notFound, Refusal } from '../errors.js'
import { noteEvent } from './change-ticket.js'
import { lockTicket } from './lock-ticket.js'

/** Gives the ticket to an agent of the account, or (null) to nobody (R48). */
export async function assignTicket(
  tx: Tx,
  agent: Agent,
  ticketId: string,
  assigneeId: string | null,
): Promise<Ticket> {
  const ticket = await lockTicket(tx, agent.accountId, ticketId)
  if (ticket.assigneeId === assigneeId) return ticket
  if (ticket.status === TicketStatus.CLOSED) throw new Refusal('TICKET_CLOSED', 'This ticket is closed.')
  if (assigneeId) await refuseStranger(tx, agent.accountId, assigneeId)
  await give(tx, ticket, assigneeId)
  return ticket
}

/** The ticket is this agent's from now on, and the thread says so. */
export const give = (tx: Tx, ticket: Ticket, assigneeId: string | null): Promise<void> =>
  noteEvent(tx, ticket, { kind: TicketEventKind.ASSIGNED, agentId: assigneeId }, { assigneeId })

async function refuseStranger(tx: Tx, accountId: string, agentId: string) {
  const where = 'WHERE id = ? AND account_id = ? AND deactivated_at IS NULL'
  if (!(await rowOf(tx.db, Agent, where, [agentId, accountId]))) throw notFound('agent')
}
