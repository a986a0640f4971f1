import type { Tx } from '../../platform/transaction.js'
import { ticketChanged } from '../events.js'

/** More than a doorbell keeps: whoever listens is told to ask for the whole list again. */
const most = 300

/** Rings for the tickets in people's lists that have a label, without changing them. */
export async function tellLabelled(tx: Tx, accountId: string, labelId: string): Promise<void> {
  const tickets: { ticketId: string; profileId: string; number: number }[] = await tx.db.query(
    `SELECT t.id AS ticketId, t.profile_id AS profileId, t.last_number AS number
     FROM ticket_label l JOIN ticket t ON t.account_id = l.account_id AND t.id = l.ticket_id
     WHERE l.account_id = ? AND l.label_id = ? AND t.status <> 'closed' LIMIT ${most}`,
    [accountId, labelId],
  )
  for (const ticket of tickets) tx.publish(ticketChanged, { accountId, ...ticket })
}
