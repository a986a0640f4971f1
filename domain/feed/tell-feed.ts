import { addRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { FeedPending, type FeedEvent } from '../../schema/feed.js'
import type { Ticket } from '../../schema/ticket.js'

type Told = Pick<FeedEvent, 'kind' | 'ticketNumber'> & Partial<Pick<FeedEvent, 'author' | 'agentId'>>

/**
 * Something has happened in a ticket that the caller has locked. It gets its place in the account’s feed later, from
 * `numberFeed`: were it taken here, all messages of an account would wait for each other.
 */
export const tellFeed = (
  tx: Tx,
  { id: ticketId, accountId }: Ticket,
  { kind, ticketNumber, author = null, agentId = null }: Told,
): Promise<void> =>
  addRow(tx.db, FeedPending, { accountId, kind, ticketId, ticketNumber, author, agentId, at: tx.now })
