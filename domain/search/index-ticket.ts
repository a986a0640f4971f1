import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { Author } from '../../schema/words/ticket.js'
import { findThreadAfter, isMessage, isNote } from '../ticket/find-thread.js'
import { lockTicket } from '../ticket/lock-ticket.js'
import { referenceOf } from '../ticket/reference.rules.js'
import { wordsOf } from './words.rules.js'

const entriesAtOnce = 200
const wordsAtOnce = 500

/** Makes a ticket be found by what was said in it since it was last indexed, and by its shopper (R48). */
export async function indexTicket(tx: Tx, accountId: string, ticketId: string): Promise<void> {
  const ticket = await lockTicket(tx, accountId, ticketId)
  if (!ticket.indexPendingSince) return
  const entries = await findThreadAfter(tx.db, ticketId, ticket.indexedUpTo, entriesAtOnce)
  const profile = await tx.db.findOneByOrFail(Profile, { id: ticket.profileId, accountId })
  const numbers = new Map<string, number>()
  const add = (text: string, number: number) => {
    for (const { word } of wordsOf(text)) if (!numbers.has(word)) numbers.set(word, number)
  }
  add([referenceOf(ticket), profile.name, profile.email, profile.phone].join('\n'), 0)
  // What a robot says to everybody finds nobody.
  for (const entry of entries) {
    if (isNote(entry) || (isMessage(entry) && entry.author !== Author.AUTO)) add(entry.text, entry.number)
  }
  await addWords(tx, ticket, [...numbers])

  const isMore = entries.length === entriesAtOnce
  await updateRow(
    tx.db,
    Ticket,
    { id: ticketId, accountId },
    {
      indexedUpTo: isMore ? entries.at(-1)!.number : ticket.lastNumber,
      indexPendingSince: isMore ? ticket.indexPendingSince : null,
    },
  )
}

async function addWords(tx: Tx, { accountId, id }: Ticket, words: [word: string, number: number][]) {
  for (let from = 0; from < words.length; from += wordsAtOnce) {
    const rows = words.slice(from, from + wordsAtOnce).map(([word, number]) => [accountId, word, id, number])
    // A word that is there keeps the place where it first was.
    await tx.db.query('INSERT IGNORE INTO search_word (account_id, word, ticket_id, number) VALUES ?', [rows])
  }
}
