import { defer, insertRows, rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { ProfileNote } from '../../schema/profile-note.js'
import { Profile } from '../../schema/profile.js'
import { hashOfContent } from '../made-once.js'
import { colleaguesOf } from './find-colleague.js'
import type { LineOf } from './format.js'
import { findImported, hashOfSource, type Import } from './imported.js'

/** The profiles of a file as they are here, by their ids there. Held, so that nobody erases or merges them meanwhile. */
export async function holdProfiles(
  tx: Tx,
  from: Import,
  sources: string[],
): Promise<Map<string, Pick<Profile, 'id' | 'erasedAt'>>> {
  const ids = await findImported(tx, from, 'profile', [...new Set(sources)])
  const hold = async (wanted: string[]) => {
    if (wanted.length === 0) return []
    const tail = 'WHERE account_id = ? AND id IN (?) ORDER BY id LOCK IN SHARE MODE'
    return rowsOf(tx.db, Profile, tail, [from.account.id, wanted])
  }
  const given = await hold([...ids.values()])
  const successors = await hold(given.flatMap(({ mergedIntoId }) => mergedIntoId ?? []))
  const byId = new Map([...given, ...successors].map((profile) => [profile.id, profile]))
  return new Map(
    [...ids].map(([source, id]) => {
      const profile = byId.get(id)!
      return [source, byId.get(profile.mergedIntoId ?? id)!]
    }),
  )
}

/** Answers how many are new. Of somebody who has been forgotten here nothing is written down again (R79). */
export async function importProfileEvents(
  tx: Tx,
  from: Import,
  lines: LineOf<'profile-event'>[],
): Promise<number> {
  const accountId = from.account.id
  const byId = new Map(lines.toReversed().map((line) => [line.id, line]))
  if (byId.size === 0) return 0
  const known = await tx.db.query<{ id: string }[]>(
    'SELECT external_id AS id FROM profile_event WHERE account_id = ? AND external_id IN (?)',
    [accountId, [...byId.keys()]],
  )
  for (const { id } of known) byId.delete(id)
  const profiles = await holdProfiles(
    tx,
    from,
    [...byId.values()].map(({ profile }) => profile),
  )
  const rows = [...byId.values()].toReversed().flatMap((line) => {
    const profile = profiles.get(line.profile)
    if (!profile || profile.erasedAt) return []
    const { id: externalId, kind, title, at: occurredAt, details } = line
    return { accountId, profileId: profile.id, externalId, kind, title, occurredAt, details }
  })
  await insertRows(tx.db, ProfileEvent, rows)
  return rows.length
}

/** Answers how many are new. One that was deleted here does not come back. */
export async function importProfileNotes(
  tx: Tx,
  from: Import,
  lines: LineOf<'profile-note'>[],
): Promise<number> {
  if (lines.length === 0) return 0
  const accountId = from.account.id
  const keyOf = (id: string) => hashOfSource(from, 'profile-note', id).subarray(0, 16)
  const known = await rowsOf(tx.db, ProfileNote, 'WHERE account_id = ? AND client_id IN (?)', [
    accountId,
    lines.map(({ id }) => keyOf(id)),
  ])
  const names = new Set(known.map(({ clientId }) => clientId.toString('hex')))
  const own = await findOwnNotes(tx, from, lines)
  const profiles = await holdProfiles(
    tx,
    from,
    lines.map(({ profile }) => profile),
  )
  const colleague = colleaguesOf(tx, from)
  const rows = []
  for (const { id, profile, agent, text, at } of lines) {
    const clientId = keyOf(id)
    const to = profiles.get(profile)
    if (!to || to.erasedAt || own.has(id) || names.has(clientId.toString('hex'))) continue
    const agentId = (await colleague(agent))!
    const contentHash = hashOfContent({ profileId: to.id, agentId, text })
    rows.push({
      ...{ accountId, profileId: to.id, agentId, text, clientId, contentHash, at },
      ...{ deletedAt: null, deletedById: null },
    })
  }
  await insertRows(tx.db, ProfileNote, rows)
  return rows.length
}

async function findOwnNotes(tx: Tx, { account, isOwn }: Import, lines: LineOf<'profile-note'>[]) {
  const ids = lines.map(({ id }) => id).filter((id) => /^\d{1,20}$/.test(id))
  if (!isOwn || ids.length === 0) return new Set<string>()
  const rows = await rowsOf(tx.db, ProfileNote, 'WHERE account_id = ? AND id IN (?)', [account.id, ids])
  const times = new Map(rows.map(({ id, at }) => [id, at.getTime()]))
  return new Set(lines.filter(({ id, at }) => times.get(id) === at.getTime()).map(({ id }) => id))
}

/** Numbers to which nothing is to be texted. What is known of a number here stays. */
export async function importStoppedNumbers(
  tx: Tx,
  { account }: Import,
  lines: LineOf<'stopped-number'>[],
): Promise<void> {
  if (lines.length === 0) return
  await defer(
    tx.db,
    `INSERT INTO sms_contact (account_id, number, stopped_at, created_at) VALUES ?
     ON DUPLICATE KEY UPDATE number = VALUES(number)`,
    [lines.map(({ number, at }) => [account.id, number, at, at])],
  )
}
