import { Broken, type World } from './world.js'

const quarter = 15 * 60

/** Nobody of the team has a console here: what rings goes by letter, not too often, and what never rang does not (R62). */
export async function checkLetters({ app, accountId, desk, now }: World): Promise<void> {
  const yesterday = new Date(now() - 2 * 86_400_000)
  const [hasty] = await app.database.query(
    `SELECT to_address AS address FROM (
       SELECT to_address, TIMESTAMPDIFF(SECOND, LAG(created_at) OVER (PARTITION BY to_address ORDER BY created_at), created_at) AS apart
       FROM outgoing_mail WHERE account_id = ? AND kind = 'rings' AND created_at >= ?) AS letters
     WHERE apart < ${quarter} LIMIT 1`,
    [accountId, yesterday],
  )
  if (hasty) throw new Broken(`Two letters to ${hasty.address} within a quarter of an hour (R59)`)
  const [unheard] = await app.database.query(
    `SELECT told.ticket_id AS ticketId FROM mailed_ring AS told
     LEFT JOIN reminder AS rung ON rung.ticket_id = told.ticket_id AND rung.wait_no = told.wait_no
       AND rung.step = told.step AND rung.outcome = 'rung' AND rung.settled_at <= told.at
     WHERE told.account_id = ? AND told.at >= ? AND rung.ticket_id IS NULL LIMIT 1`,
    [accountId, yesterday],
  )
  if (unheard)
    throw new Broken('A letter tells a ring that never rang (R62)', desk.chats.get(unheard.ticketId))
  // Whoever has rung for longer than letters are apart has been told of to all who hear it: an escalation, to everybody.
  const [silent] = await app.database.query(
    `SELECT ticket.id AS ticketId FROM ticket JOIN agent ON agent.account_id = ticket.account_id
     LEFT JOIN mailed_ring AS told ON told.agent_id = agent.id AND told.ticket_id = ticket.id
       AND told.wait_no = ticket.wait_no AND told.step = ticket.rung_steps
     WHERE ticket.account_id = ? AND ticket.status = 'open' AND ticket.rung_steps >= 2 AND ticket.rung_at < ?
       AND agent.deactivated_at IS NULL AND agent.ring_mail_at IS NULL AND told.ticket_id IS NULL LIMIT 1`,
    [accountId, new Date(now() - 1_000)],
  )
  if (silent)
    throw new Broken('An escalation has gone to somebody by no letter (R62)', desk.chats.get(silent.ticketId))
}
