import { defer } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import type { DraftKind } from '../../schema/words/ticket.js'
import { draftChanged } from '../events.js'

/**
 * What was sent is no draft any more. What is written on a ticket beside it stays, and so does a draft that has gone on
 * in another tab.
 */
export async function dropSentDraft(
  tx: Tx,
  { accountId, id: agentId }: Agent,
  ticketId: string,
  { kind, text }: { kind: DraftKind; text: string },
): Promise<void> {
  await defer(
    tx.db,
    `UPDATE draft SET text = '', written_at = IF(written_at > ?, written_at, ?)
     WHERE account_id = ? AND agent_id = ? AND ticket_id = ? AND kind = ? AND TRIM(text) = TRIM(?)`,
    [tx.now, tx.now, accountId, agentId, ticketId, kind, text],
  )
  tx.publish(draftChanged, { accountId, agentId, ticketId })
}
