import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import type { Ticket } from '../../schema/ticket.js'
import { ReminderOutcome } from '../../schema/words/reminder.js'
import { Author, CloseReason, TicketEventKind, TicketStatus, WaitEnd } from '../../schema/words/ticket.js'
import { badInput, Refusal } from '../errors.js'
import { mailUnseen } from '../mail/mail-unseen.js'
import { noRing } from '../reminder/plan-next-ring.js'
import { settleNextStep } from '../reminder/settle-step.js'
import { noteEvent } from './change-ticket.js'
import { lockActiveChat, lockTicket } from './lock-ticket.js'
import { endWait, openSecondsSince } from './keep-wait.js'
import { awake } from './post-message.js'
import { nobodyWaits, queuePositionOf } from './ticket.rules.js'
import type { ShopperSeat } from './write-in-chat.js'

/** Closes a ticket for good (R14). Closing a closed one changes nothing. */
export async function closeTicket(
  tx: Tx,
  agent: Agent,
  ticketId: string,
  reason: CloseReason,
): Promise<Ticket> {
  if (reason === CloseReason.ENDED) throw badInput('reason', 'Only a shopper ends a chat.')
  if (reason === CloseReason.IMPORTED) throw badInput('reason', 'Only an import closes so.')
  const ticket = await lockTicket(tx, agent.accountId, ticketId)
  if (ticket.status === TicketStatus.CLOSED) return ticket
  await close(tx, ticket, Author.AGENT, reason, agent.id)
  await mailUnseen(tx, ticket)
  return ticket
}

/** The shopper ends the chat (R13). Ending a chat that is not the running one changes nothing. */
export async function endChat(tx: Tx, seat: ShopperSeat, chatId: string): Promise<void> {
  const chat = await lockActiveChat(tx, seat.profileId)
  if (!chat || chat.id !== chatId) throw new Refusal('CHAT_CLOSED', 'This chat is closed.')
  await close(tx, chat, Author.SHOPPER, CloseReason.ENDED, null)
}

/** Nobody waits on a closed ticket, and no bell rings for it. */
async function close(
  tx: Tx,
  ticket: Ticket,
  closedBy: Author,
  closeReason: CloseReason,
  agentId: string | null,
) {
  await endWait(tx, ticket, { endedBy: WaitEnd.CLOSE, agentId, replyNumber: null })
  await settleNextStep(tx, ticket, ReminderOutcome.CLOSED, agentId)
  await noteEvent(
    tx,
    ticket,
    { kind: TicketEventKind.CLOSED, agentId },
    {
      ...nobodyWaits(ticket),
      ...awake,
      status: TicketStatus.CLOSED,
      closedAt: tx.now,
      closedBy,
      closedById: agentId,
      closeReason,
      openSeconds: await openSecondsSince(tx, ticket.accountId, ticket.createdAt),
      ...noRing,
      wokenAt: null,
      unreadCount: 0,
      queuePosition: queuePositionOf(null, tx.now),
    },
  )
}
