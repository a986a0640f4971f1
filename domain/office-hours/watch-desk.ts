import { DateTime } from 'luxon'
import { insertRow, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Account } from '../../schema/account.js'
import { DeskChange } from '../../schema/desk-change.js'
import { findOfficeHours } from '../account/find-account.js'
import { lockAccount } from '../account/lock-account.js'
import { deskChanged } from '../events.js'
import { queueFollowUps } from '../follow-up/queue-follow-ups.js'
import { noticeDeskChange } from '../jobs.js'
import { lookAtDesk, type LastLook } from './desk-look.rules.js'

/**
 * Notices that the desk has opened or closed, if that is due by now. Whoever comes too early or second finds nothing to
 * do; whoever comes late, after an outage, finds one change that stands for all that were missed.
 */
export async function watchDesk(tx: Tx, accountId: string): Promise<void> {
  const account = await lockAccount(tx, accountId)
  if (account.deskLookAt > tx.now) return
  const { deskState: state, deskLookedAt: at } = account
  await look(tx, accountId, tx.now, state && at && { state, at: DateTime.fromJSDate(at) })
}

/** Other hours are in force from now on: what they make of the desk at once, and when it changes next. */
export async function watchDeskAnew(tx: Tx, accountId: string): Promise<void> {
  const { deskState: state, deskLookedAt } = await lockAccount(tx, accountId)
  // Whoever had the lock before may have begun a little later.
  const now = deskLookedAt && deskLookedAt > tx.now ? deskLookedAt : tx.now
  await look(tx, accountId, now, state && { state, at: DateTime.fromJSDate(now) })
  tx.publish(deskChanged, { accountId })
}

async function look(tx: Tx, accountId: string, now: Date, last: LastLook | null) {
  const hours = await findOfficeHours(tx.db, accountId, now)
  const { state, change, lookAgainAt } = lookAtDesk(hours, last, DateTime.fromJSDate(now))
  const deskLookAt = lookAgainAt.toJSDate()
  await updateRow(tx.db, Account, { id: accountId }, { deskState: state, deskLookedAt: now, deskLookAt })
  tx.enqueue(noticeDeskChange, { accountId }, deskLookAt)
  if (!change) return

  const { missed, isOpening } = change
  const row = { accountId, state, at: change.at.toJSDate(), noticedAt: tx.now, missed }
  const hoursVersion = hours?.version ?? null
  // The key of the table is why a change is noticed once, and its queue made once.
  const id = await insertRow(tx.db, DeskChange, { ...row, hoursVersion })
  if (isOpening) await queueFollowUps(tx, { id, ...row })
  tx.publish(deskChanged, { accountId })
}
