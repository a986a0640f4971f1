import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import type { Ticket } from '../../schema/ticket.js'
import { ReminderOutcome } from '../../schema/words/reminder.js'
import { TicketEventKind, TicketStatus } from '../../schema/words/ticket.js'
import { findAccount } from '../account/find-account.js'
import { badInput, Refusal } from '../errors.js'
import { ringBell } from '../jobs.js'
import { take } from '../ticket/assign-ticket.js'
import { noteEvent } from '../ticket/change-ticket.js'
import { lockTicket } from '../ticket/lock-ticket.js'
import { waitingOnIt } from '../ticket/ticket.rules.js'
import { planNextRing } from './plan-next-ring.js'
import { longestOnItMinutes } from './reminder.rules.js'
import { settleNextStep } from './settle-step.js'

/**
 * “On it”: an agent has heard the bell, and has so many minutes more (R59). The shopper waits on. Where no bell runs,
 * somebody else was quicker, and nothing changes.
 */
export async function acknowledgeRing(
  tx: Tx,
  agent: Agent,
  ticketId: string,
  wish: number | null,
): Promise<Ticket> {
  if (wish !== null && (wish < 1 || wish > longestOnItMinutes)) {
    throw badInput('minutes', `Between 1 and ${longestOnItMinutes}.`)
  }
  const { accountId, id: agentId } = agent
  const ticket = await lockTicket(tx, accountId, ticketId)
  if (ticket.status === TicketStatus.CLOSED) throw new Refusal('TICKET_CLOSED', 'This ticket is closed.')
  if (!ticket.bellSince) return ticket

  const minutes = wish ?? (await findAccount(tx.db, accountId)).checkInAfterMinutes
  await settleNextStep(tx, ticket, ReminderOutcome.ON_IT, agentId)
  const waiting = waitingOnIt(ticket, minutes, tx.now)
  const nextRing = await planNextRing(tx, accountId, waiting)
  const { nextRingAt: until } = nextRing
  await take(tx, ticket, agent)
  await noteEvent(tx, ticket, { kind: TicketEventKind.ON_IT, agentId, until }, { ...waiting, ...nextRing })
  if (until) tx.enqueue(ringBell, { accountId, ticketId }, until)
  return ticket
}
