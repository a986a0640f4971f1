import { rowOf, rowsOf, type Db } from '../../platform/rows.js'
import { Label } from '../../schema/label.js'
import { notFound } from '../errors.js'

/** All labels of an account, by name. */
export const findLabels = (db: Db, accountId: string): Promise<Label[]> =>
  rowsOf(db, Label, 'WHERE account_id = ? ORDER BY name', [accountId])

export async function findLabel(db: Db, accountId: string, labelId: string): Promise<Label> {
  const label = await rowOf(db, Label, 'WHERE account_id = ? AND id = ?', [accountId, labelId])
  if (!label) throw notFound('label')
  return label
}

/** Which labels each of these tickets has, by name. */
export async function findLabelsOf(
  db: Db,
  ticketIds: readonly string[],
): Promise<(Label & { ticketId: string })[]> {
  if (ticketIds.length === 0) return []
  return db.query(
    `SELECT t.ticket_id AS ticketId, l.id, l.account_id AS accountId, l.name, l.colour
     FROM ticket_label t JOIN label l ON l.account_id = t.account_id AND l.id = t.label_id
     WHERE t.ticket_id IN (${ticketIds.map(() => '?').join(', ')}) ORDER BY l.name`,
    [...ticketIds],
  )
}
