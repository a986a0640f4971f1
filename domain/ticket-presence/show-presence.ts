import type { App } from '../../platform/app.js'
import type { Words } from '../../platform/marks.js'
import { rowOf, updateRow } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import type { Activity } from '../../schema/words/team.js'
import { notFound } from '../errors.js'
import { ticketPresenceChanged } from '../events.js'
import { blocked, isBlocked } from '../profile/refuse-blocked.js'
import { inboxMark, isLongSeen, markedBy, wordsOfAgent, wordsOfShopper } from './ticket-presence.rules.js'

/*
 * None of this is worth a transaction, and nobody waits for it: a face that is lost comes back with the next sign of
 * life, within ten seconds.
 */

/** A tab of an agent shows what is done with a ticket; null: it has left (R51). */
export async function showAgent(
  app: App,
  agent: Agent,
  ticketId: string,
  tabId: string,
  activity: Activity | null,
): Promise<void> {
  const { accountId } = agent
  const where = 'WHERE id = ? AND account_id = ?'
  const ticket = await rowOf(app.database.manager, Ticket, where, [ticketId, accountId])
  if (!ticket) throw notFound('ticket')
  const by = markedBy(agent.id, tabId)
  mark(app, ticket, wordsOfAgent(activity), [
    { place: placeOfTicket(ticket), by },
    { place: placeOfInbox(accountId), by: inboxMark({ ticketId }, by), most: mostInInbox },
  ])
}

/** A tab of a shopper shows that somebody is there; null: it has left. The profile keeps when that was, to the minute. */
export async function showShopper(
  app: App,
  { id, accountId, lastSeenAt }: Profile,
  tabId: string,
  said: { isTyping: boolean } | null,
): Promise<void> {
  if (said?.isTyping && (await isBlocked(app.database.manager, accountId, id))) throw blocked()
  const now = app.clock.now()
  if (!said || isLongSeen(lastSeenAt, now)) {
    await updateRow(app.database.manager, Profile, { id, accountId }, { lastSeenAt: now })
  }
  const shopper = { accountId, profileId: id }
  mark(app, shopper, wordsOfShopper(said), [
    { place: placeOfShopper(shopper), by: tabId },
    { place: placeOfInbox(accountId), by: inboxMark({ profileId: id }, tabId), most: mostInInbox },
  ])
}

export const placeOfTicket = ({ id, accountId }: Pick<Ticket, 'id' | 'accountId'>) =>
  `ticket:${accountId}:${id}`

export const placeOfShopper = ({ accountId, profileId }: Pick<Ticket, 'accountId' | 'profileId'>) =>
  `shopper:${accountId}:${profileId}`

/** Everything of an account once more, so that a list need not look at each of its tickets. */
export const placeOfInbox = (accountId: string) => `inbox:${accountId}`

/** Hundreds of agents, and of shoppers with a chat open. */
const mostInInbox = 2_000

function mark(
  { marks, events }: App,
  { accountId, profileId }: Pick<Ticket, 'accountId' | 'profileId'>,
  words: Words,
  places: { place: string; by: string; most?: number }[],
) {
  const payload = { accountId, profileId }
  const publish = () => events.publish([{ event: ticketPresenceChanged.name, payload }])
  Promise.all(places.map(({ place, by, most }) => marks.leave(place, by, words, most)))
    .then(([isNew]) => (isNew ? publish() : undefined))
    .catch(() => {}) // Redis has gone just now
}
