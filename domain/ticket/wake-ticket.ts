import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import type { Ticket } from '../../schema/ticket.js'
import { TicketEventKind, TicketStatus } from '../../schema/words/ticket.js'
import { ringBell } from '../jobs.js'
import { planNextRing } from '../reminder/plan-next-ring.js'
import { noteEvent } from './change-ticket.js'
import { lockTicket } from './lock-ticket.js'
import { awake } from './post-message.js'
import { queuePositionOf, waitingAfterSnooze } from './ticket.rules.js'

/** Its time has come (R47). Whoever calls too early or twice does no harm. */
export async function wakeDueTicket(tx: Tx, accountId: string, ticketId: string): Promise<void> {
  const ticket = await lockTicket(tx, accountId, ticketId)
  if (ticket.snoozedUntil && ticket.snoozedUntil <= tx.now) await wake(tx, ticket, null)
}

/** An agent wants it back before its time. Waking one that is awake changes nothing. */
export async function wakeTicket(tx: Tx, agent: Agent, ticketId: string): Promise<Ticket> {
  const ticket = await lockTicket(tx, agent.accountId, ticketId)
  if (ticket.status === TicketStatus.SNOOZED) await wake(tx, ticket, agent.id)
  return ticket
}

/** Open, unread, on top of its group, and the bell begins anew for whoever still waits. */
async function wake(tx: Tx, ticket: Ticket, agentId: string | null) {
  const waiting = waitingAfterSnooze(ticket, tx.now)
  const nextRing = await planNextRing(tx, ticket.accountId, waiting)
  await noteEvent(
    tx,
    ticket,
    { kind: TicketEventKind.WOKEN, agentId },
    {
      ...awake,
      ...waiting,
      ...nextRing,
      wokenAt: tx.now,
      queuePosition: queuePositionOf(waiting.waitingSince, tx.now),
    },
  )
  const { accountId, id: ticketId, nextRingAt } = ticket
  if (nextRingAt) tx.enqueue(ringBell, { accountId, ticketId }, nextRingAt)
}
