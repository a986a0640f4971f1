import { rowOf, type Db } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { notFound } from '../errors.js'
import { changeMe } from '../team/change-me.js'

/** Whoever has the link of such a letter wants no more of them, signed in or not (R62). Again changes nothing. */
export async function stopRingLetters(tx: Tx, token: string): Promise<Agent> {
  return changeMe(tx, await findLetterReader(tx.db, token), { mailsRings: false })
}

/** Whose letters the link stops. Wrong links, and those of who has left the team, are answered alike. */
export async function findLetterReader(db: Db, token: string): Promise<Agent> {
  const isOurs = /^[\w-]{43}$/.test(token)
  const where = 'WHERE ring_mail_token = ? AND deactivated_at IS NULL'
  const agent = isOurs && (await rowOf(db, Agent, where, [token]))
  if (!agent) throw notFound('link')
  return agent
}
