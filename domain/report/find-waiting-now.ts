import type { Db } from '../../platform/rows.js'

export interface WaitingNow {
  count: number
  longestSince: Date | null
  longestSeconds: number | null
}

/** Who waits at this moment, on open and on snoozed tickets (R50). */
export async function findWaitingNow(db: Db, accountId: string, now: Date): Promise<WaitingNow> {
  const [row] = await db.query(
    `SELECT COUNT(*) AS count, MIN(waiting_since) AS since FROM ticket
     WHERE account_id = ? AND status IN ('open', 'snoozed') AND waiting_since IS NOT NULL`,
    [accountId],
  )
  const longestSince = row.since as Date | null
  const longestSeconds =
    longestSince && Math.max(0, Math.round((now.getTime() - longestSince.getTime()) / 1_000))
  return { count: Number(row.count), longestSince, longestSeconds }
}
