import { DateTime } from 'luxon'
import { addRow, rowOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { TicketWait } from '../../schema/ticket-wait.js'
import type { Ticket } from '../../schema/ticket.js'
import type { WaitEnd } from '../../schema/words/ticket.js'
import { findOfficeHours } from '../account/find-account.js'
import { openSecondsBetween } from '../office-hours/open-time.rules.js'

/** A shopper begins to wait, with the message of this number: what reports count, written down as it happens. */
export const beginWait = (tx: Tx, { id: ticketId, accountId }: Ticket, number: number): Promise<void> =>
  addRow(tx.db, TicketWait, { ticketId, number, accountId, since: tx.now })

/** The wait is over, if there is one. Its open time is that of the hours in force when it began. */
export async function endWait(
  tx: Tx,
  { id: ticketId, accountId, waitingSince }: Ticket,
  end: { endedBy: WaitEnd; agentId: string | null; replyNumber: number | null },
): Promise<void> {
  if (!waitingSince) return
  const open = await rowOf(tx.db, TicketWait, 'WHERE open_of = ?', [ticketId])
  if (!open) return
  const openSeconds = await openSecondsSince(tx, accountId, open.since)
  const { number } = open
  await updateRow(tx.db, TicketWait, { ticketId, number }, { ...end, endedAt: tx.now, openSeconds })
}

/** How long the desk has been open since a moment, by the hours in force then. */
export async function openSecondsSince(tx: Tx, accountId: string, since: Date): Promise<number> {
  const hours = await findOfficeHours(tx.db, accountId, since)
  return openSecondsBetween(hours, DateTime.fromJSDate(since), DateTime.fromJSDate(tx.now))
}
