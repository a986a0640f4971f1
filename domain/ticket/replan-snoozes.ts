import { DateTime } from 'luxon'
import { rowsOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Ticket } from '../../schema/ticket.js'
import { findOfficeHours } from '../account/find-account.js'
import type { Hours } from '../office-hours/office-hours.rules.js'
import { wakeTicket } from '../jobs.js'
import { wakesAtNewOpening } from './snooze.rules.js'

/**
 * The hours have changed, and with them the opening that some tickets are snoozed for (R47). One that is due and not yet
 * woken, since the worker is away, stays due.
 */
export async function replanSnoozes(tx: Tx, accountId: string, before: Hours | null): Promise<void> {
  const tail =
    "WHERE account_id = ? AND status = 'snoozed' AND snoozed_for = 'opening' AND snoozed_until > ? FOR UPDATE"
  const tickets = await rowsOf(tx.db, Ticket, tail, [accountId, tx.now])
  if (tickets.length === 0) return
  const hours = await findOfficeHours(tx.db, accountId, tx.now)
  for (const { id, snoozedAt } of tickets) {
    const opening = wakesAtNewOpening(
      { before, hours },
      DateTime.fromJSDate(snoozedAt ?? tx.now),
      DateTime.fromJSDate(tx.now),
    )
    if (!opening) continue
    const snoozedUntil = opening.toJSDate()
    await updateRow(tx.db, Ticket, { id, accountId }, { snoozedUntil, changedAt: tx.now })
    tx.enqueue(wakeTicket, { accountId, ticketId: id }, snoozedUntil)
  }
}
