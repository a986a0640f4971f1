import { DateTime } from 'luxon'
import type { Db } from '../../platform/rows.js'
import { Presence } from '../../schema/words/team.js'
import { findAccount } from '../account/find-account.js'
import { findTeam } from '../presence/find-team.js'

export interface WaitingNow {
  count: number
  longestSince: Date | null
  longestSeconds: number | null
  open: number
  unassigned: number
  snoozed: number
}

/** Who waits at this moment, on open and on snoozed tickets (R50), and what lies on the desk. */
export async function findWaitingNow(db: Db, accountId: string, now: Date): Promise<WaitingNow> {
  const [row] = await db.query(
    `SELECT COUNT(waiting_since) AS count, MIN(waiting_since) AS since, COUNT(CASE WHEN status = 'open' THEN 1 END) AS open,
      COUNT(CASE WHEN status = 'open' AND assignee_id IS NULL THEN 1 END) AS unassigned,
      COUNT(CASE WHEN status = 'snoozed' THEN 1 END) AS snoozed
     FROM ticket WHERE account_id = ? AND status IN ('open', 'snoozed')`,
    [accountId],
  )
  const longestSince = row.since as Date | null
  const longestSeconds =
    longestSince && Math.max(0, Math.round((now.getTime() - longestSince.getTime()) / 1_000))
  const [open, unassigned, snoozed] = [Number(row.open), Number(row.unassigned), Number(row.snoozed)]
  return { count: Number(row.count), longestSince, longestSeconds, open, unassigned, snoozed }
}

/** Since midnight in the account's zone. */
export async function countClosedToday(db: Db, accountId: string, now: Date): Promise<number> {
  const { timeZone: zone } = await findAccount(db, accountId)
  const midnight = DateTime.fromJSDate(now, { zone }).startOf('day').toJSDate()
  const [row] = await db.query(
    'SELECT COUNT(*) AS closed FROM ticket WHERE account_id = ? AND closed_at >= ?',
    [accountId, midnight],
  )
  return Number(row.closed)
}

export async function countOnline(db: Db, accountId: string, now: Date): Promise<number> {
  const team = await findTeam(db, accountId, now)
  return team.filter(({ presence }) => presence === Presence.ONLINE).length
}
