import type { Db } from '../../platform/rows.js'
import type { Channel } from '../../schema/words/ticket.js'
import type { ReportClock } from './find-reply-times.js'

export interface CloseTimes {
  count: number
  medianSeconds: number | null
  p90Seconds: number | null
}

const seconds: Record<ReportClock, string> = {
  business: 'open_seconds',
  calendar: 'GREATEST(0, ROUND(TIMESTAMPDIFF(MICROSECOND, created_at, closed_at) / 1000000))',
}

/** How long tickets took from their beginning to their close: those that were closed in the range, and not by an import. */
export async function findCloseTimes(
  db: Db,
  {
    accountId,
    from,
    to,
    channel,
    clock,
  }: { accountId: string; from: Date; to: Date; channel: Channel | null; clock: ReportClock },
): Promise<CloseTimes> {
  const [row] = await db.query(
    `WITH counted AS (
      SELECT ${seconds[clock]} AS seconds, COUNT(*) AS tickets FROM ticket
      WHERE account_id = ? AND closed_at >= ? AND closed_at < ? AND open_seconds IS NOT NULL ${channel ? 'AND channel = ?' : ''}
      GROUP BY seconds
    ), placed AS (
      SELECT seconds, tickets, SUM(tickets) OVER (ORDER BY seconds) AS up_to, SUM(tickets) OVER () AS total FROM counted
    )
    SELECT COALESCE(SUM(tickets), 0) AS count, MIN(CASE WHEN up_to * 2 >= total THEN seconds END) AS median,
      MIN(CASE WHEN up_to * 10 >= total * 9 THEN seconds END) AS p90
    FROM placed`,
    [accountId, from, to, ...(channel ? [channel] : [])],
  )
  const secondsIn = (value: string | null) => (value === null ? null : Number(value))
  return { count: Number(row.count), medianSeconds: secondsIn(row.median), p90Seconds: secondsIn(row.p90) }
}
