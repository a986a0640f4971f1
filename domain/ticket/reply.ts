import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import type { Message } from '../../schema/message.js'
import type { Ticket } from '../../schema/ticket.js'
import { Author, DraftKind, TicketStatus } from '../../schema/words/ticket.js'
import { badInput, Refusal } from '../errors.js'
import { dropSentDraft } from '../draft/drop-sent-draft.js'
import { mailReply } from '../mail/mail-reply.js'
import { countUse } from '../saved-reply/count-use.js'
import { findMissed } from './find-missed.js'
import { findSent } from './find-sent.js'
import { take } from './assign-ticket.js'
import { lockTicket } from './lock-ticket.js'
import { postMessage } from './post-message.js'

export interface ReplyDraft {
  clientId: string
  text: string
  /** “Still looking into it”: the shopper is answered, and news is owed (R57). */
  isHolding: boolean
  /** It also goes to the shopper’s e-mail address (R61). */
  byEmail?: boolean
  /** Number of the newest entry that the agent has seen; null: it is sent whatever came meanwhile. */
  expectedLast: number | null
  /** What it was made from, to be counted. */
  savedReplyId?: string | null
}

/** An agent answers (R45). Whoever answers a ticket that nobody has, has it from then on. */
export async function reply(tx: Tx, agent: Agent, ticketId: string, draft: ReplyDraft): Promise<Message> {
  const { clientId, text, isHolding, byEmail = false, expectedLast, savedReplyId } = draft
  if (expectedLast !== null && expectedLast < 0) throw badInput('expectedLast', '0 or more.')
  const ticket = await lockTicket(tx, agent.accountId, ticketId)
  const isClosed = ticket.status === TicketStatus.CLOSED
  const missed = expectedLast === null || isClosed ? [] : await findMissed(tx, agent, ticket, expectedLast)
  const mayBeSent = isClosed || missed.length > 0 || tx.isRepeated
  const sent = mayBeSent && (await findOwn(tx, agent, ticket, draft))
  if (sent) return sent
  if (isClosed) {
    throw new Refusal('TICKET_CLOSED', 'This ticket is closed, and a closed ticket cannot be reopened.')
  }
  if (missed.length > 0) {
    const { lastNumber } = ticket
    throw new Refusal('HELD', 'Somebody else has written meanwhile.', { lastNumber, missed })
  }
  const message = await postMessage(tx, ticket, {
    author: Author.AGENT,
    agentId: agent.id,
    clientId,
    text,
    isHolding,
    byEmail,
  })
  if (byEmail) await mailReply(tx, agent, ticket, message)
  // Before `take` reads the agent for sharing: two replies at once would each wait for the other.
  await noteReply(tx, agent)
  await take(tx, ticket, agent)
  await dropSentDraft(tx, agent, ticket.id, { kind: DraftKind.REPLY, text })
  if (savedReplyId) await countUse(tx, agent, savedReplyId)
  return message
}

const noteReply = (tx: Tx, { id, accountId }: Agent) =>
  updateRow(tx.db, Agent, { id, accountId }, { lastReplyAt: tx.now })

const findOwn = (tx: Tx, agent: Agent, ticket: Ticket, { clientId, text, isHolding, byEmail }: ReplyDraft) =>
  findSent(tx.db, agent.accountId, clientId, {
    author: Author.AGENT,
    agentId: agent.id,
    text,
    isHolding,
    byEmail,
    ticketId: ticket.id,
  })
