import { rowOf, rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Message } from '../../schema/message.js'
import { Profile } from '../../schema/profile.js'
import type { Ticket } from '../../schema/ticket.js'
import { MailKind } from '../../schema/words/mail.js'
import { Author } from '../../schema/words/ticket.js'
import { findAccount } from '../account/find-account.js'
import { badInput } from '../errors.js'
import { quoteOf, shopUrlOf } from './mail.rules.js'
import { writeMail } from './write-mail.js'

const mostQuoted = 10

/** An agent’s answer goes to the shopper’s e-mail address as well, with what was said before it (R61). */
export async function mailReply(
  tx: Tx,
  { name: agentName }: Agent,
  { id: ticketId, accountId, profileId }: Ticket,
  { number, text }: Message,
): Promise<void> {
  const profile = await rowOf(tx.db, Profile, 'WHERE id = ? AND account_id = ?', [profileId, accountId])
  if (!profile?.email) throw badInput('byEmail', 'This shopper has no e-mail address.')
  const account = await findAccount(tx.db, accountId)
  const before = await rowsOf(
    tx.db,
    Message,
    `WHERE ticket_id = ? AND account_id = ? AND number < ? ORDER BY number DESC LIMIT ${mostQuoted}`,
    [ticketId, accountId, number],
  )
  const says = words[profile.language ?? account.language]
  const link = shopUrlOf(account)
  const talk = before
    .reverse()
    .map((said) => quoteOf(said.author === Author.SHOPPER ? says.you : account.name, said.text))
  const parts = [
    text,
    `${agentName}, ${account.name}`,
    link ? `${says.after}\n${link}` : says.after,
    ...(talk.length > 0 ? [says.before, talk.join('\n>\n')] : []),
  ]
  await writeMail(tx, {
    accountId,
    kind: MailKind.REPLY,
    about: `message-${ticketId}-${number}`,
    toAddress: profile.email,
    subject: says.subject(account.name),
    text: `${parts.join('\n\n')}\n`,
    ticketId,
    messageNumber: number,
  })
}

const words = {
  en: {
    subject: (shop: string) => `${shop} has answered you`,
    after: 'To answer, write in the chat of the shop: answers to this e-mail are not read.',
    before: 'What was said before:',
    you: 'You',
  },
  fr: {
    subject: (shop: string) => `${shop} vous a répondu`,
    after:
      'Pour répondre, écrivez dans le chat de la boutique\u00a0: les réponses à cet e-mail ne sont pas lues.',
    before: 'Ce qui a été dit avant\u00a0:',
    you: 'Vous',
  },
} as const
