import type { App } from '../../platform/app.js'
import { rowOf, rowsOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Account } from '../../schema/account.js'
import { OutgoingMail } from '../../schema/outgoing-mail.js'
import { Ticket } from '../../schema/ticket.js'
import { TicketEventKind } from '../../schema/words/ticket.js'
import { noteEvent } from '../ticket/change-ticket.js'
import { unreadAgain } from '../ticket/mark-read.js'
import { pauseAfter } from './mail.rules.js'

const batch = 20
// Longer than any server is waited for: whose process died in the middle is tried again then.
const claimMillis = 120_000

/**
 * Sends what is due. A letter is claimed, handed over outside of any transaction, and written down as gone; it goes out
 * again only if the process dies in between, under the same Message-ID. Without a mail server letters are given up.
 */
export async function sendDueMails(app: App): Promise<void> {
  for (;;) {
    const claimed = await app.transaction(claim)
    await Promise.all(claimed.map((mail) => sendOne(app, mail)))
    if (claimed.length < batch) return
  }
}

async function claim(tx: Tx): Promise<OutgoingMail[]> {
  const tail = `WHERE next_try_at <= ? ORDER BY next_try_at, id LIMIT ${batch} FOR UPDATE SKIP LOCKED`
  const due = await rowsOf(tx.db, OutgoingMail, tail, [tx.now])
  const claimedUntil = new Date(tx.now.getTime() + claimMillis)
  for (const { id, tries } of due)
    await updateRow(tx.db, OutgoingMail, { id }, { nextTryAt: claimedUntil, tries: tries + 1 })
  return due.map((mail) => ({ ...mail, tries: mail.tries + 1 }))
}

async function sendOne(app: App, mail: OutgoingMail): Promise<void> {
  const { id, accountId, toAddress: to, subject, text, unsubscribeUrl } = mail
  if (!app.mail) return settle(app, mail, givenUp('Mail is not set up.'))
  try {
    const { name: fromName } = await app.database.manager.findOneByOrFail(Account, { id: accountId })
    await app.mail.send({ id: `deskbell-${accountId}-${id}`, to, fromName, subject, text, unsubscribeUrl })
  } catch (error) {
    return putOff(app, mail, error as Error)
  }
  await settle(app, mail, { ...emptied, sentAt: app.clock.now(), problem: null })
}

async function putOff(app: App, mail: OutgoingMail, fault: Error & { code?: string; responseCode?: number }) {
  const { id, tries, kind } = mail
  const minutes = pauseAfter(tries, kind)
  // What a mail server says in words names whom the letter is for.
  const reason = [fault.code, fault.responseCode].filter(Boolean).join(' ')
  app.log.warn(
    { mail: id, tries, reason },
    minutes === null ? 'a letter is given up' : 'a letter is tried again',
  )
  const problem = fault.message.slice(0, 200)
  if (minutes === null) return settle(app, mail, givenUp(problem))
  const nextTryAt = new Date(app.clock.now().getTime() + minutes * 60_000)
  await updateRow(
    app.database.manager,
    OutgoingMail,
    { id, accountId: mail.accountId },
    { nextTryAt, problem },
  )
}

const emptied = { nextTryAt: null, text: '', unsubscribeUrl: null }

const givenUp = (problem: string) => ({ ...emptied, sentAt: null, problem })

/** Its end, once: whoever was slower with the same letter finds it settled. Its ticket is told. */
function settle(
  app: App,
  { id, accountId, ticketId, messageNumber: upTo }: OutgoingMail,
  end: Pick<OutgoingMail, keyof typeof emptied | 'sentAt' | 'problem'>,
): Promise<void> {
  return app.transaction(async (tx) => {
    const where = 'WHERE id = ? AND account_id = ?'
    // Not by its own verb, which refuses: a letter whose ticket is gone has gone all the same.
    const ticket = ticketId && (await rowOf(tx.db, Ticket, where, [ticketId, accountId], 'FOR UPDATE'))
    const mail = await rowOf(tx.db, OutgoingMail, where, [id, accountId], 'FOR UPDATE')
    if (mail?.nextTryAt == null) return
    await updateRow(tx.db, OutgoingMail, { id, accountId }, end)
    const kind = end.sentAt ? TicketEventKind.LETTER_SENT : TicketEventKind.LETTER_FAILED
    // The answer stands in the chat all the same, so nobody waits again; the team should look whether it is seen there.
    if (ticket) await noteEvent(tx, ticket, { kind, upTo }, end.sentAt ? {} : await unreadAgain(tx, ticket))
  })
}
