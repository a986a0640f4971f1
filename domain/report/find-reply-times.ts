import { rowOf, type Db } from '../../platform/rows.js'
import { Agent } from '../../schema/agent.js'
import { notFound } from '../errors.js'
import { waitsOf, type WaitWish } from './waits.js'

export type ReportClock = 'business' | 'calendar'

export interface ReplyTimesWish extends WaitWish {
  clock: ReportClock
  /** In minutes. */
  thresholds: number[]
}

export interface ReplyTime {
  count: number
  medianSeconds: number | null
  p90Seconds: number | null
  within: { minutes: number; count: number; share: number | null }[]
}

export interface ReplyTimes {
  first: ReplyTime
  all: ReplyTime
}

/** How long shoppers waited for replies of the team, or of one agent. */
export async function findReplyTimes(
  db: Db,
  wish: ReplyTimesWish,
): Promise<ReplyTimes & { unansweredCloses: number }> {
  if (wish.agentId) await refuseStranger(db, wish.accountId, wish.agentId)
  const [times, unansweredCloses] = await Promise.all([
    reckon(db, wish, '0'),
    countUnansweredCloses(db, wish),
  ])
  return { ...(times.get('0') ?? none(wish)), unansweredCloses }
}

/** The same for each member of the team, by name; of those who have left, whoever replied. */
export async function findAgentReplyTimes(
  db: Db,
  wish: ReplyTimesWish,
): Promise<({ agentId: string } & ReplyTimes)[]> {
  const [times, agents] = await Promise.all([
    reckon(db, wish, 'w.agent_id'),
    db.find(Agent, { where: { accountId: wish.accountId }, order: { name: 'ASC', id: 'ASC' } }),
  ])
  return agents
    .filter(({ id, deactivatedAt }) => !deactivatedAt || times.has(id))
    .map(({ id }) => ({ agentId: id, ...(times.get(id) ?? none(wish)) }))
}

const seconds: Record<ReportClock, string> = {
  business: 'w.open_seconds',
  calendar: 'GREATEST(0, ROUND(TIMESTAMPDIFF(MICROSECOND, w.since, w.ended_at) / 1000000))',
}

/**
 * First how many replies took how many seconds, then how many took at most so many: a percentile by nearest rank is the
 * first time that enough of them kept. So a thousand times as many rows are sorted no longer.
 */
async function reckon(db: Db, wish: ReplyTimesWish, who: string): Promise<Map<string, ReplyTimes>> {
  const { tail, values } = waitsOf(wish)
  const columns = ['firsts', 'alls'].flatMap((kind) => [
    `COALESCE(SUM(${kind}), 0) AS ${kind}`,
    `MIN(CASE WHEN ${kind} > 0 AND ${kind}_up_to * 2 >= ${kind}_total THEN seconds END) AS ${kind}_median`,
    `MIN(CASE WHEN ${kind} > 0 AND ${kind}_up_to * 10 >= ${kind}_total * 9 THEN seconds END) AS ${kind}_p90`,
    ...wish.thresholds.map(
      (_, n) => `COALESCE(SUM(CASE WHEN seconds <= ? THEN ${kind} END), 0) AS ${kind}_within_${n}`,
    ),
  ])
  const limits = wish.thresholds.map((minutes) => minutes * 60)
  const rows: Record<string, string | null>[] = await db.query(
    `WITH counted AS (
      SELECT ${who} AS who, ${seconds[wish.clock]} AS seconds, SUM(w.number = 1) AS firsts, COUNT(*) AS alls
      ${tail} AND w.ended_by IN ('reply', 'holding-reply') GROUP BY who, seconds
    ), placed AS (
      SELECT who, seconds, firsts, alls,
        SUM(firsts) OVER (PARTITION BY who ORDER BY seconds) AS firsts_up_to,
        SUM(firsts) OVER (PARTITION BY who) AS firsts_total,
        SUM(alls) OVER (PARTITION BY who ORDER BY seconds) AS alls_up_to,
        SUM(alls) OVER (PARTITION BY who) AS alls_total
      FROM counted
    )
    SELECT who, ${columns.join(', ')} FROM placed GROUP BY who`,
    [...values, ...limits, ...limits],
  )
  return new Map(
    rows.map((row) => [
      String(row.who),
      { first: timeOf(row, 'firsts', wish), all: timeOf(row, 'alls', wish) },
    ]),
  )
}

function timeOf(row: Record<string, string | null>, kind: string, { thresholds }: ReplyTimesWish): ReplyTime {
  const count = Number(row[kind])
  const secondsIn = (column: string) => (row[column] === null ? null : Number(row[column]))
  return {
    count,
    medianSeconds: secondsIn(`${kind}_median`),
    p90Seconds: secondsIn(`${kind}_p90`),
    within: thresholds.map((minutes, n) => {
      const within = Number(row[`${kind}_within_${n}`])
      return { minutes, count: within, share: count > 0 ? within / count : null }
    }),
  }
}

function none({ thresholds }: ReplyTimesWish): ReplyTimes {
  const within = thresholds.map((minutes) => ({ minutes, count: 0, share: null }))
  const time = { count: 0, medianSeconds: null, p90Seconds: null, within }
  return { first: time, all: time }
}

async function countUnansweredCloses(db: Db, wish: WaitWish): Promise<number> {
  const { tail, values } = waitsOf(wish)
  const [row] = await db.query(`SELECT COUNT(*) AS closes ${tail} AND w.ended_by = 'close'`, values)
  return Number(row.closes)
}

async function refuseStranger(db: Db, accountId: string, agentId: string) {
  if (!(await rowOf(db, Agent, 'WHERE id = ? AND account_id = ?', [agentId, accountId])))
    throw notFound('agent')
}
