import type { App } from '../../platform/app.js'
import type { Words } from '../../platform/marks.js'
import { rowOf, updateRow } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import type { Activity } from '../../schema/words.js'
import { notFound } from '../errors.js'
import { ticketPresenceChanged } from '../events.js'
import { isLongSeen, markedBy, wordsOfAgent, wordsOfShopper } from './ticket-presence.rules.js'

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
  mark(app, ticket.profileId, placeOfTicket(ticket), markedBy(agent.id, tabId), wordsOfAgent(activity))
}

/** A tab of a shopper shows that somebody is there; null: it has left. The profile keeps when that was, to the minute. */
export async function showShopper(
  app: App,
  { id, accountId, lastSeenAt }: Profile,
  tabId: string,
  said: { isTyping: boolean } | null,
): Promise<void> {
  const now = app.clock.now()
  if (!said || isLongSeen(lastSeenAt, now)) {
    await updateRow(app.database.manager, Profile, { id, accountId }, { lastSeenAt: now })
  }
  mark(app, id, placeOfShopper({ accountId, profileId: id }), tabId, wordsOfShopper(said))
}

export const placeOfTicket = ({ id, accountId }: Pick<Ticket, 'id' | 'accountId'>) =>
  `ticket:${accountId}:${id}`

export const placeOfShopper = ({ accountId, profileId }: Pick<Ticket, 'accountId' | 'profileId'>) =>
  `shopper:${accountId}:${profileId}`

function mark({ marks, events }: App, profileId: string, place: string, by: string, words: Words) {
  const publish = () => events.publish([{ event: ticketPresenceChanged.name, payload: { profileId } }])
  marks
    .leave(place, by, words)
    .then((isNew) => (isNew ? publish() : undefined))
    .catch(() => {}) // Redis has gone just now
}
