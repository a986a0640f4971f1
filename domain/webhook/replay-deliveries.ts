import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { WebhookDelivery } from '../../schema/webhook.js'
import { writeAudit } from '../audit/write-audit.js'
import { webhooksDue } from '../events.js'
import { lockTeam } from '../team/lock-team.js'
import { needDelivery, needWebhook } from './find-webhooks.js'

/** Sends it again, under the same `webhook-id` and with all its tries before it. What waits is sent at once. */
export async function replayDelivery(tx: Tx, agent: Agent, deliveryId: string): Promise<WebhookDelivery> {
  const acting = await lockTeam(tx, agent, 'manageWebhooks')
  const { accountId } = acting
  const { webhookId } = await needDelivery(tx.db, accountId, deliveryId)
  const { pausedFor } = await needWebhook(tx, accountId, webhookId)
  const delivery = await needDelivery(tx.db, accountId, deliveryId)
  const isHeld = pausedFor !== null && delivery.feedNumber !== null
  const changes = {
    ...{ state: 'waiting' as const, triesBefore: delivery.tries },
    nextTryAt: isHeld ? null : tx.now,
  }
  await updateRow(tx.db, WebhookDelivery, { id: deliveryId, accountId }, changes)
  tx.publish(webhooksDue, { accountId })
  const after = { deliveries: 1 }
  await writeAudit(tx, acting, { action: 'webhook-replayed', subject: 'webhook', id: webhookId, after })
  return { ...delivery, ...changes }
}

/** The same for all that were given up since a moment, tests left out. Answers how many. */
export async function replayFailedDeliveries(
  tx: Tx,
  agent: Agent,
  webhookId: string,
  since: Date,
): Promise<number> {
  const acting = await lockTeam(tx, agent, 'manageWebhooks')
  const { accountId } = acting
  const { pausedFor } = await needWebhook(tx, accountId, webhookId)
  const { affectedRows } = await tx.db.query(
    `UPDATE webhook_delivery SET state = 'waiting', tries_before = tries, next_try_at = ?
     WHERE webhook_id = ? AND account_id = ? AND state = 'given-up' AND feed_number IS NOT NULL AND created_at >= ?`,
    [pausedFor ? null : tx.now, webhookId, accountId, since],
  )
  const deliveries = Number(affectedRows)
  if (deliveries === 0) return 0
  tx.publish(webhooksDue, { accountId })
  const after = { since, deliveries }
  await writeAudit(tx, acting, { action: 'webhook-replayed', subject: 'webhook', id: webhookId, after })
  return deliveries
}
