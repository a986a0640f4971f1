import { rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import type { Ticket } from '../../schema/ticket.js'
import { TicketEventKind, TicketStatus } from '../../schema/words/ticket.js'
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

/** Whoever answers a ticket that nobody has, has it from then on; but for who has left since the answer was begun. */
export async function take(tx: Tx, ticket: Ticket, { accountId, id }: Agent): Promise<void> {
  if (ticket.assigneeId === null && (await stays(tx, accountId, id))) await give(tx, ticket, id)
}

async function refuseStranger(tx: Tx, accountId: string, agentId: string) {
  if (!(await stays(tx, accountId, agentId))) throw notFound('agent')
}

/** Is in the team, and stays there until the transaction ends: who is just leaving would keep a ticket that nobody sees. */
async function stays(tx: Tx, accountId: string, agentId: string): Promise<boolean> {
  const where = 'WHERE id = ? AND account_id = ? AND deactivated_at IS NULL LOCK IN SHARE MODE'
  return (await rowsOf(tx.db, Agent, where, [agentId, accountId])).length > 0
}
