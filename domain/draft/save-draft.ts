import { rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Draft } from '../../schema/draft.js'
import { Ticket } from '../../schema/ticket.js'
import type { DraftKind } from '../../schema/words/ticket.js'
import { badInput, notFound } from '../errors.js'
import { draftChanged } from '../events.js'
import { faultOfDraft, faultOfWrittenAt } from './draft.rules.js'

export interface DraftWish {
  kind: DraftKind
  /** Blank: there is none any more. */
  text: string
  writtenAt: Date
}

/**
 * Keeps what an agent has begun to write. The newest one stands, by the clock of whoever writes: what was written before
 * and comes late changes nothing. Answers what is kept.
 */
export async function saveDraft(
  tx: Tx,
  { accountId, id: agentId }: Agent,
  ticketId: string,
  { kind, text, writtenAt }: DraftWish,
): Promise<Draft> {
  refuseFaults(text, writtenAt)
  if (!(await rowOf(tx.db, Ticket, 'WHERE id = ? AND account_id = ?', [ticketId, accountId]))) {
    throw notFound('ticket')
  }
  const kept = text.trim() === '' ? '' : text
  await tx.db.query(
    `INSERT INTO draft (account_id, agent_id, ticket_id, kind, text, written_at) VALUES (?, ?, ?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE text = IF(written_at > ?, text, ?), written_at = IF(written_at > ?, written_at, ?)`,
    [accountId, agentId, ticketId, kind, kept, writtenAt, writtenAt, kept, writtenAt, writtenAt],
  )
  const draft = await tx.db.findOneByOrFail(Draft, { accountId, agentId, ticketId, kind })
  if (draft.writtenAt.getTime() === writtenAt.getTime())
    tx.publish(draftChanged, { accountId, agentId, ticketId })
  return draft
}

function refuseFaults(text: string, writtenAt: Date) {
  const ofText = faultOfDraft(text)
  if (ofText) throw badInput('text', ofText)
  const ofMoment = faultOfWrittenAt(writtenAt)
  if (ofMoment) throw badInput('writtenAt', ofMoment)
}
