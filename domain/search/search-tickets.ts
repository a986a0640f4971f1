import { rowsOf, type Db } from '../../platform/rows.js'
import { Message } from '../../schema/message.js'
import { Note } from '../../schema/note.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { refuseStrangers, ticketFilter, type TicketFilter } from '../ticket/ticket-filter.js'
import { excerptOf, type Excerpt } from './excerpt.rules.js'
import { isAskedFor, type Term } from './words.rules.js'

/** A ticket in which all words of the query stand. */
export interface Hit {
  ticket: Ticket
  /** Where most of them stand; null: in the shopper’s name or address, or in the ticket’s number. */
  number: number | null
  excerpt: Excerpt
}

export interface Hits {
  hits: Hit[]
  /** All newer tickets have been looked at; null: all tickets have. */
  lookedDownTo: string | null
}

interface Wish {
  terms: Term[]
  filter: TicketFilter
  /** Only older tickets than this one. */
  before: string | null
  limit: number
}

/*
 * A page costs what its own account's rarest word makes it cost, and never more than so many looks. Whoever wants to see
 * further asks for the next page (docs/decisions/0018).
 */
const fewPostings = 10_000
const portions = [200, 1_000, 3_000]

/** Tickets that hold all the words, newest first. May end before the page is full: then it says how far it has looked. */
export async function searchTickets(db: Db, accountId: string, wish: Wish): Promise<Hits> {
  const { terms, filter, limit } = wish
  await refuseStrangers(db, accountId, filter)
  const source = await sourceOf(db, accountId, terms)
  if (!source) return { hits: [], lookedDownTo: null }
  const found: Passed[] = []
  let lookedDownTo = wish.before
  for (const portion of portions) {
    const ids = await source(lookedDownTo ?? highest, portion)
    const candidates = await withAllTerms(db, accountId, ids, terms)
    found.push(...(await passing(db, accountId, candidates, filter)))
    lookedDownTo = ids.length < portion ? null : ids.at(-1)!
    if (found.length > limit) lookedDownTo = found[limit - 1]!.id
    if (found.length > limit || lookedDownTo === null) break
  }
  return { hits: await atPlaces(db, accountId, found.slice(0, limit), terms), lookedDownTo }
}

const highest = '18446744073709551615'

/** Ids of tickets older than `before`, newest first, of which some may be what is searched. */
type Source = (before: string, limit: number) => Promise<string[]>

/** Where to look: at the tickets of the rarest word. Null: one of the words is nowhere. */
async function sourceOf(db: Db, accountId: string, terms: Term[]): Promise<Source | null> {
  const counts = await countPostings(db, accountId, terms)
  if (counts.length === 0 || counts.some(({ count }) => count === 0)) return null
  const [rarest] = counts.sort(
    (a, b) => a.count - b.count || Number(a.term.isPrefix) - Number(b.term.isPrefix),
  )
  const { term, count } = rarest!
  const ids = async (sql: string, values: unknown[]) =>
    (await db.query(sql, values)).map(({ id }: { id: string }) => id)
  if (term.isPrefix && count > fewPostings) {
    // So many tickets have such a word that looking through them in order soon finds some.
    return (before, limit) =>
      ids('SELECT id FROM ticket WHERE account_id = ? AND id < ? ORDER BY id DESC LIMIT ?', [
        ...[accountId, before, limit],
      ])
  }
  const { sql, value } = conditionOf(term)
  return (before, limit) =>
    ids(
      `SELECT ${term.isPrefix ? 'DISTINCT' : ''} ticket_id AS id FROM search_word
       WHERE account_id = ? AND ${sql} AND ticket_id < ? ORDER BY ticket_id DESC LIMIT ?`,
      [accountId, value, before, limit],
    )
}

async function countPostings(db: Db, accountId: string, terms: Term[]) {
  if (terms.length === 0) return []
  const conditions = terms.map(conditionOf)
  const counted = conditions.map(
    ({ sql }, place) => `(SELECT COUNT(*) FROM (SELECT 1 FROM search_word
      WHERE account_id = ? AND ${sql} LIMIT ${fewPostings + 1}) some) AS c${place}`,
  )
  const values = conditions.flatMap(({ value }) => [accountId, value])
  const [row] = await db.query(`SELECT ${counted.join(', ')}`, values)
  return terms.map((term, place) => ({ term, count: Number(row[`c${place}`]) }))
}

