import type { Db } from '../../platform/rows.js'
import type { Forgotten } from '../../schema/words/reminder.js'

export interface ForgottenTicket {
  accountId: string
  ticketId: string
  kind: Forgotten
}

interface Scope {
  accountId?: string
  ticketId?: string
}

const mostTold = 1_000
/** A worker has this long to do what is due. */
const graceMillis = 60_000
/** A closed ticket goes wrong only when it changes, and somebody looks every minute. */
const lookBackMillis = 86_400_000

/**
 * Nothing is forgotten (R60). Each open ticket on which somebody waits has one next action with a time, each snoozed one
 * an end, no closed one anything; a wait is written down as long as somebody waits, and nothing is overdue by more than
 * the minute that a worker needs. Every ticket of which this is not true, with what is wrong with it first.
 */
export async function checkNothingForgotten(
  db: Db,
  now: Date,
  scope: Scope = {},
): Promise<ForgottenTicket[]> {
  const { sql, values } = forgottenStatement(now, scope)
  return db.query(`${sql} ORDER BY ticketId LIMIT ${mostTold}`, values)
}

/** The one statement. */
export function forgottenStatement(now: Date, { accountId, ticketId }: Scope = {}) {
  const late = new Date(now.getTime() - graceMillis)
  const recent = new Date(now.getTime() - lookBackMillis)
  const within = `${accountId ? 'AND a.id = ?' : ''} ${ticketId ? 'AND t.id = ?' : ''}`
  const scoped = [accountId, ticketId].filter((id) => id !== undefined)
  const look = (which: string) =>
    `SELECT a.id AS accountId, t.id AS ticketId, ${kind} AS kind
     FROM account a JOIN ticket t ON t.account_id = a.id AND ${which}
     LEFT JOIN ticket_wait w ON w.open_of = t.id
     WHERE TRUE ${within}`
  const active = look("t.status IN ('open', 'snoozed')")
  const closed = look("t.status = 'closed' AND t.changed_at >= ?")
  return {
    sql: `SELECT accountId, ticketId, kind FROM (${active} UNION ALL ${closed}) AS looked_at WHERE kind IS NOT NULL`,
    values: [late, late, late, ...scoped, late, late, late, recent, ...scoped],
  }
}

const somebodyWaits = '(t.waiting_since IS NOT NULL OR t.promised_since IS NOT NULL)'
const bellRuns = '(t.bell_since IS NOT NULL OR t.next_ring_at IS NOT NULL)'

const kind = `CASE
  WHEN t.status = 'closed' AND (${somebodyWaits} OR ${bellRuns} OR t.snoozed_until IS NOT NULL) THEN 'closed-and-waiting'
  WHEN t.status = 'snoozed' AND t.snoozed_until IS NULL THEN 'snooze-without-end'
  WHEN t.status = 'snoozed' AND t.snoozed_until < ? THEN 'snooze-overdue'
  WHEN t.status = 'snoozed' AND ${bellRuns} THEN 'ring-in-snooze'
  WHEN t.status = 'open' AND t.snoozed_until IS NOT NULL THEN 'awake-with-snooze'
  WHEN t.status = 'open' AND ${somebodyWaits}
    AND (t.bell_since IS NULL OR a.reminders_enabled AND t.next_ring_at IS NULL) THEN 'no-next-ring'
  WHEN t.status = 'open' AND NOT ${somebodyWaits} AND ${bellRuns} THEN 'ring-for-nobody'
  WHEN t.next_ring_at < ? THEN 'ring-overdue'
  WHEN t.waiting_since IS NOT NULL AND w.ticket_id IS NULL THEN 'wait-not-begun'
  WHEN t.waiting_since IS NULL AND w.ticket_id IS NOT NULL THEN 'wait-not-ended'
  WHEN t.auto_pending_since < ? THEN 'auto-reply-overdue'
END`
