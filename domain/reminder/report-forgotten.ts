import { rowsOf, type Db } from '../../platform/rows.js'
import { Ticket } from '../../schema/ticket.js'
import type { Forgotten } from '../../schema/words/reminder.js'
import { checkNothingForgotten } from './check-nothing-forgotten.js'

const mostTickets = 100

/** What is wrong in an account, by kind, and how much has been mended (R60). */
export async function reportForgotten(db: Db, accountId: string, now: Date) {
  const found = await checkNothingForgotten(db, now, { accountId })
  const counts = new Map<Forgotten, number>()
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const ids = found.slice(0, mostTickets).map(({ ticketId }) => ticketId)
  const tail = 'WHERE account_id = ? AND id IN (?) ORDER BY id'
  const [row] = await db.query('SELECT COUNT(*) AS repairs FROM repair WHERE account_id = ?', [accountId])
  return {
    count: found.length,
    kinds: [...counts].map(([kind, count]) => ({ kind, count })),
    tickets: ids.length > 0 ? await rowsOf(db, Ticket, tail, [accountId, ids]) : [],
    repairs: Number(row.repairs),
  }
}
