import type { App } from '../../platform/app.js'
import { rowOf, rowsOf, updateRow } from '../../platform/rows.js'
import type { Text } from '../../platform/sms.js'
import type { Tx } from '../../platform/transaction.js'
import { Account } from '../../schema/account.js'
import { SmsContact, SmsMessage } from '../../schema/sms.js'
import { TextState } from '../../schema/words/sms.js'
import { carrierOf } from './carrier-of.js'
import { listedAfterSeconds, pauseAfter, stateOf } from './delivery.rules.js'
import { findLiveSms, type LiveSms } from './find-sms-settings.js'
import { askLater, giveUpAsking, putOff, settleText, type TextNews } from './settle-text.js'

const batch = 20
// Longer than any provider is waited for: whose process died in the middle is asked about then.
const claimMillis = 60_000

/**
 * Sends what is due of an account, to each number in order. A text is claimed as “unknown”, for that is what it is from
 * then on if the process dies; handed over outside of any transaction; and what was answered is written down. What stays
 * unknown is never sent again before the provider’s own list has said that it is not there.
 */
export async function sendDueTexts(app: App, accountId: string): Promise<void> {
  for (;;) {
    const claimed = await app.transaction((tx) => claim(tx, accountId))
    if (claimed.length === 0) return
    const sms = await findLiveSms(app.database.manager, accountId)
    await Promise.all(claimed.map((text) => (text.state === 'queued' ? send : ask)(app, sms, text)))
  }
}

/** The first one to each number that is not settled; those behind it wait for it. */
async function claim(tx: Tx, accountId: string): Promise<SmsMessage[]> {
  const first = await tx.db.query<{ id: string }[]>(
    `SELECT MIN(id) AS id FROM sms_message WHERE account_id = ? AND next_try_at IS NOT NULL
     GROUP BY number ORDER BY MIN(next_try_at) LIMIT 500`,
    [accountId],
  )
  if (first.length === 0) return []
  const due = await rowsOf(
    tx.db,
    SmsMessage,
    `WHERE account_id = ? AND id IN (?) AND next_try_at <= ? ORDER BY next_try_at LIMIT ${batch} FOR UPDATE SKIP LOCKED`,
    [accountId, first.map(({ id }) => id), tx.now],
  )
  const nextTryAt = new Date(tx.now.getTime() + claimMillis)
  return Promise.all(due.map((text) => claimOne(tx, text, nextTryAt)))
}

/** As it was, but for what is counted. */
async function claimOne(tx: Tx, text: SmsMessage, nextTryAt: Date): Promise<SmsMessage> {
  const { id, accountId, state } = text
  const tries = text.tries + 1
  const handed = state === TextState.QUEUED ? { state: TextState.UNKNOWN, calledAt: tx.now } : {}
  await updateRow(tx.db, SmsMessage, { id, accountId }, { ...handed, tries, nextTryAt })
  return { ...text, tries }
}

async function send(app: App, sms: LiveSms | null, text: SmsMessage): Promise<void> {
  if (!sms) return settle(app, text, { state: 'failed', sid: null, problem: 'off' })
  if (await isStopped(app, text)) return settle(app, text, { state: 'failed', sid: null, problem: 'stopped' })
  const handed = await carrierOf(app, sms).hand(await textOf(app, sms, text))
  switch (handed.kind) {
    case 'taken':
      return settle(app, text, { ...handed, state: stateOf(handed.status) ?? 'queued', problem: null })
    case 'refused':
      return settle(app, text, { state: 'failed', sid: null, problem: handed.code })
    case 'not-taken':
      return tryAgain(app, text, handed.code)
    case 'unknown':
      app.log.warn({ text: text.id, reason: handed.code }, 'not known whether a text went out')
      return app.transaction((tx) => askLater(tx, text.accountId, text.id, later(tx.now, listedAfterSeconds)))
  }
}

/** What became of one whose sending nobody finished. Not there: then it was not sent, and is. */
async function ask(app: App, sms: LiveSms | null, text: SmsMessage): Promise<void> {
  const { id, accountId, tries } = text
  const giveUp = () => app.transaction((tx) => giveUpAsking(tx, accountId, id))
  if (!sms || !text.calledAt) return giveUp()
  const wanted = await textOf(app, sms, text)
  const found = await carrierOf(app, sms).find(wanted, text.calledAt, (sids) => knownOf(app, accountId, sids))
  switch (found.kind) {
    case 'taken': {
      const { sid, status, code } = found
      return settle(app, text, { sid, state: stateOf(status) ?? 'queued', problem: code })
    }
    case 'absent':
      return tryAgain(app, text, 'no-answer')
    case 'no-answer': {
      const pause = found.isFinal ? null : pauseAfter(tries)
      if (pause === null) return giveUp()
      return app.transaction((tx) => askLater(tx, accountId, id, later(tx.now, pause)))
    }
  }
}

async function tryAgain(app: App, text: SmsMessage, code: string): Promise<void> {
  const { id, accountId, tries } = text
  const pause = pauseAfter(tries)
  app.log.warn(
    { text: id, tries, reason: code },
    pause === null ? 'a text is given up' : 'a text is tried again',
  )
  if (pause === null) return settle(app, text, { state: 'failed', sid: null, problem: code })
  return app.transaction((tx) => putOff(tx, accountId, id, later(tx.now, pause)))
}

const settle = (app: App, { id, accountId }: SmsMessage, news: TextNews): Promise<void> =>
  app.transaction((tx) => settleText(tx, accountId, id, news))

/** The answer to STOP itself may go. */
async function isStopped({ database }: App, { accountId, number, ticketId }: SmsMessage): Promise<boolean> {
  if (ticketId === null) return false
  const tail = 'WHERE account_id = ? AND number = ?'
  const contact = await rowOf(database.manager, SmsContact, tail, [accountId, number])
  return contact?.stoppedAt != null
}

async function textOf(app: App, sms: LiveSms, text: SmsMessage): Promise<Text> {
  const { accountId, number: to, text: body } = text
  const ref = text.ref!
  const { publicId } = await app.database.manager.findOneByOrFail(Account, { id: accountId })
  return { from: sms.number, to, body, ref, newsUrl: newsUrlOf(app, publicId, ref) }
}

/** A provider takes no address that only we could reach, and would refuse the text with it. */
function newsUrlOf({ config: { publicUrl }, outbound }: App, publicId: string, ref: string) {
  const isOurs = /^(localhost$|127\.|\[::1\]$)/.test(new URL(publicUrl).hostname)
  if (isOurs && !outbound.isPrivateAllowed) return null
  return `${publicUrl}/hooks/sms/${encodeURIComponent(publicId)}/status?ref=${ref}`
}

async function knownOf({ database }: App, accountId: string, sids: string[]): Promise<Set<string>> {
  if (sids.length === 0) return new Set()
  const tail = 'WHERE account_id = ? AND sid IN (?)'
  const known = await rowsOf(database.manager, SmsMessage, tail, [accountId, sids])
  return new Set(known.map(({ sid }) => sid!))
}

const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1_000)
