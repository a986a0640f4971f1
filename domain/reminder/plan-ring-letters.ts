import { defer } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Account } from '../../schema/account.js'
import type { Ticket } from '../../schema/ticket.js'
import { mailRings } from '../jobs.js'
import { findTeam } from '../presence/find-team.js'
import { hearersOfEscalation, hearersOfReminder } from './hearers.rules.js'
import { isEscalation } from './reminder.rules.js'
import { apartMinutes, ringLetterDueAt, ringsByMail } from './ring-letters.rules.js'

/** A ticket has rung: whoever hears it and is away gets a letter soon, with all that rings for them then (R62). */
export async function planRingLetters(
  tx: Tx,
  { accountId, assigneeId, rungSteps }: Ticket,
  { escalateTo }: Pick<Account, 'escalateTo'>,
): Promise<void> {
  const team = await findTeam(tx.db, accountId, tx.now)
  const isEscalated = isEscalation(rungSteps)
  const hearers = isEscalated
    ? hearersOfEscalation(team, assigneeId, escalateTo)
    : hearersOfReminder(team, assigneeId)
  const away = hearers.filter((agent) => {
    const wanted = ringsByMail(agent, tx.now)
    return wanted === 'all' || (wanted === 'escalations' && isEscalated)
  })
  if (away.length === 0) return

  // Also where a letter is due already: holding the agent's row makes its writer wait until this ring can be read.
  const soonest = ringLetterDueAt(null, tx.now)
  await defer(
    tx.db,
    `UPDATE agent SET ring_mail_at = COALESCE(ring_mail_at,
       GREATEST(?, COALESCE(ring_mailed_at + INTERVAL ${apartMinutes} MINUTE, ?)))
     WHERE account_id = ? AND id IN (?)`,
    [soonest, soonest, accountId, away.map(({ id }) => id)],
  )
  for (const { id: agentId, ringMailAt, ringMailedAt } of away) {
    if (!ringMailAt) tx.enqueue(mailRings, { accountId, agentId }, ringLetterDueAt(ringMailedAt, tx.now))
  }
}
