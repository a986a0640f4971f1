import { createHash } from 'node:crypto'
import { rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Account } from '../../schema/account.js'
import { Imported } from '../../schema/imported.js'
import type { OfficeHours } from '../../schema/office-hours.js'
import type { ImportedKind } from '../../schema/words/profile.js'
import type { Header } from './format.js'

/** Where a file goes, and whence it comes. */
export interface Import {
  account: Account
  /** Ids of a file mean something within the desk that it comes from: two desks may both have a ticket 17. */
  origin: string
  /** The file is an export of this very desk: its ids are rows here. */
  isOwn: boolean
  /** All versions, the newest first. */
  hours: OfficeHours[]
}

export function importOf(account: Account, header: Header, hours: OfficeHours[]): Import {
  const isOwn = header.account === account.publicId && header.since?.getTime() === account.createdAt.getTime()
  return { account, origin: `${header.account} ${header.since?.toISOString() ?? ''}`, isOwn, hours }
}

export const hashOfSource = ({ origin }: Import, kind: string, source: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([origin, kind, source]))
    .digest()

/** Where the things of a file are, of those that are here. */
export async function findImported(
  tx: Tx,
  from: Import,
  kind: ImportedKind,
  sources: string[],
): Promise<Map<string, string>> {
  if (sources.length === 0) return new Map()
  const bySource = new Map(sources.map((source) => [source, hashOfSource(from, kind, source)]))
  const rows = await rowsOf(tx.db, Imported, 'WHERE account_id = ? AND kind = ? AND source_hash IN (?)', [
    from.account.id,
    kind,
    [...bySource.values()],
  ])
  const byHash = new Map(rows.map(({ sourceHash, rowId }) => [sourceHash.toString('hex'), rowId]))
  return new Map(
    [...bySource].flatMap(([source, hash]) => {
      const rowId = byHash.get(hash.toString('hex'))
      return rowId ? [[source, rowId] as const] : []
    }),
  )
}

/** Had another import brought it just now, the key makes the whole transaction run again. */
export const importedRow = (tx: Tx, from: Import, kind: ImportedKind, source: string, rowId: string) => ({
  accountId: from.account.id,
  kind,
  sourceHash: hashOfSource(from, kind, source),
  rowId,
  at: tx.now,
})
