import { addRow, rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Note } from '../../schema/note.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { FeedKind } from '../../schema/words/feed.js'
import { DraftKind } from '../../schema/words/ticket.js'
import { dropSentDraft } from '../draft/drop-sent-draft.js'
import { badInput } from '../errors.js'
import { tellFeed } from '../feed/tell-feed.js'
import { changeTicket } from './change-ticket.js'
import { conflict } from './find-sent.js'
import { lockTicket } from './lock-ticket.js'
import { faultOfText } from './ticket.rules.js'

/** A word among the team (R49). It answers nobody, wakes nothing, and a closed ticket takes it as well. */
export async function addNote(
  tx: Tx,
  agent: Agent,
  ticketId: string,
  { clientId, text }: { clientId: string; text: string },
): Promise<Note> {
  const { accountId, id: agentId } = agent
  const fault = faultOfText(text, 'note')
  if (fault) throw badInput('text', fault)
  const ticket = await lockTicket(tx, accountId, ticketId)
  const noted = tx.isRepeated && (await findNoted(tx, accountId, clientId))
  if (noted) {
    if (noted.text !== text || noted.ticketId !== ticketId || noted.agentId !== agentId) throw conflict()
    return noted
  }
  const number = ticket.lastNumber + 1
  const note: Note = {
    ticketId,
    number,
    accountId,
    agentId,
    text,
    clientId: uuidToBytes(clientId),
    at: tx.now,
  }
  await addRow(tx.db, Note, note)
  await tellFeed(tx, ticket, { kind: FeedKind.NOTE_ADDED, ticketNumber: number, agentId })
  await changeTicket(tx, ticket, {
    lastNumber: number,
    indexPendingSince: ticket.indexPendingSince ?? tx.now,
  })
  await dropSentDraft(tx, agent, ticketId, { kind: DraftKind.NOTE, text })
  return note
}

const findNoted = (tx: Tx, accountId: string, clientId: string) =>
  rowOf(tx.db, Note, 'WHERE account_id = ? AND client_id = ?', [accountId, uuidToBytes(clientId)])
