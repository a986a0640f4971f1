import { addRow, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { TicketEvent } from '../../schema/ticket-event.js'
import { Ticket } from '../../schema/ticket.js'
import { ticketChanged } from '../events.js'
import { tellFeed } from '../feed/tell-feed.js'

export type Happening = Pick<TicketEvent, 'kind'> &
  Partial<Pick<TicketEvent, 'agentId' | 'upTo' | 'labelName' | 'until' | 'reason'>>

/** Saves changes of a locked ticket, and tells whoever watches it. */
export async function changeTicket(tx: Tx, ticket: Ticket, changes: Partial<Ticket>): Promise<void> {
  const changed = { ...changes, changedAt: tx.now }
  await updateRow(tx.db, Ticket, { id: ticket.id, accountId: ticket.accountId }, changed)
  Object.assign(ticket, changed)
  const { accountId, id: ticketId, profileId, lastNumber: number } = ticket
  tx.publish(ticketChanged, { accountId, ticketId, profileId, number })
}

/** The same, as something that happened: it takes the ticket's next number, and stands in the feed. */
export async function noteEvent(
  tx: Tx,
  ticket: Ticket,
  { kind, agentId = null, upTo = null, labelName = null, until = null, reason = null }: Happening,
  changes: Partial<Ticket> = {},
): Promise<void> {
  const { id: ticketId, accountId } = ticket
  const number = ticket.lastNumber + 1
  await addRow(tx.db, TicketEvent, {
    ticketId,
    number,
    accountId,
    kind,
    agentId,
    upTo,
    labelName,
    until,
    reason,
    at: tx.now,
  })
  await tellFeed(tx, ticket, { kind: `ticket.${kind}`, ticketNumber: number, agentId })
  await changeTicket(tx, ticket, { ...changes, lastNumber: number })
}
