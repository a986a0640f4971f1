import type { App } from '../../platform/app.js'
import type { Db } from '../../platform/rows.js'
import { placeOfInbox } from './show-presence.js'
import {
  nextFading,
  presentAgents,
  presentShopper,
  sortedMarks,
  type PresentAgent,
  type PresentShopper,
} from './ticket-presence.rules.js'

export interface PresenceAtTicket {
  ticketId: string
  profileId: string
  agents: PresentAgent[]
  shopper: PresentShopper
}

/**
 * Each ticket of an account that somebody is with (R51): all that agents look at, and the open and snoozed ones of
 * shoppers who are here. One question to Redis, however many there are.
 */
export async function findInboxPresence(
  { marks, clock, database }: Pick<App, 'marks' | 'clock' | 'database'>,
  accountId: string,
): Promise<{ tickets: PresenceAtTicket[]; changesAt: Date | null }> {
  const found = await marks.at(placeOfInbox(accountId))
  const now = clock.now()
  const sorted = sortedMarks(found)
  const rows = await findTickets(
    database.manager,
    accountId,
    [...sorted.tickets.keys()],
    [...sorted.shoppers.keys()],
  )
  const tickets = rows.map(({ ticketId, profileId }) => ({
    ticketId,
    profileId,
    agents: presentAgents(sorted.tickets.get(ticketId) ?? [], now),
    shopper: presentShopper(sorted.shoppers.get(profileId) ?? [], now),
  }))
  return { tickets, changesAt: nextFading(found, now) }
}

async function findTickets(
  db: Db,
  accountId: string,
  ids: string[],
  profileIds: string[],
): Promise<{ ticketId: string; profileId: string }[]> {
  const wanted = [
    { sql: 'id IN (?)', ids },
    { sql: "profile_id IN (?) AND status IN ('open', 'snoozed')", ids: profileIds },
  ].filter(({ ids }) => ids.length > 0)
  if (wanted.length === 0) return []
  const select = 'SELECT id AS ticketId, profile_id AS profileId FROM ticket WHERE account_id = ? AND'
  return db.query(
    `${wanted.map(({ sql }) => `${select} ${sql}`).join(' UNION ')} ORDER BY ticketId`,
    wanted.flatMap(({ ids }) => [accountId, ids]),
  )
}
