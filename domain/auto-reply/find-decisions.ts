import { MoreThan } from 'typeorm'
import type { Db } from '../../platform/rows.js'
import { AutoReplyDecision } from '../../schema/auto-reply-decision.js'

/** What was decided on the messages of a ticket, in their order (R30). */
export const findDecisions = (
  db: Db,
  { id: ticketId, accountId }: { id: string; accountId: string },
  { after, limit }: { after: number; limit: number },
): Promise<AutoReplyDecision[]> =>
  db.find(AutoReplyDecision, {
    where: { ticketId, accountId, number: MoreThan(after) },
    order: { number: 'ASC' },
    take: limit,
  })
