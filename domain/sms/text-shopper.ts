import { rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Message } from '../../schema/message.js'
import { SmsContact, SmsTicket } from '../../schema/sms.js'
import { Author } from '../../schema/words/ticket.js'
import { badInput, Refusal } from '../errors.js'
import { findLiveSms } from './find-sms-settings.js'
import { queueText } from './queue-text.js'
import { lengthOfText, mostSegments } from './segments.rules.js'

/** What the desk says in an SMS ticket goes out as a text, in the transaction that says it. */
export async function textShopper(tx: Tx, message: Message): Promise<void> {
  const { accountId, ticketId, number: ticketNumber, text, author } = message
  if (author === Author.AGENT) await refuseUnlessTextable(tx, accountId, ticketId, text)
  const { number } = await findSmsTicket(tx, ticketId, accountId)
  await queueText(tx, { accountId, number, ticketId, ticketNumber, text })
}

async function refuseUnlessTextable(tx: Tx, accountId: string, ticketId: string, text: string) {
  const obstacle = await findObstacle(tx, accountId, ticketId)
  if (obstacle === 'off') throw new Refusal('SMS_UNAVAILABLE', 'SMS is switched off in the settings.')
  if (obstacle === 'stopped')
    throw new Refusal('SMS_STOPPED', 'The shopper has sent STOP, so no text goes to this number.')
  if (lengthOfText(text).segments > mostSegments)
    throw badInput('text', `At most ${mostSegments} texts: make it shorter, or leave out emoji.`)
}

/** Why nothing may go to the shopper of a ticket; null: it may. */
export async function findObstacle(
  tx: Tx,
  accountId: string,
  ticketId: string,
): Promise<'off' | 'stopped' | null> {
  if (!(await findLiveSms(tx.db, accountId))) return 'off'
  const { number } = await findSmsTicket(tx, ticketId, accountId)
  const contact = await rowOf(tx.db, SmsContact, 'WHERE account_id = ? AND number = ?', [accountId, number])
  return contact?.stoppedAt ? 'stopped' : null
}

async function findSmsTicket(tx: Tx, ticketId: string, accountId: string): Promise<SmsTicket> {
  const found = await rowOf(tx.db, SmsTicket, 'WHERE ticket_id = ? AND account_id = ?', [ticketId, accountId])
  if (!found) throw new Error(`Ticket ${ticketId} has no number to text to.`)
  return found
}
