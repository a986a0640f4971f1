import { isMessage, type ThreadEntry } from '../../domain/ticket/find-thread.js'
import { rowOf, rowsOf, type Db } from '../../platform/rows.js'
import { Agent } from '../../schema/agent.js'
import { Message } from '../../schema/message.js'
import type { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { uuidFromBytes } from '../../schema/uuid.js'
import type { Chat, ChatMessage, ChatMessages } from './chat.types.js'

/** The shopper's running chat. A closed one is served to nobody at this door (R15). */
export function findRunningChat(db: Db, { id, accountId }: Profile): Promise<Ticket | null> {
  return rowOf(db, Ticket, 'WHERE active_chat_of = ? AND account_id = ?', [id, accountId])
}

export const chatOf = (ticket: Ticket): Chat => ({
  ticketId: ticket.id,
  startedAt: ticket.createdAt,
  lastNumber: ticket.lastNumber,
  seenUpTo: ticket.seenUpTo,
})

export async function findChatMessages(
  db: Db,
  ticketId: string,
  before: number,
  last: number,
): Promise<ChatMessages> {
  const tail = 'WHERE ticket_id = ? AND number < ? ORDER BY number DESC LIMIT ?'
  const newestFirst = await rowsOf(db, Message, tail, [ticketId, before, last + 1])
  const items = await chatMessagesOf(db, newestFirst.slice(0, last).reverse())
  return { items, hasEarlier: newestFirst.length > last }
}

/** Of what happened in a ticket, what was said; of whoever said it, a first name. */
export async function chatMessagesOf(db: Db, entries: ThreadEntry[]): Promise<ChatMessage[]> {
  const messages = entries.filter(isMessage)
  const firstNames = await firstNamesOf(db, messages)
  return messages.map((message) => ({
    number: message.number,
    from: message.author,
    greeter: message.agentId ? { firstName: firstNames.get(message.agentId) ?? '' } : null,
    text: message.text,
    clientId: message.author === 'shopper' && message.clientId ? uuidFromBytes(message.clientId) : null,
    sentAt: message.at,
  }))
}

export async function firstNamesOf(
  db: Db,
  ofAgents: { agentId: string | null }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(ofAgents.flatMap(({ agentId }) => agentId ?? []))]
  if (ids.length === 0) return new Map()
  const agents = await rowsOf(db, Agent, `WHERE id IN (${ids.map(() => '?').join(', ')})`, ids)
  return new Map(agents.map(({ id, name }) => [id, name.split(' ')[0] ?? '']))
}
