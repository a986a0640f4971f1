import { rowsOf, type Db } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { ProfileIdentity } from '../../schema/profile-identity.js'
import { ProfileNote } from '../../schema/profile-note.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { findProfile } from '../profile/find-profile.js'
import { findThreadAfter, isMessage, isNote, type ThreadEntry } from '../ticket/find-thread.js'
import { referenceOf } from '../ticket/reference.rules.js'

const atOnce = 500

/** Who may have it, and that somebody has asked; what `writeProfile` writes is for them. */
export async function beginExport(tx: Tx, agent: Agent, profileId: string): Promise<Profile> {
  refuseUnlessMay(agent, 'managePersonalData')
  const profile = await findProfile(tx.db, agent.accountId, profileId)
  await writeAudit(tx, agent, { action: 'profile-exported', subject: 'profile', id: profile.id })
  return profile
}

/**
 * Everything that is known of a shopper, as one JSON text in pieces (R79). It is made as it is read, however much it is,
 * and stands nowhere; whoever breaks off asks again.
 */
export async function* writeProfile(db: Db, profile: Profile): AsyncGenerator<string, void, void> {
  const { id, accountId } = profile
  const names = await namesOfTeam(db, accountId)
  const { externalId, name, email, phone, language, timeZone, createdAt, lastSeenAt } = profile
  const { erasedAt, blockedAt } = profile
  const contacts = { externalId, name, email, phone, language, timeZone }
  const who = { ...contacts, createdAt, lastSeenAt, erasedAt, blockedAt }
  yield `{\n"profile": ${JSON.stringify(who, null, 2)}`
  yield* list('identities', one(findIdentities(db, accountId, id)))
  yield* list('events', pages(db, ProfileEvent, accountId, id, eventOf))
  yield* list(
    'notes',
    pages(db, ProfileNote, accountId, id, ({ at, agentId, text, deletedAt }: ProfileNote) =>
      deletedAt ? null : { at, by: names.get(agentId), text },
    ),
  )
  yield* list('tickets', ticketsOf(db, profile, names))
  yield '\n}\n'
}

async function* list(name: string, items: AsyncIterable<object>): AsyncGenerator<string, void, void> {
  yield `,\n"${name}": [`
  let isFirst = true
  for await (const item of items) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(item, null, 2)}`
    isFirst = false
  }
  yield ']'
}

async function* one<T>(all: Promise<T[]>): AsyncGenerator<T, void, void> {
  yield* await all
}

async function findIdentities(db: Db, accountId: string, profileId: string) {
  const tail = 'WHERE account_id = ? AND profile_id = ? ORDER BY kind, value'
  const rows = await rowsOf(db, ProfileIdentity, tail, [accountId, profileId])
  return rows.map(({ kind, value, source, isVerified, since }) => ({
    kind,
    value,
    source,
    isVerified,
    since,
  }))
}

const eventOf = ({ kind, title, details, occurredAt }: ProfileEvent) => ({ occurredAt, kind, title, details })

async function* pages<T extends { id: string }>(
  db: Db,
  noun: new () => T,
  accountId: string,
  profileId: string,
  show: (row: T) => object | null,
): AsyncGenerator<object, void, void> {
  for (let after = '0'; ;) {
    const tail = 'WHERE account_id = ? AND profile_id = ? AND id > ? ORDER BY id LIMIT ?'
    const rows = await rowsOf(db, noun, tail, [accountId, profileId, after, atOnce])
    for (const row of rows) {
      const shown = show(row)
      if (shown) yield shown
    }
    if (rows.length < atOnce) return
    after = rows.at(-1)!.id
  }
}

async function* ticketsOf(db: Db, { id, accountId }: Profile, names: Map<string, string>) {
  for await (const ticket of pages(db, Ticket, accountId, id, (row: Ticket) => row)) {
    const known = ticket as Ticket
    const { channel, status, createdAt, closedAt } = known
    const entries = []
    for await (const entry of threadOf(db, known)) entries.push(shown(entry, names))
    yield {
      reference: referenceOf(known),
      channel,
      status,
      createdAt,
      closedAt,
      entries: entries.filter(Boolean),
    }
  }
}

async function* threadOf(db: Db, { id }: Ticket): AsyncGenerator<ThreadEntry, void, void> {
  for (let after = 0; ;) {
    const entries = await findThreadAfter(db, id, after, atOnce)
    yield* entries
    if (entries.length < atOnce) return
    after = entries.at(-1)!.number
  }
}

/** What was said and noted; what the desk did with the ticket is not about the shopper. */
function shown(entry: ThreadEntry, names: Map<string, string>) {
  const { at } = entry
  const by = entry.agentId === null ? undefined : names.get(entry.agentId)
  if (isMessage(entry)) return { at, from: entry.author, by, text: entry.text }
  return isNote(entry) ? { at, note: true, by, text: entry.text } : null
}

async function namesOfTeam(db: Db, accountId: string): Promise<Map<string, string>> {
  const agents = await rowsOf(db, Agent, 'WHERE account_id = ?', [accountId])
  return new Map(agents.map(({ id, name }) => [id, name]))
}
