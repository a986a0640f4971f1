import { rowOf, updateRow } from '../../platform/rows.js'
import type { App } from '../../platform/app.js'
import type { Tx } from '../../platform/transaction.js'
import { ProfileErasure } from '../../schema/profile-erasure.js'
import { Ticket } from '../../schema/ticket.js'
import { ticketChanged } from '../events.js'
import { lockTicket } from '../ticket/lock-ticket.js'

/** Takes the words out of all tickets of somebody who is being forgotten (R79). Killed anywhere, it goes on where it was. */
export async function eraseTicketsOf(app: App, accountId: string, profileId: string): Promise<void> {
  while (await app.transaction((tx) => eraseNextTicket(tx, accountId, profileId)));
}

/** Answers whether there may be more. */
async function eraseNextTicket(tx: Tx, accountId: string, profileId: string): Promise<boolean> {
  const where = { accountId, profileId }
  const tail = 'WHERE account_id = ? AND profile_id = ? AND pending_since IS NOT NULL'
  const erasure = await rowOf(tx.db, ProfileErasure, tail, [accountId, profileId], 'FOR UPDATE')
  if (!erasure) return false
  const [next]: { id: string }[] = await tx.db.query(
    'SELECT id FROM ticket WHERE account_id = ? AND profile_id = ? AND id > ? ORDER BY id LIMIT 1',
    [accountId, profileId, erasure.lastTicketId],
  )
  if (!next) {
    await updateRow(tx.db, ProfileErasure, where, { pendingSince: null })
    return false
  }
  const words = await eraseTicket(tx, accountId, next.id)
  await updateRow(tx.db, ProfileErasure, where, {
    lastTicketId: next.id,
    tickets: erasure.tickets + 1,
    messages: erasure.messages + words,
  })
  return true
}

/** All that was said, noted, begun or written by letter in a ticket, and all by which it would be found. Answers how many entries. */
async function eraseTicket(tx: Tx, accountId: string, ticketId: string): Promise<number> {
  const ticket = await lockTicket(tx, accountId, ticketId)
  const of = [accountId, ticketId]
  const where = 'WHERE account_id = ? AND ticket_id = ?'
  const messages = await tx.db.query(`UPDATE message SET text = '' ${where} AND text <> ''`, of)
  const notes = await tx.db.query(`UPDATE note SET text = '' ${where} AND text <> ''`, of)
  await tx.db.query(`DELETE FROM draft ${where}`, of)
  await tx.db.query(`DELETE FROM search_word ${where}`, of)
  await tx.db.query('DELETE FROM outgoing_mail WHERE account_id = ? AND kind = ? AND about = ?', [
    accountId,
    'unseen',
    `ticket-${ticketId}`,
  ])
  await tx.db.query("DELETE FROM outgoing_mail WHERE account_id = ? AND kind = 'reply' AND about LIKE ?", [
    accountId,
    `message-${ticketId}-%`,
  ])
  // It is found by its number from now on.
  const changes = { preview: '', indexPendingSince: tx.now, indexedUpTo: ticket.lastNumber }
  await updateRow(tx.db, Ticket, { id: ticketId, accountId }, changes)
  tx.publish(ticketChanged, {
    accountId,
    ticketId,
    profileId: ticket.profileId,
    number: ticket.lastNumber,
  })
  return Number(messages.affectedRows) + Number(notes.affectedRows)
}
