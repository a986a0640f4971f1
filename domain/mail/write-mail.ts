import { addRowOnce } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { OutgoingMail } from '../../schema/outgoing-mail.js'
import { sendMails } from '../jobs.js'

type Mail = Pick<OutgoingMail, 'accountId' | 'kind' | 'about' | 'toAddress' | 'subject' | 'text'> &
  Partial<Pick<OutgoingMail, 'ticketId' | 'messageNumber' | 'unsubscribeUrl'>>

/** Puts a letter into the post, in the transaction of what it tells of. About the same, in its kind, only the first one. */
export async function writeMail(tx: Tx, mail: Mail): Promise<void> {
  await addRowOnce(tx.db, OutgoingMail, {
    ticketId: null,
    messageNumber: null,
    unsubscribeUrl: null,
    ...mail,
    subject: mail.subject.slice(0, 200),
    createdAt: tx.now,
    nextTryAt: tx.now,
    tries: 0,
    sentAt: null,
    problem: null,
  })
  tx.enqueue(sendMails, {})
}
