import { addRow, insertRow, addRows, rowOf, rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Imported } from '../../schema/imported.js'
import { ProfileErasure } from '../../schema/profile-erasure.js'
import { ProfileIdentity } from '../../schema/profile-identity.js'
import { Profile } from '../../schema/profile.js'
import { IdentityKind } from '../../schema/words/profile.js'
import { erasedName } from '../personal-data/personal-data.rules.js'
import { lockByExternalId } from '../profile/lock-profile.js'
import { colleaguesOf } from './find-colleague.js'
import type { LineOf } from './format.js'
import { findImported, importedRow, type Import } from './imported.js'

const { EXTERNAL_ID, SHOPIFY_CUSTOMER, EMAIL, PHONE } = IdentityKind

type Line = LineOf<'profile'>
type Identity = NonNullable<Line['identities']>[number]

/** Answers how many are new. Whoever is here already stays as they are, for a file may be years old. */
export async function importProfiles(tx: Tx, from: Import, lines: Line[]): Promise<number> {
  const ids = lines.map(({ id }) => id)
  const known = await findImported(tx, from, 'profile', ids)
  let made = 0
  for (const line of lines) {
    if (known.has(line.id)) continue
    const same = await findSame(tx, from, line)
    const id = same ?? (await makeProfile(tx, from, line))
    if (!same) made++
    await addRow(tx.db, Imported, importedRow(tx, from, 'profile', line.id, id))
    if (!line.erasedAt) await addIdentities(tx, from, line, id)
  }
  return made
}

/**
 * Who it is, if they are here: by the shop's own id; or, of whom the shop has told none, by another identity. Of two who
 * share an address, each with an id of the shop's, nobody guesses that they are one.
 */
async function findSame(tx: Tx, { account, isOwn }: Import, line: Line): Promise<string | null> {
  const accountId = account.id
  if (isOwn) {
    const tail = 'WHERE account_id = ? AND id = ? AND created_at = ?'
    const own =
      /^\d{1,20}$/.test(line.id) && (await rowOf(tx.db, Profile, tail, [accountId, line.id, line.createdAt]))
    if (own) return own.mergedIntoId ?? own.id
  }
  if (line.erasedAt) return null
  if (line.externalId !== null) return (await lockByExternalId(tx, accountId, line.externalId))?.id ?? null
  for (const kind of [EXTERNAL_ID, SHOPIFY_CUSTOMER, EMAIL, PHONE]) {
    const values = identitiesOf(line).flatMap((told) => (told.kind === kind ? told.value : []))
    if (values.length === 0) continue
    const tail = 'WHERE account_id = ? AND kind = ? AND value IN (?)'
    const same = await rowOf(tx.db, ProfileIdentity, tail, [accountId, kind, values])
    if (same) return same.profileId
  }
  return null
}

async function makeProfile(tx: Tx, from: Import, line: Line): Promise<string> {
  const { account } = from
  const { externalId, email, phone, language, timeZone, createdAt, lastSeenAt, erasedAt } = line
  const about = { externalId, name: line.name, email, phone, language, timeZone, lastSeenAt }
  const row = {
    ...{ accountId: account.id, mergedIntoId: null, createdAt, erasedAt },
    ...{ blockedAt: line.blockedAt, blockedById: await colleaguesOf(tx, from)(line.blockedBy) },
    ...(erasedAt ? { ...nobody, name: erasedName(account.language) } : about),
  }
  const id = await insertRow(tx.db, Profile, row)
  if (erasedAt)
    await addRow(tx.db, ProfileErasure, {
      ...{ accountId: account.id, profileId: id, begunAt: erasedAt, pendingSince: null },
      ...{ lastTicketId: '0', tickets: 0, messages: 0 },
    })
  return id
}

const nobody = {
  ...{ externalId: null, email: null, phone: null, language: null, timeZone: null, lastSeenAt: null },
}

/** What belongs to somebody else here stays theirs. */
async function addIdentities(tx: Tx, from: Import, line: Line, profileId: string) {
  const accountId = from.account.id
  const told = identitiesOf(line)
  if (told.length === 0) return
  const values = told.map(({ kind, value }) => [kind, value])
  const taken = await rowsOf(tx.db, ProfileIdentity, 'WHERE account_id = ? AND (kind, value) IN (?)', [
    accountId,
    values,
  ])
  const names = new Set(taken.map(nameOf))
  const fresh = told.filter((identity) => !names.has(nameOf(identity)))
  await addRows(
    tx.db,
    ProfileIdentity,
    fresh.map(({ kind, value, source, isVerified, since, toldAt }) => ({
      ...{ accountId, kind, value, profileId, isVerified, toldAt },
      ...{ source: source ?? 'shop', since: since ?? line.createdAt },
    })),
  )
  await addWays(tx, line, { accountId, profileId, fresh })
}

/** A profile that has become one with another leaves its id of the shop's: whoever comes with it is led here. */
async function addWays(
  tx: Tx,
  line: Line,
  { accountId, profileId, fresh }: { accountId: string; profileId: string; fresh: Identity[] },
) {
  for (const { kind, value } of fresh) {
    if (kind !== EXTERNAL_ID || value === line.externalId) continue
    if (await lockByExternalId(tx, accountId, value)) continue
    const nothing = { email: null, phone: null, language: null, timeZone: null, lastSeenAt: null }
    await addRow(tx.db, Profile, {
      ...{ accountId, externalId: value, mergedIntoId: profileId, name: '', ...nothing },
      ...{ createdAt: line.createdAt, erasedAt: null },
    })
  }
}

const nameOf = ({ kind, value }: Pick<Identity, 'kind' | 'value'>) => `${kind} ${value}`

/** Those that the line names, and each that stands in the profile itself. */
function identitiesOf({ externalId, email, phone, identities }: Line): Identity[] {
  const plain = { source: null, since: null, toldAt: null }
  const all: Identity[] = [
    ...(identities ?? []),
    ...(externalId ? [{ ...plain, kind: EXTERNAL_ID, value: externalId, isVerified: true }] : []),
    ...(identities === null && email ? [{ ...plain, kind: EMAIL, value: email, isVerified: false }] : []),
    ...(identities === null && phone ? [{ ...plain, kind: PHONE, value: phone, isVerified: false }] : []),
  ].map((told) => (told.kind === 'email' ? { ...told, value: told.value.trim().toLowerCase() } : told))
  const byName = new Map(all.toReversed().map((told) => [nameOf(told), told]))
  return [...byName.values()].toReversed()
}
