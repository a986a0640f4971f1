import { rowOf, rowsOf, type Db } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Webhook, WebhookAttempt, WebhookDelivery } from '../../schema/webhook.js'
import type { WebhookDeliveryState } from '../../schema/words/webhook.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { notFound } from '../errors.js'

/** Oldest first. */
export async function findWebhooks(db: Db, agent: Agent): Promise<Webhook[]> {
  refuseUnlessMay(agent, 'manageWebhooks')
  return rowsOf(db, Webhook, 'WHERE account_id = ? ORDER BY id', [agent.accountId])
}

/** A page of what a webhook was and is told, newest first, behind the delivery `before`. */
export async function findDeliveries(
  db: Db,
  agent: Agent,
  asked: { webhookId: string; state: WebhookDeliveryState | null; before: string | null; limit: number },
): Promise<WebhookDelivery[]> {
  refuseUnlessMay(agent, 'manageWebhooks')
  const { accountId } = agent
  const { webhookId, state, before, limit } = asked
  if (!(await findWebhook(db, accountId, webhookId))) throw notFound('webhook')
  const conditions = ['account_id = ?', 'webhook_id = ?']
  const values = [accountId, webhookId]
  if (state) {
    conditions.push('state = ?')
    values.push(state)
  }
  if (before) {
    conditions.push('id < ?')
    values.push(before)
  }
  const tail = `WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`
  return rowsOf(db, WebhookDelivery, tail, [...values, limit])
}

export async function findDelivery(db: Db, agent: Agent, deliveryId: string): Promise<WebhookDelivery> {
  refuseUnlessMay(agent, 'manageWebhooks')
  return needDelivery(db, agent.accountId, deliveryId)
}

/** Oldest first. */
export const findAttempts = (db: Db, { accountId, id }: WebhookDelivery): Promise<WebhookAttempt[]> =>
  rowsOf(db, WebhookAttempt, 'WHERE account_id = ? AND delivery_id = ? ORDER BY number DESC LIMIT 100', [
    accountId,
    id,
  ]).then((rows) => rows.reverse())

export async function needDelivery(db: Db, accountId: string, deliveryId: string): Promise<WebhookDelivery> {
  const delivery = await rowOf(db, WebhookDelivery, 'WHERE id = ? AND account_id = ?', [
    deliveryId,
    accountId,
  ])
  if (!delivery) throw notFound('webhook delivery')
  return delivery
}

const findWebhook = (db: Db, accountId: string, webhookId: string): Promise<Webhook | null> =>
  rowOf(db, Webhook, 'WHERE id = ? AND account_id = ?', [webhookId, accountId])

/** Held until the transaction ends: whoever sends for it writes down what came of that, one after the other. Null: it is gone. */
export const lockWebhook = ({ db }: Tx, accountId: string, webhookId: string): Promise<Webhook | null> =>
  rowOf(db, Webhook, 'WHERE id = ? AND account_id = ?', [webhookId, accountId], 'FOR UPDATE')

export async function needWebhook(tx: Tx, accountId: string, webhookId: string): Promise<Webhook> {
  const webhook = await lockWebhook(tx, accountId, webhookId)
  if (!webhook) throw notFound('webhook')
  return webhook
}
