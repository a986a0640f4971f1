import { insertRows } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { Profile } from '../../schema/profile.js'
import { badInput } from '../errors.js'
import { profilesChanged } from '../events.js'
import { rememberIdentities, type ToldIdentity } from './remember-identities.js'
import {
  faultOfEvent,
  mostEvents,
  type EventOfShopper,
  type ReportedEvent,
  type ReportedShopper,
} from './reported-event.rules.js'

/**
 * Writes down what has happened between shoppers and the shop, and answers the ids of what is new (R76). What the
 * account has under such an id already stays as it is. Somebody of whom nobody had heard gets a profile; one that is
 * there is left as it is, for what is reported may be years old.
 */
export async function recordProfileEvents(
  tx: Tx,
  accountId: string,
  reported: ReportedEvent[],
): Promise<string[]> {
  refuseFaults(reported, tx.now)
  const fresh = await withoutKnown(tx, accountId, reported)
  if (fresh.length === 0) return []
  const profileIds = await meetAll(
    tx,
    accountId,
    fresh.map(({ shopper }) => shopper),
  )
  return write(
    tx,
    accountId,
    fresh.map(({ shopper, ...event }) => ({ ...event, profileId: profileIds.get(shopper.externalId)! })),
  )
}

/** The same of one profile, which the caller holds. */
export async function recordEventsOf(
  tx: Tx,
  { accountId, id: profileId }: Profile,
  told: EventOfShopper[],
): Promise<string[]> {
  const fresh = await withoutKnown(tx, accountId, told)
  if (fresh.length === 0) return []
  return write(
    tx,
    accountId,
    fresh.map((event) => ({ ...event, profileId })),
  )
}

/** Had somebody else reported one of them just now, the key makes all of this run again. */
async function write(tx: Tx, accountId: string, events: (EventOfShopper & { profileId: string })[]) {
  const rows = events.map(({ externalId, profileId, kind, title, occurredAt, details }) => ({
    ...{ accountId, profileId, externalId, kind, title, occurredAt, details: details ?? null },
  }))
  await insertRows(tx.db, ProfileEvent, rows)
  tx.publish(profilesChanged, { accountId, profileIds: [...new Set(rows.map(({ profileId }) => profileId))] })
  return rows.map(({ externalId }) => externalId)
}

function refuseFaults(reported: ReportedEvent[], now: Date) {
  if (reported.length > mostEvents) throw badInput('events', `At most ${mostEvents} at once.`)
  for (const [index, event] of reported.entries()) {
    const fault = faultOfEvent(event, now)
    if (fault) throw badInput(`events[${index}].${fault[0]}`, fault[1])
  }
}

/** Of two under one id, the first. */
async function withoutKnown<E extends EventOfShopper>(
  tx: Tx,
  accountId: string,
  reported: E[],
): Promise<E[]> {
  const events = new Map<string, E>()
  for (const event of reported) if (!events.has(event.externalId)) events.set(event.externalId, event)
  if (events.size === 0) return []
  const known: { externalId: string }[] = await tx.db.query(
    'SELECT external_id AS externalId FROM profile_event WHERE account_id = ? AND external_id IN (?)',
    [accountId, [...events.keys()]],
  )
  for (const { externalId } of known) events.delete(externalId)
  return [...events.values()]
}

/** Their profiles' ids by their own. In order, so that two who report the same people do not wait for each other. */
async function meetAll(tx: Tx, accountId: string, shoppers: ReportedShopper[]): Promise<Map<string, string>> {
  const byId = new Map<string, ReportedShopper>()
  for (const shopper of shoppers)
    byId.set(shopper.externalId, merge(byId.get(shopper.externalId) ?? shopper, shopper))
  const externalIds = [...byId.keys()].sort()
  const met = await holdProfiles(tx, accountId, externalIds)
  const known = new Set(met.map(({ externalId }) => externalId))
  const strangers = externalIds.filter((externalId) => !known.has(externalId))
  await insertRows(
    tx.db,
    Profile,
    strangers.map((externalId) => {
      const { name, email, phone, language, timeZone } = byId.get(externalId)!
      return {
        ...{ accountId, externalId, createdAt: tx.now, name: name ?? externalId.slice(0, 100) },
        ...{
          email: email ?? null,
          phone: phone ?? null,
          language: language ?? null,
          timeZone: timeZone ?? null,
        },
      }
    }),
  )
  const made = await holdProfiles(tx, accountId, strangers)
  await rememberIdentities(
    tx,
    accountId,
    'shop',
    made.flatMap(({ id: profileId, externalId }): ToldIdentity[] => {
      const { email, phone } = byId.get(externalId)!
      return [
        { profileId, kind: 'external-id', value: externalId, isVerified: true },
        ...(email ? [{ profileId, kind: 'email', value: email } as const] : []),
        ...(phone ? [{ profileId, kind: 'phone', value: phone } as const] : []),
      ]
    }),
  )
  return new Map([...met, ...made].map(({ id, externalId }) => [externalId, id]))
}

/** What the first did not say, the second may. */
function merge(first: ReportedShopper, second: ReportedShopper): ReportedShopper {
  const said = Object.entries(first).filter(([, value]) => value != null)
  return { ...second, ...Object.fromEntries(said) }
}

/** Where those ids lead. Held, so that none of them becomes one with another before its events stand there. */
async function holdProfiles(
  tx: Tx,
  accountId: string,
  externalIds: string[],
): Promise<{ id: string; externalId: string }[]> {
  if (externalIds.length === 0) return []
  return tx.db.query(
    `SELECT COALESCE(merged_into_id, id) AS id, external_id AS externalId FROM profile
     WHERE account_id = ? AND external_id IN (?) LOCK IN SHARE MODE`,
    [accountId, externalIds],
  )
}
