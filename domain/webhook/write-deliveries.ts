import { insertRows, rowOf, rowsOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { FeedEvent, FeedHead } from '../../schema/feed.js'
import { Webhook, WebhookDelivery } from '../../schema/webhook.js'
import { cursorOf } from '../feed/find-feed.js'
import { globalId } from '../global-id.js'
import { lockWebhook } from './find-webhooks.js'
import { newMessageId } from './sign-webhook.js'

const batch = 200

/**
 * Goes on through the account’s feed for a webhook, and writes down what it is to be told of that. How far it has got is
 * written in the same transaction, and the feed has no gaps that are filled later: so nothing is left out, and nothing
 * written twice. Answers how many events it has passed.
 */
export async function writeDeliveries(tx: Tx, accountId: string, webhookId: string): Promise<number> {
  const webhook = await lockWebhook(tx, accountId, webhookId)
  if (!webhook || webhook.pausedFor) return 0
  const { kinds, createdAt, toldUpTo } = webhook
  const tail = 'WHERE account_id = ? AND number > ? ORDER BY number LIMIT ?'
  const events = await rowsOf(tx.db, FeedEvent, tail, [accountId, toldUpTo, batch])
  const last = events.at(-1)
  if (!last) return 0
  const head = await rowOf(tx.db, FeedHead, 'WHERE account_id = ?', [accountId])
  const told = events.filter(({ kind, at }) => at >= createdAt && (kinds?.includes(kind) ?? true))
  await insertRows(
    tx.db,
    WebhookDelivery,
    told.map((event) => ({
      ...{ accountId, webhookId, messageId: newMessageId(), feedNumber: event.number, clientId: null },
      ...{ type: event.kind, body: bodyOf(event, head!.epoch), state: 'waiting' as const },
      ...{ createdAt: tx.now, tries: 0, triesBefore: 0, nextTryAt: tx.now },
      ...{ lastStatus: null, lastProblem: null, lastMilliseconds: null },
    })),
  )
  await updateRow(tx.db, Webhook, { id: webhookId, accountId }, { toldUpTo: last.number })
  return events.length
}

/** What happened, where and in which order; what was said is asked for with these ids (docs/webhooks.md). */
function bodyOf(
  { kind, at, number, ticketId, ticketNumber, author, agentId }: FeedEvent,
  epoch: string,
): string {
  return JSON.stringify({
    type: kind,
    timestamp: at.toISOString(),
    data: {
      number,
      cursor: cursorOf({ epoch, number }),
      ticketId: globalId('Ticket', ticketId),
      ticketNumber,
      author: author?.toUpperCase() ?? null,
      agentId: agentId && globalId('Agent', agentId),
    },
  })
}
