import { rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import type { Message } from '../../schema/message.js'
import type { Note } from '../../schema/note.js'
import type { Ticket } from '../../schema/ticket.js'
import { Author } from '../../schema/words/ticket.js'
import { findThreadBefore, isMessage, isNote, type ThreadEntry } from './find-thread.js'

/** What somebody else has said in the meantime, as the refusal of a reply carries it. */
export interface Missed {
  number: number
  kind: 'MESSAGE' | 'NOTE'
  /** First and last name; null: the shopper. */
  agentName: string | null
  text: string
  at: string
}

const mostTold = 20
const mostBehind = 200

/**
 * What people have written behind a number, but this agent (R51): messages of the shopper, messages and notes of
 * colleagues. A robot’s word holds up nobody.
 */
export async function findMissed(tx: Tx, agent: Agent, ticket: Ticket, after: number): Promise<Missed[]> {
  if (after >= ticket.lastNumber) return []
  const newest = await findThreadBefore(tx.db, ticket.id, ticket.lastNumber + 1, mostBehind)
  const entries = newest.filter(({ number }) => number > after)
  const others = entries
    .filter(isSaid)
    .filter(({ agentId }) => agentId !== agent.id)
    .slice(-mostTold)
  const names = await namesOf(
    tx,
    others.flatMap(({ agentId }) => agentId ?? []),
  )
  return others.map((entry) => ({
    number: entry.number,
    kind: isMessage(entry) ? 'MESSAGE' : 'NOTE',
    agentName: entry.agentId && (names.get(entry.agentId) ?? null),
    text: entry.text,
    at: entry.at.toISOString(),
  }))
}

const isSaid = (entry: ThreadEntry): entry is Message | Note =>
  isNote(entry) || (isMessage(entry) && entry.author !== Author.AUTO)

async function namesOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const different = [...new Set(ids)]
  if (different.length === 0) return new Map()
  const tail = `WHERE id IN (${different.map(() => '?').join(', ')})`
  const agents = await rowsOf(tx.db, Agent, tail, different)
  return new Map(agents.map(({ id, name }) => [id, name]))
}
