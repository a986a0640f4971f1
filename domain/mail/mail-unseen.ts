import { rowOf, rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Message } from '../../schema/message.js'
import { Profile } from '../../schema/profile.js'
import type { Ticket } from '../../schema/ticket.js'
import { MailKind } from '../../schema/words/mail.js'
import { Channel } from '../../schema/words/ticket.js'
import { findAccount } from '../account/find-account.js'
import { writeMail } from './write-mail.js'

/**
 * What the team wrote and the shopper has not seen goes to their e-mail address when an agent closes the chat, for their
 * door shows nothing of it any more (R15, R61). What has gone to it already, or is on its way, is not repeated.
 */
export async function mailUnseen(
  tx: Tx,
  { id, accountId, profileId, channel, seenUpTo }: Ticket,
): Promise<void> {
  if (channel !== Channel.CHAT) return
  const account = await findAccount(tx.db, accountId)
  if (!account.mailUnseen) return
  const unseen = await rowsOf(
    tx.db,
    Message,
    `WHERE ticket_id = ? AND account_id = ? AND number > ? AND author = 'agent' AND (NOT by_email OR EXISTS (
       SELECT 1 FROM ticket_event AS told
       WHERE told.ticket_id = message.ticket_id AND told.kind = 'letter-failed' AND told.up_to = message.number))
     ORDER BY number LIMIT 50`,
    [id, accountId, seenUpTo],
  )
  if (unseen.length === 0) return
  const profile = await rowOf(tx.db, Profile, 'WHERE id = ? AND account_id = ?', [profileId, accountId])
  if (!profile?.email) return
  const says = words[profile.language ?? account.language]
  const said = unseen.map(({ text }) => text).join('\n\n')
  await writeMail(tx, {
    accountId,
    kind: MailKind.UNSEEN,
    about: `ticket-${id}`,
    toAddress: profile.email,
    subject: says.subject(account.name),
    text: `${says.before(account.name)}\n\n${said}\n\n${says.after}\n`,
  })
}

const words = {
  en: {
    subject: (shop: string) => `${shop} has answered you`,
    before: (shop: string) => `${shop} wrote this in your chat, and you had not seen it yet:`,
    after: 'The chat is closed. If you write in the chat again, a new one begins.',
  },
  fr: {
    subject: (shop: string) => `${shop} vous a répondu`,
    before: (shop: string) => `${shop} vous a écrit dans le chat, et vous ne l’aviez pas encore vu\u00a0:`,
    after: 'Ce chat est fermé. Si vous écrivez de nouveau dans le chat, un autre commence.',
  },
} as const
