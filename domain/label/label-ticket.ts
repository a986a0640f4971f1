import { addRow, rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Label, TicketLabel } from '../../schema/label.js'
import type { Ticket } from '../../schema/ticket.js'
import { TicketEventKind } from '../../schema/words/ticket.js'
import { badInput, notFound } from '../errors.js'
import { noteEvent } from '../ticket/change-ticket.js'
import { lockTicket } from '../ticket/lock-ticket.js'
import { mostLabelsOfTicket } from './label.rules.js'

/** Puts labels on a ticket (R49), also on a closed one. Those that it has already change nothing. */
export async function labelTicket(
  tx: Tx,
  agent: Agent,
  ticketId: string,
  labelIds: string[],
): Promise<Ticket> {
  const { ticket, labels, has } = await look(tx, agent, ticketId, labelIds)
  const missing = labels.filter(({ id }) => !has.has(id))
  if (has.size + missing.length > mostLabelsOfTicket) {
    throw badInput('labelIds', `At most ${mostLabelsOfTicket} labels on a ticket.`)
  }
  const { accountId } = ticket
  for (const { id, name } of missing) {
    await addRow(tx.db, TicketLabel, { ticketId, labelId: id, accountId })
    await noteEvent(tx, ticket, { kind: TicketEventKind.LABELLED, agentId: agent.id, labelName: name })
  }
  return ticket
}

/** Takes labels off a ticket. Those that it does not have change nothing. */
export async function unlabelTicket(
  tx: Tx,
  agent: Agent,
  ticketId: string,
  labelIds: string[],
): Promise<Ticket> {
  const { ticket, labels, has } = await look(tx, agent, ticketId, labelIds)
  for (const { id, name } of labels.filter(({ id }) => has.has(id))) {
    const key = [ticket.accountId, ticketId, id]
    await tx.db.query('DELETE FROM ticket_label WHERE account_id = ? AND ticket_id = ? AND label_id = ?', key)
    await noteEvent(tx, ticket, { kind: TicketEventKind.UNLABELLED, agentId: agent.id, labelName: name })
  }
  return ticket
}

async function look(tx: Tx, { accountId }: Agent, ticketId: string, labelIds: string[]) {
  const ids = [...new Set(labelIds)]
  if (ids.length === 0) throw badInput('labelIds', 'Name at least one label.')
  if (ids.length > mostLabelsOfTicket) {
    throw badInput('labelIds', `At most ${mostLabelsOfTicket} labels on a ticket.`)
  }
  const ticket = await lockTicket(tx, accountId, ticketId)
  const places = ids.map(() => '?').join(', ')
  // Held, so that nobody deletes one while it is put on.
  const tail = `WHERE account_id = ? AND id IN (${places}) ORDER BY id LOCK IN SHARE MODE`
  const labels = await rowsOf(tx.db, Label, tail, [accountId, ...ids])
  if (labels.length < ids.length) throw notFound('label')
  const on = await rowsOf(tx.db, TicketLabel, 'WHERE ticket_id = ? AND account_id = ?', [ticketId, accountId])
  return { ticket, labels, has: new Set(on.map(({ labelId }) => labelId)) }
}