// Words are letters, marks and digits, so nothing in them means anything to LIKE.
const conditionOf = ({ word, isPrefix }: Term) =>
  isPrefix ? { sql: 'word LIKE ?', value: `${word}%` } : { sql: 'word = ?', value: word }

interface Candidate {
  id: string
  /** For each term, in which messages a word of it first stood. */
  places: number[][]
}

async function withAllTerms(db: Db, accountId: string, ids: string[], terms: Term[]): Promise<Candidate[]> {
  if (ids.length === 0) return []
  const conditions = terms.map(conditionOf)
  // Left to choose, the database may read all tickets of a word instead of all words of a ticket.
  const rows: { id: string; word: string; number: number }[] = await db.query(
    `SELECT ticket_id AS id, word, number FROM search_word FORCE INDEX (of_ticket)
     WHERE account_id = ? AND ticket_id IN (?) AND (${conditions.map(({ sql }) => sql).join(' OR ')})`,
    [accountId, ids, ...conditions.map(({ value }) => value)],
  )
  const byTicket = new Map(ids.map((id) => [id, terms.map((): number[] => [])]))
  for (const { id, word, number } of rows) {
    terms.forEach((term, place) => isAskedFor(word, [term]) && byTicket.get(id)![place]!.push(number))
  }
  return [...byTicket]
    .map(([id, places]) => ({ id, places }))
    .filter(({ places }) => places.every((numbers) => numbers.length > 0))
}

type Passed = Candidate & { ticket: Ticket }

async function passing(
  db: Db,
  accountId: string,
  candidates: Candidate[],
  filter: TicketFilter,
): Promise<Passed[]> {
  if (candidates.length === 0) return []
  const { sql, values } = ticketFilter(filter)
  const tail = `WHERE account_id = ? AND id IN (?) ${sql}`
  const ids = candidates.map(({ id }) => id)
  const tickets = await rowsOf(db, Ticket, tail, [accountId, ids, ...values])
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  return candidates.flatMap((candidate) => {
    const ticket = byId.get(candidate.id)
    return ticket ? [{ ...candidate, ticket }] : []
  })
}

/** Each with the message that holds most of the words. */
async function atPlaces(db: Db, accountId: string, found: Passed[], terms: Term[]): Promise<Hit[]> {
  const shown = found.map((each) => ({ ...each, number: bestPlaceOf(each) }))
  const [messages, profiles] = await Promise.all([
    findMessages(db, accountId, shown),
    findProfiles(db, accountId, shown),
  ])
  return shown.map(({ id, ticket, number }): Hit => {
    const text = messages.get(`${id}.${number}`)
    if (text !== undefined) return { ticket, number, excerpt: excerptOf(text, terms) }
    const { name, email } = profiles.get(ticket.profileId)!
    return { ticket, number: null, excerpt: excerptOf([name, email].filter(Boolean).join(' · '), terms) }
  })
}

/** Where most words stand; of several such messages the newest. */
function bestPlaceOf({ places }: Candidate): number {
  const counts = new Map<number, number>()
  for (const number of places.flatMap((numbers) => [...new Set(numbers)])) {
    counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  const [[best] = [0]] = [...counts].sort(([a, m], [b, n]) => n - m || b - a)
  return best
}

async function findMessages(db: Db, accountId: string, places: { id: string; number: number }[]) {
  const named = places.filter(({ number }) => number > 0)
  if (named.length === 0) return new Map<string, string>()
  const either = named.map(() => '(ticket_id = ? AND number = ?)').join(' OR ')
  const values = named.flatMap(({ id, number }) => [id, number])
  const [messages, notes] = await Promise.all(
    [Message, Note].map((noun) =>
      rowsOf<Message | Note>(db, noun, `WHERE (${either}) AND account_id = ?`, [...values, accountId]),
    ),
  )
  return new Map(
    [...messages!, ...notes!].map(({ ticketId, number, text }) => [`${ticketId}.${number}`, text]),
  )
}

async function findProfiles(db: Db, accountId: string, found: Passed[]) {
  const ids = [...new Set(found.map(({ ticket }) => ticket.profileId))]
  if (ids.length === 0) return new Map<string, Profile>()
  const profiles = await rowsOf(db, Profile, 'WHERE account_id = ? AND id IN (?)', [accountId, ids])
  return new Map(profiles.map((profile) => [profile.id, profile]))
}
