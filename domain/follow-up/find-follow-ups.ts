import { rowOf, rowsOf, type Db } from '../../platform/rows.js'
import { DeskChange } from '../../schema/desk-change.js'
import { FollowUp } from '../../schema/follow-up.js'

/** The newest opening of the desk, whose queue is the one to work on; null: none has been noticed yet. */
export const findLastOpening = (db: Db, accountId: string): Promise<DeskChange | null> =>
  rowOf(db, DeskChange, "WHERE account_id = ? AND state IN ('open', 'always') ORDER BY at DESC, id DESC", [
    accountId,
  ])

export const findLastChange = (db: Db, accountId: string): Promise<DeskChange | null> =>
  rowOf(db, DeskChange, 'WHERE account_id = ? ORDER BY at DESC, id DESC', [accountId])

export const findOpening = (db: Db, accountId: string, id: string): Promise<DeskChange | null> =>
  rowOf(db, DeskChange, 'WHERE id = ? AND account_id = ?', [id, accountId])

/** A page of the queue of an opening, longest waiting first. */
export const findFollowUps = (
  db: Db,
  { id, accountId }: DeskChange,
  { after, limit }: { after: number; limit: number },
): Promise<FollowUp[]> =>
  rowsOf(db, FollowUp, 'WHERE desk_change_id = ? AND account_id = ? AND place > ? ORDER BY place LIMIT ?', [
    id,
    accountId,
    after,
    limit,
  ])

/** How many the queue has, and how many of them still wait. See `follow-up.rules.ts`. */
export async function countFollowUps(db: Db, { id, accountId }: DeskChange) {
  const [row] = await db.query(
    `SELECT COUNT(*) AS total,
      COUNT(CASE WHEN ticket.status = 'open' AND ticket.waiting_since <= follow_up.waiting_since THEN 1 END) AS \`left\`
     FROM follow_up JOIN ticket ON ticket.id = follow_up.ticket_id
     WHERE follow_up.desk_change_id = ? AND follow_up.account_id = ?`,
    [id, accountId],
  )
  return { total: Number(row.total), left: Number(row.left) }
}
