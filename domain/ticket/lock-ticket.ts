import { rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Ticket } from '../../schema/ticket.js'
import { notFound } from '../errors.js'

/** Reads a ticket and holds it until the transaction ends: whoever changes a ticket goes through here first. */
export async function lockTicket(tx: Tx, accountId: string, ticketId: string): Promise<Ticket> {
  const ticket = await rowOf(
    tx.db,
    Ticket,
    'WHERE id = ? AND account_id = ?',
    [ticketId, accountId],
    'FOR UPDATE',
  )
  if (!ticket) throw notFound('ticket')
  return ticket
}

/** The web chat of a profile that is open or snoozed: there is at most one (R11). */
export const lockActiveChat = (tx: Tx, profileId: string): Promise<Ticket | null> =>
  rowOf(tx.db, Ticket, 'WHERE active_chat_of = ?', [profileId], 'FOR UPDATE')
