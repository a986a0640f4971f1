import type { App } from '../../platform/app.js'
import { rowOf, updateRow, type Db } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { MailKind } from '../../schema/words/mail.js'
import { findAccount } from '../account/find-account.js'
import { findConnected } from '../presence/find-connected.js'
import { presenceOf } from '../presence/presence.rules.js'
import { ringsFor } from '../reminder/find-rings.js'
import { isEscalation } from '../reminder/reminder.rules.js'
import { ringsByMail } from '../reminder/ring-letters.rules.js'
import { newToken } from '../session/tokens.js'
import { wordsOfRings, type RingLine } from './ring-words.js'
import { writeMail } from './write-mail.js'

const mostNamed = 10

/**
 * What rings for an agent who is away goes to their mailbox as one letter, if that is due by now (R62). Asked anew: what
 * was answered meanwhile is left out, and so is what an earlier letter told. Whoever calls too early or twice does no
 * harm. Without a mail server nothing is written, and nothing kept for later.
 */
export const mailRingsTo = (app: App, accountId: string, agentId: string): Promise<void> =>
  app.transaction((tx) => writeRingLetter(tx, accountId, agentId, app.mail && app.config.publicUrl))

async function writeRingLetter(tx: Tx, accountId: string, agentId: string, deskUrl: string | null) {
  const where = { id: agentId, accountId }
  const agent = await rowOf(
    tx.db,
    Agent,
    'WHERE id = ? AND account_id = ?',
    [agentId, accountId],
    'FOR UPDATE',
  )
  if (!agent?.ringMailAt || agent.ringMailAt > tx.now) return
  await updateRow(tx.db, Agent, where, { ringMailAt: null })
  if (!deskUrl || agent.deactivatedAt) return

  const letter = `agent-${agentId}-${agent.ringMailAt.getTime()}`
  const count = await claimRings(tx, agent, letter)
  if (count === 0) return
  const token = agent.ringMailToken ?? newToken()
  await updateRow(tx.db, Agent, where, { ringMailedAt: tx.now, ringMailToken: token })
  const { name: shop } = await findAccount(tx.db, accountId)
  const lines = await findLines(tx.db, agent, letter)
  const unsubscribeUrl = `${deskUrl}/unsubscribe/${token}`
  await writeMail(tx, {
    accountId,
    kind: MailKind.RINGS,
    about: letter,
    toAddress: agent.email,
    unsubscribeUrl,
    ...wordsOfRings(agent.language, { shop, count, lines, now: tx.now, deskUrl, unsubscribeUrl }),
  })
}

/** Writes down that this letter tells what rings for them now and no letter has told them. Answers how many. */
async function claimRings(tx: Tx, agent: Agent, letter: string): Promise<number> {
  const { id } = agent
  const isConnected = (await findConnected(tx.db, [id])).has(id)
  const wanted = ringsByMail({ ...agent, presence: presenceOf(agent, isConnected, tx.now) }, tx.now)
  if (wanted === 'none') return 0
  const { where, values } = await ringsFor(tx.db, agent, tx.now)
  const { affectedRows } = await tx.db.query(
    `INSERT INTO mailed_ring (agent_id, ticket_id, wait_no, step, account_id, letter, at)
     SELECT ?, id, wait_no, rung_steps, account_id, ?, ? FROM ticket
     WHERE ${where} ${wanted === 'escalations' ? 'AND rung_steps >= 2' : ''} AND NOT EXISTS (
       SELECT 1 FROM mailed_ring AS told WHERE told.agent_id = ? AND told.ticket_id = ticket.id
         AND told.wait_no = ticket.wait_no AND told.step = ticket.rung_steps)`,
    [id, letter, tx.now, ...values, id],
  )
  return Number(affectedRows)
}

/** Those who have waited longest. */
async function findLines(db: Db, { id, accountId }: Agent, letter: string): Promise<RingLine[]> {
  const rows: { ticketId: string; name: string; step: number; waitingSince: Date | null; since: Date }[] =
    await db.query(
      `SELECT ticket.id AS ticketId, profile.name, mailed_ring.step, ticket.waiting_since AS waitingSince,
         COALESCE(ticket.waiting_since, ticket.promised_since, mailed_ring.at) AS since
       FROM mailed_ring
       JOIN ticket ON ticket.id = mailed_ring.ticket_id AND ticket.account_id = mailed_ring.account_id
       JOIN profile ON profile.id = ticket.profile_id AND profile.account_id = ticket.account_id
       WHERE mailed_ring.agent_id = ? AND mailed_ring.account_id = ? AND mailed_ring.letter = ?
       ORDER BY ticket.queue_position, ticket.id LIMIT ${mostNamed}`,
      [id, accountId, letter],
    )
  return rows.map(({ step, waitingSince, ...row }) => ({
    ...row,
    isPromised: waitingSince === null,
    isEscalated: isEscalation(step),
  }))
}
