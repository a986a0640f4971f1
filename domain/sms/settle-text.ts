import { rowOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { SmsContact, SmsMessage } from '../../schema/sms.js'
import { TextState } from '../../schema/words/sms.js'
import { TicketEventKind } from '../../schema/words/ticket.js'
import { noteEvent } from '../ticket/change-ticket.js'
import { lockTicket } from '../ticket/lock-ticket.js'
import { loseAnswer } from '../ticket/lose-answer.js'
import { isFurther } from './delivery.rules.js'

export interface TextNews {
  state: TextState
  /** Null: not told. */
  sid: string | null
  problem: string | null
}

/** What a provider answers when a number has told it STOP. */
const stoppedAtProvider = '21610'

/**
 * Writes down what became of a text, whoever tells it: the answer to the call, the provider’s list, or its own news. Late,
 * doubled and contrary ones change nothing.
 */
export async function settleText(tx: Tx, accountId: string, id: string, news: TextNews): Promise<void> {
  const known = await rowOf(tx.db, SmsMessage, 'WHERE id = ? AND account_id = ?', [id, accountId])
  if (!known) return
  if (news.problem === stoppedAtProvider) await stop(tx, known)
  const ticket = known.ticketId === null ? null : await lockTicket(tx, accountId, known.ticketId)
  const text = await lockText(tx, accountId, id)
  if (!text || !isNews(text, news)) return
  const { state } = news
  const problem = state === TextState.SENT || state === TextState.DELIVERED ? null : news.problem
  await updateRow(
    tx.db,
    SmsMessage,
    { id, accountId },
    { state, sid: text.sid ?? news.sid, problem, nextTryAt: null },
  )
  const kind = eventOf[state]
  if (!ticket || !kind || text.ticketNumber === null) return
  const happening = { kind, upTo: text.ticketNumber, reason: problem }
  if (isLost(state, problem)) await loseAnswer(tx, ticket, text.ticketNumber, happening)
  else await noteEvent(tx, ticket, happening)
}

/** Somebody has to find another way. Who has sent STOP wants none. */
const isLost = (state: TextState, problem: string | null) =>
  (state === TextState.FAILED || state === TextState.UNDELIVERED) &&
  problem !== stoppedAtProvider &&
  problem !== 'stopped'

/** It is not known whether it was taken, and nobody will ever say: it is not sent again. */
export async function giveUpAsking(tx: Tx, accountId: string, id: string): Promise<void> {
  const known = await rowOf(tx.db, SmsMessage, 'WHERE id = ? AND account_id = ?', [id, accountId])
  const ticket = known?.ticketId ? await lockTicket(tx, accountId, known.ticketId) : null
  const text = await lockText(tx, accountId, id)
  if (text?.state !== TextState.UNKNOWN) return
  await updateRow(tx.db, SmsMessage, { id, accountId }, { nextTryAt: null })
  if (ticket && text.ticketNumber !== null)
    await noteEvent(tx, ticket, { kind: TicketEventKind.TEXT_UNKNOWN, upTo: text.ticketNumber })
}

/** Surely not taken: it waits for its next try, unless somebody knows better by now. */
export async function putOff(tx: Tx, accountId: string, id: string, nextTryAt: Date): Promise<void> {
  const text = await lockText(tx, accountId, id)
  if (text?.state !== TextState.UNKNOWN) return
  await updateRow(tx.db, SmsMessage, { id, accountId }, { state: TextState.QUEUED, nextTryAt })
}

/** Of a text that may have been taken: when to ask next. */
export async function askLater(tx: Tx, accountId: string, id: string, nextTryAt: Date): Promise<void> {
  const text = await lockText(tx, accountId, id)
  if (text?.state === TextState.UNKNOWN) await updateRow(tx.db, SmsMessage, { id, accountId }, { nextTryAt })
}

const lockText = (tx: Tx, accountId: string, id: string) =>
  rowOf(tx.db, SmsMessage, 'WHERE id = ? AND account_id = ?', [id, accountId], 'FOR UPDATE')

/** Under another sid it is about something else, even if it says our own name for it. */
const isNews = (text: SmsMessage, { state, sid }: TextNews) =>
  isFurther(text.state, state) && (text.sid === null || sid === null || text.sid === sid)

async function stop(tx: Tx, { accountId, number }: SmsMessage) {
  const tail = 'WHERE account_id = ? AND number = ?'
  const contact = await rowOf(tx.db, SmsContact, tail, [accountId, number], 'FOR UPDATE')
  if (contact && !contact.stoppedAt)
    await updateRow(tx.db, SmsContact, { accountId, number }, { stoppedAt: tx.now })
}

const eventOf: Partial<Record<TextState, TicketEventKind>> = {
  sent: TicketEventKind.TEXT_SENT,
  delivered: TicketEventKind.TEXT_DELIVERED,
  undelivered: TicketEventKind.TEXT_UNDELIVERED,
  failed: TicketEventKind.TEXT_FAILED,
}
