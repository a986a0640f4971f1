import type { App } from '../../platform/app.js'
import { findThreadAfter, type ThreadEntry } from '../../domain/ticket/find-thread.js'
import type { Doorbell } from './doorbells.js'

const page = 100
const mostBehind = 500

export type TicketNews = { entries: ThreadEntry[]; refetch: boolean }

/**
 * Everything that happened in a ticket after number `after`, in order and without gaps: first what was missed, then
 * live. It reads the table by number each time the bell rings, so a lost or doubled ring loses and doubles nothing.
 */
export async function* followTicket(
  app: App,
  bell: Pick<Doorbell, 'rung'>,
  ticketId: string,
  after: number,
): AsyncGenerator<TicketNews, void, void> {
  let heardUpTo = after
  let isFirst = true
  do {
    for (;;) {
      const entries = await findThreadAfter(app.database.manager, ticketId, heardUpTo, page)
      const newest = entries.at(-1)?.number ?? heardUpTo
      const behind = entries.length === page && isFirst ? await countBehind(app, ticketId, heardUpTo) : 0
      if (behind > mostBehind) {
        heardUpTo += behind
        yield { entries: [], refetch: true }
        break
      }
      if (entries.length === 0) break
      heardUpTo = newest
      yield { entries, refetch: false }
      if (entries.length < page) break
    }
    isFirst = false
  } while (await bell.rung())
}

async function countBehind(app: App, ticketId: string, after: number): Promise<number> {
  const [row] = await app.database.query('SELECT last_number AS newest FROM ticket WHERE id = ?', [ticketId])
  return Number(row.newest) - after
}
