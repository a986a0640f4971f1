import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import type { Ticket } from '../../schema/ticket.js'
import { TicketEventKind, TicketStatus } from '../../schema/words/ticket.js'
import { noteEvent } from './change-ticket.js'
import { lockActiveChat, lockTicket } from './lock-ticket.js'
import type { ShopperSeat } from './write-in-chat.js'

/** The team has read up to a number. Reading moves the mark forward only; `markUnread` is the way back. */
export async function markRead(tx: Tx, agent: Agent, ticketId: string, upTo: number): Promise<Ticket> {
  const ticket = await lockTicket(tx, agent.accountId, ticketId)
  const mark = Math.min(upTo, ticket.lastNumber)
  if (mark <= ticket.readUpTo || !isUnread(ticket)) return ticket
  const unreadCount = await countShopperMessagesAfter(tx, ticket.id, mark)
  await noteEvent(
    tx,
    ticket,
    { kind: TicketEventKind.READ, agentId: agent.id, upTo: mark },
    { readUpTo: mark, unreadCount, wokenAt: null },
  )
  return ticket
}

/**
 * Somebody wants the team to look again: the mark goes back to before the shopper's newest message (R42). Nothing else
 * changes, and a closed ticket stays closed. What is unread stays as it is.
 */
export async function markUnread(tx: Tx, agent: Agent, ticketId: string): Promise<Ticket> {
  const ticket = await lockTicket(tx, agent.accountId, ticketId)
  const unread = await lookAgain(tx, ticket)
  if (!unread) return ticket
  await noteEvent(
    tx,
    ticket,
    { kind: TicketEventKind.UNREAD, agentId: agent.id, upTo: unread.readUpTo },
    unread,
  )
  return ticket
}

/** What makes a ticket unread because of something else that happens in it. A closed one stays as it is. */
export async function unreadAgain(tx: Tx, ticket: Ticket): Promise<Partial<Ticket>> {
  return ticket.status === TicketStatus.CLOSED ? {} : ((await lookAgain(tx, ticket)) ?? {})
}

/** The shopper has seen up to a number: in view, in a visible tab (R46). Of a chat that is not running, nothing is kept. */
export async function markSeen(tx: Tx, seat: ShopperSeat, chatId: string, upTo: number): Promise<void> {
  const chat = await lockActiveChat(tx, seat.profileId)
  if (!chat || chat.id !== chatId) return
  const mark = Math.min(upTo, chat.lastNumber)
  if (mark <= chat.seenUpTo) return
  await noteEvent(tx, chat, { kind: TicketEventKind.SEEN, upTo: mark }, { seenUpTo: mark, seenAt: tx.now })
}

const isUnread = ({ unreadCount, wokenAt }: Ticket) => unreadCount > 0 || wokenAt !== null

async function countShopperMessagesAfter(tx: Tx, ticketId: string, number: number): Promise<number> {
  const [row] = await tx.db.query(
    "SELECT COUNT(*) AS unread FROM message WHERE ticket_id = ? AND number > ? AND author = 'shopper'",
    [ticketId, number],
  )
  return Number(row.unread)
}

/** The shopper’s newest message is the only one unread. Null: something is unread, or they have written nothing. */
async function lookAgain(tx: Tx, { id, unreadCount }: Ticket) {
  if (unreadCount > 0) return null
  const [row] = await tx.db.query(
    "SELECT MAX(number) AS newest FROM message WHERE ticket_id = ? AND author = 'shopper'",
    [id],
  )
  return row.newest === null ? null : { readUpTo: Number(row.newest) - 1, unreadCount: 1 }
}
