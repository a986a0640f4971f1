import { rowsOf, type Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { Ticket } from '../../schema/ticket.js'
import { findAccount } from '../account/find-account.js'
import { findTeam } from '../presence/find-team.js'
import { hearersOfEscalation, hearersOfReminder } from './hearers.rules.js'

export const mostRings = 100

/** The tickets that ring for an agent now, as one (R59): how many, and those on whom somebody has waited longest. */
export async function findRingsFor(
  db: Db,
  agent: Agent,
  now: Date,
): Promise<{ count: number; tickets: Ticket[] }> {
  const { where, values } = await ringsFor(db, agent, now)
  const [tickets, [row]] = await Promise.all([
    rowsOf(db, Ticket, `WHERE ${where} ORDER BY queue_position, id LIMIT ${mostRings}`, values),
    db.query(`SELECT COUNT(*) AS count FROM ticket WHERE ${where}`, values),
  ])
  return { count: Number(row.count), tickets }
}

/** Which tickets ring for an agent now, as a condition. */
export async function ringsFor(
  db: Db,
  { id, accountId }: Agent,
  now: Date,
): Promise<{ where: string; values: unknown[] }> {
  const [team, { escalateTo }] = await Promise.all([findTeam(db, accountId, now), findAccount(db, accountId)])
  const isMe = (hearer: { id: string }) => hearer.id === id
  const theirs = team.filter((member) => hearersOfReminder(team, member.id).some(isMe)).map(({ id }) => id)
  const hearsNobodys = hearersOfReminder(team, null).some(isMe)
  const hearsAllEscalations = hearersOfEscalation(team, null, escalateTo).some(isMe)
  // Who has left the team hears nothing: their tickets ring as nobody’s.
  return {
    where: `account_id = ? AND rung_at IS NOT NULL AND status = 'open' AND (
      rung_steps >= 2 AND (? OR assignee_id = ?)
      OR rung_steps = 1 AND (assignee_id IN (?) OR ? AND (assignee_id IS NULL OR assignee_id NOT IN (?))))`,
    values: [
      accountId,
      hearsAllEscalations,
      id,
      ['0', ...theirs],
      hearsNobodys,
      ['0', ...team.map((member) => member.id)],
    ],
  }
}
