import { rowsOf } from '../../platform/rows.js'
import { Ticket } from '../../schema/ticket.js'
import {
  bellSince,
  calendarAt,
  calendarOfBell,
  firstRingsDue,
  promisedSince,
  unreadCount,
  waitingSince,
  type Chat,
} from './model.js'
import { mayRing } from './settle-rings.js'
import { Broken, type World } from './world.js'

/** Chats with which something has just happened: each row is what the model says. */
export async function checkChats(world: World, chats: Chat[]): Promise<void> {
  if (chats.length === 0) return
  const ids = chats.map(({ id }) => id)
  const places = ids.map(() => '?').join(', ')
  const tickets = await rowsOf(world.app.database.manager, Ticket, `WHERE id IN (${places})`, ids)
  const numbers = await findNumbers(world, ids, places)
  for (const chat of chats) {
    const ticket = tickets.find(({ id }) => id === chat.id)
    if (!ticket) throw new Broken('The ticket is gone', chat)
    checkTicket(world, chat, ticket)
    checkNumbers(chat, ticket, numbers.get(chat.id)!)
  }
}

function checkTicket(world: World, chat: Chat, ticket: Ticket) {
  const compare = (what: string, found: unknown, expected: unknown) => {
    const [is, shouldBe] = [inWords(found), inWords(expected)]
    if (is !== shouldBe) throw new Broken(`${what} is ${is}, and not ${shouldBe}`, chat)
  }
  compare('Status (R43, R47, R14)', ticket.status, statusOf(chat))
  compare('Waiting since (R50)', ticket.waitingSince, instant(waitingSince(chat)))
  compare('Promised since (R57)', ticket.promisedSince, instant(promisedSince(chat)))
  compare('Unread messages (R42)', ticket.unreadCount, unreadCount(chat))
  compare('Back from snooze, unread (R47)', ticket.wokenAt !== null, chat.isWoken)
  compare('Snoozed until (R47)', ticket.snoozedUntil, instant(chat.snooze?.until ?? null))
  compare('Closed at (R14)', ticket.closedAt, instant(chat.closedAt))
  compare('Seen up to (R46)', ticket.seenUpTo, chat.seenUpTo)
  compare('Undecided since (R28)', ticket.autoPendingSince, instant(chat.undecided[0]?.at ?? null))
  checkNextRing(world, chat, ticket)
  checkHasRung(world, chat, ticket)
}

function checkNextRing(world: World, chat: Chat, { nextRingAt, rungSteps }: Ticket) {
  if (bellSince(chat) === null || !world.desk.settings.remindersEnabled) {
    // After the bell has been switched off, the sweep takes the plans away.
    const isToBeSwept = bellSince(chat) !== null && nextRingAt && nextRingAt.getTime() <= world.now()
    if (nextRingAt && !isToBeSwept) throw new Broken('A ring is planned for nobody (R59)', chat)
    return
  }
  if (!nextRingAt) throw new Broken('Somebody waits, and nothing will happen (R60)', chat)
  // Due now: looked at by the next sweep, since the hours or settings have changed or the worker is away.
  if (nextRingAt.getTime() <= world.now() || rungSteps > 1) return
  const due = whenItRings(world, firstRingsDue(world.desk, chat, world.now())![rungSteps]!)
  if (nextRingAt.getTime() !== due) {
    const found = nextRingAt.toISOString()
    throw new Broken(
      `Step ${rungSteps + 1} is planned for ${found}, and not ${instant(due)!.toISOString()} (R55–R57)`,
      chat,
    )
  }
}

/** What was due while nobody was there to ring waits for the desk to open. */
function whenItRings({ desk, now }: World, due: number): number {
  const opening = due <= now() && calendarOfBell(desk, calendarAt(desk, now()))?.nextOpening(now())
  return opening || due
}

/** When the worker has just looked, nothing is left that was due. */
function checkHasRung(world: World, chat: Chat, { rungSteps }: Ticket) {
  const dues = chat.bellLookedAt === world.now() && firstRingsDue(world.desk, chat, world.now())
  if (!dues || !mayRing(world, world.now())) return
  const owed = dues.filter((due) => due <= world.now())
  if (rungSteps < owed.length) throw new Broken(`Step ${owed.length} was due and did not ring (R55)`, chat)
}

type Numbers = { ticket: string; entries: string; numbers: string; first: number; last: number }

async function findNumbers({ app }: World, ids: string[], places: string): Promise<Map<string, Numbers>> {
  const of = (noun: string) => `SELECT ticket_id, number FROM ${noun} WHERE ticket_id IN (${places})`
  const rows: Numbers[] = await app.database.query(
    `SELECT ticket_id AS ticket, COUNT(*) AS entries, COUNT(DISTINCT number) AS numbers, MIN(number) AS first, MAX(number) AS last
     FROM (${['message', 'note', 'ticket_event'].map(of).join(' UNION ALL ')}) AS entry GROUP BY ticket_id`,
    [...ids, ...ids, ...ids],
  )
  return new Map(rows.map((row) => [row.ticket, row]))
}

function checkNumbers(chat: Chat, { lastNumber }: Ticket, { entries, numbers, first, last }: Numbers) {
  if ([entries, numbers, last].some((count) => Number(count) !== lastNumber) || first !== 1)
    throw new Broken(
      `${entries} entries with ${numbers} numbers from ${first} to ${last}, the last being ${lastNumber} (R74)`,
      chat,
    )
}

const statusOf = (chat: Chat) => (chat.closedAt !== null ? 'closed' : chat.snooze ? 'snoozed' : 'open')
const instant = (at: number | null) => (at === null ? null : new Date(at))
const inWords = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value))
