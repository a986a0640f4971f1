import { randomUUID } from 'node:crypto'
import { addRow, insertRow, rowOf, rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Imported } from '../../schema/imported.js'
import { Label } from '../../schema/label.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { LabelColour } from '../../schema/words/ticket.js'
import { hashOfContent } from '../made-once.js'
import { findImported, importedRow, type Import } from './imported.js'

export interface WantedLabel {
  name: string
  colour: LabelColour | null
}

/**
 * Their ids by their names in the file. One that was renamed here since is still the same, and one that was deleted does not
 * come back.
 */
export async function importLabels(
  tx: Tx,
  from: Import,
  wanted: WantedLabel[],
): Promise<Map<string, string>> {
  const byName = new Map<string, WantedLabel>()
  for (const label of wanted) if (!byName.has(label.name)) byName.set(label.name, label)
  const known = await findImported(tx, from, 'label', [...byName.keys()])
  for (const [name, { colour }] of byName) {
    if (known.has(name)) continue
    const id = await findOrMake(tx, from.account.id, name, colour ?? LabelColour.GREY)
    await addRow(tx.db, Imported, importedRow(tx, from, 'label', name, id))
    known.set(name, id)
  }
  return withoutDeleted(tx, from, known)
}

async function findOrMake(tx: Tx, accountId: string, name: string, colour: LabelColour): Promise<string> {
  const same = await rowOf(tx.db, Label, 'WHERE account_id = ? AND name = ?', [accountId, name])
  if (same) return same.id
  const draft = { name, colour }
  return insertRow(tx.db, Label, {
    ...{ accountId, ...draft, createdAt: tx.now },
    ...{ clientId: uuidToBytes(randomUUID()), contentHash: hashOfContent(draft) },
  })
}

async function withoutDeleted(tx: Tx, { account }: Import, ids: Map<string, string>) {
  if (ids.size === 0) return ids
  // Held, so that nobody deletes one while it is put on.
  const tail = 'WHERE account_id = ? AND id IN (?) ORDER BY id LOCK IN SHARE MODE'
  const there = await rowsOf(tx.db, Label, tail, [account.id, [...ids.values()]])
  const living = new Set(there.map(({ id }) => id))
  return new Map([...ids].filter(([, id]) => living.has(id)))
}
