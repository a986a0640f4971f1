import { rowsOf, type Db } from '../../platform/rows.js'
import { AutoReplyDecision } from '../../schema/auto-reply-decision.js'
import { Profile } from '../../schema/profile.js'
import { SmsTicket } from '../../schema/sms.js'
import { TicketWait } from '../../schema/ticket-wait.js'
import { Ticket } from '../../schema/ticket.js'
import { findThreadAfter, isMessage, isNote, type ThreadEntry } from '../ticket/find-thread.js'
import type { Entry, Line, LineOf, Person } from './format.js'
import { groupedBy, pagesById } from './write-profiles.js'

type Team = Map<string, Person>
const entriesAtOnce = 500

/** Each ticket, and behind it all that happened in it, in order. */
export async function* ticketLines(
  db: Db,
  accountId: string,
  team: Team,
): AsyncGenerator<Line[], void, void> {
  for await (const tickets of pagesById(db, Ticket, accountId)) {
    const about = await findAbout(db, accountId, tickets)
    for (const ticket of tickets) {
      yield [ticketLine(ticket, about, team)]
      const hasWords = !about.erased.has(ticket.profileId)
      yield* entryLines(db, ticket, hasWords, team)
    }
  }
}

interface About {
  waits: Map<string, TicketWait[]>
  labels: Map<string, { ticketId: string; name: string }[]>
  numbers: Map<string, string>
  erased: Set<string>
}

async function findAbout(db: Db, accountId: string, tickets: Ticket[]): Promise<About> {
  const ids = tickets.map(({ id }) => id)
  const ofTickets = 'WHERE account_id = ? AND ticket_id IN (?)'
  const waits = await rowsOf(db, TicketWait, `${ofTickets} ORDER BY ticket_id, number`, [accountId, ids])
  const texted = await rowsOf(db, SmsTicket, ofTickets, [accountId, ids])
  const labels = await db.query<{ ticketId: string; name: string }[]>(
    `SELECT t.ticket_id AS ticketId, l.name FROM ticket_label t JOIN label l ON l.id = t.label_id
     WHERE t.account_id = ? AND t.ticket_id IN (?) ORDER BY l.id`,
    [accountId, ids],
  )
  const erased = await rowsOf(db, Profile, 'WHERE account_id = ? AND id IN (?) AND erased_at IS NOT NULL', [
    accountId,
    tickets.map(({ profileId }) => profileId),
  ])
  return {
    waits: groupedBy(waits, ({ ticketId }) => ticketId),
    labels: groupedBy(labels, ({ ticketId }) => ticketId),
    numbers: new Map(texted.map(({ ticketId, number }) => [ticketId, number])),
    erased: new Set(erased.map(({ id }) => id)),
  }
}

function ticketLine(ticket: Ticket, { waits, labels, numbers }: About, team: Team): LineOf<'ticket'> {
  const { id, profileId: profile, channel, status, createdAt, seenUpTo, seenAt } = ticket
  const { closedAt, closedBy, closeReason, openSeconds } = ticket
  return {
    ...{ type: 'ticket', id, profile, channel, status, number: numbers.get(id) || null, createdAt },
    assignee: personOf(team, ticket.assigneeId),
    labels: labels.get(id)?.map(({ name }) => name) ?? null,
    ...{ closedAt, closedBy, closedByAgent: personOf(team, ticket.closedById), closeReason },
    ...{ openSeconds, seenUpTo: seenUpTo || null, seenAt },
    waits: (waits.get(id) ?? []).map(
      ({ number, since, endedAt, endedBy, agentId, replyNumber, ...wait }) => ({
        ...{ number, since, endedAt, endedBy, agent: personOf(team, agentId), replyNumber },
        openSeconds: wait.openSeconds,
      }),
    ),
  }
}

async function* entryLines(db: Db, { id, accountId }: Ticket, hasWords: boolean, team: Team) {
  for (let after = 0; ;) {
    const entries = await findThreadAfter(db, id, after, entriesAtOnce)
    if (entries.length === 0) return
    const last = entries.at(-1)!.number
    const decisions = await rowsOf(
      db,
      AutoReplyDecision,
      'WHERE account_id = ? AND ticket_id = ? AND number > ? AND number <= ?',
      [accountId, id, after, last],
    )
    const byNumber = new Map(decisions.map((decision) => [decision.number, decision]))
    yield entries.map((entry) => entryLine(entry, { hasWords, team, decision: byNumber.get(entry.number) }))
    if (entries.length < entriesAtOnce) return
    after = last
  }
}

function entryLine(
  entry: ThreadEntry,
  { hasWords, team, decision }: { hasWords: boolean; team: Team; decision: AutoReplyDecision | undefined },
): Entry {
  const { ticketId: ticket, number, at } = entry
  const agent = personOf(team, entry.agentId)
  const place = { ticket, number, at }
  if (isMessage(entry)) {
    const { author: from, isHolding, byEmail } = entry
    const text = hasWords ? entry.text : ''
    const autoReply = decision ? replyOf(decision) : null
    return { type: 'message', ...place, from, agent, text, isHolding, byEmail, autoReply }
  }
  if (isNote(entry)) return { type: 'note', ...place, agent: agent!, text: hasWords ? entry.text : '' }
  const { kind, upTo, labelName: label, until, reason } = entry
  return { type: 'event', ...place, kind, agent, upTo, label, until, reason }
}

const replyOf = ({ text, reason, inHours, localTime, replyNumber }: AutoReplyDecision) => ({
  ...{ text, reason, inHours, localTime, replyNumber },
})

const personOf = (team: Team, id: string | null): Person | null =>
  id === null ? null : (team.get(id) ?? null)
