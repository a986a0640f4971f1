import type { App } from '../../platform/app.js'
import { rowsOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Account } from '../../schema/account.js'
import { OutgoingMail } from '../../schema/outgoing-mail.js'
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
  const { id, accountId, toAddress: to, subject, text } = mail
  if (!app.mail) return settle(app, id, { nextTryAt: null, problem: 'Mail is not set up.', text: '' })
  try {
    const { name: fromName } = await app.database.manager.findOneByOrFail(Account, { id: accountId })
    await app.mail.send({ id: `deskbell-${accountId}-${id}`, to, fromName, subject, text })
    await settle(app, id, { nextTryAt: null, sentAt: app.clock.now(), problem: null, text: '' })
  } catch (error) {
    await putOff(app, mail, error as Error)
  }
}

async function putOff(app: App, { id, tries }: OutgoingMail, { message }: Error) {
  const minutes = pauseAfter(tries)
  const nextTryAt = minutes === null ? null : new Date(app.clock.now().getTime() + minutes * 60_000)
  app.log.warn(
    { mail: id, tries, reason: message },
    nextTryAt ? 'a letter is tried again' : 'a letter is given up',
  )
  const problem = message.slice(0, 200)
  await settle(app, id, nextTryAt ? { nextTryAt, problem } : { nextTryAt, problem, text: '' })
}

const settle = (app: App, id: string, changes: Partial<OutgoingMail>) =>
  updateRow(app.database.manager, OutgoingMail, { id }, changes)
