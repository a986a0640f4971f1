import { insertRow, rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { WebhookDelivery } from '../../schema/webhook.js'
import { writeAudit } from '../audit/write-audit.js'
import { webhooksDue } from '../events.js'
import { globalId } from '../global-id.js'
import { lockTeam } from '../team/lock-team.js'
import { needWebhook } from './find-webhooks.js'
import { newMessageId } from './sign-webhook.js'

/** Something to try a receiver with. It is sent once, also to a webhook that is paused, and changes nothing about it. */
export async function sendTestEvent(
  tx: Tx,
  agent: Agent,
  webhookId: string,
  clientId: string,
): Promise<WebhookDelivery> {
  const acting = await lockTeam(tx, agent, 'manageWebhooks')
  const { accountId } = acting
  await needWebhook(tx, accountId, webhookId)
  const bytes = uuidToBytes(clientId)
  const tail = 'WHERE account_id = ? AND webhook_id = ? AND client_id = ?'
  const made = await rowOf(tx.db, WebhookDelivery, tail, [accountId, webhookId, bytes])
  if (made) return made
  const type = 'webhook.test'
  const data = { webhookId: globalId('Webhook', webhookId) }
  const row = {
    ...{ accountId, webhookId, messageId: newMessageId(), feedNumber: null, clientId: bytes, type },
    ...{ body: JSON.stringify({ type, timestamp: tx.now.toISOString(), data }), state: 'waiting' as const },
    ...{ createdAt: tx.now, tries: 0, triesBefore: 0, nextTryAt: tx.now },
    ...{ lastStatus: null, lastProblem: null, lastMilliseconds: null },
  }
  const id = await insertRow(tx.db, WebhookDelivery, row)
  tx.publish(webhooksDue, { accountId })
  await writeAudit(tx, acting, { action: 'webhook-tested', subject: 'webhook', id: webhookId })
  return { id, ...row }
}
