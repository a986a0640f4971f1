import type { Db } from '../../platform/rows.js'
import type { WebhookRef } from './send-deliveries.js'

/** Webhooks for which there is something to do: events of the feed that they have not passed, or deliveries that are due. */
export const findBusyWebhooks = (db: Db, now: Date): Promise<WebhookRef[]> =>
  db.query(
    `SELECT id, account_id AS accountId FROM webhook WHERE
      (paused_for IS NULL AND told_up_to < (SELECT last_number FROM feed_head WHERE feed_head.account_id = webhook.account_id))
      OR EXISTS (SELECT 1 FROM webhook_delivery WHERE webhook_id = webhook.id AND next_try_at <= ?)`,
    [now],
  )
