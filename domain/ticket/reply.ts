import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import type { Message } from '../../schema/message.js'
import type { Ticket } from '../../schema/ticket.js'
import { Author, TicketStatus } from '../../schema/words.js'
import { Refusal } from '../errors.js'
import { findSent } from './find-sent.js'
import { give } from './assign-ticket.js'
import { lockTicket } from './lock-ticket.js'
import { postMessage } from './post-message.js'

/** An agent answers (R45). Whoever answers a ticket that nobody has, has it from then on. */
export async function reply(
  tx: Tx,
  agent: Agent,
  ticketId: string,
  { clientId, text }: { clientId: string; text: string },
): Promise<Message> {
  const ticket = await lockTicket(tx, agent.accountId, ticketId)
  const isClosed = ticket.status === TicketStatus.CLOSED
  const sent = (isClosed || tx.isRepeated) && (await findOwn(tx, agent, ticket, { clientId, text }))
  if (sent) return sent
  if (isClosed) {
    throw new Refusal('TICKET_CLOSED', 'This ticket is closed, and a closed ticket cannot be reopened.')
  }
  const message = await postMessage(tx, ticket, { author: Author.AGENT, agentId: agent.id, clientId, text })
  if (!ticket.assigneeId) await give(tx, ticket, agent.id)
  return message
}

const findOwn = (
  tx: Tx,
  agent: Agent,
  ticket: Ticket,
  { clientId, text }: { clientId: string; text: string },
) =>
  findSent(tx.db, agent.accountId, clientId, {
    author: Author.AGENT,
    agentId: agent.id,
    text,
    ticketId: ticket.id,
  })
