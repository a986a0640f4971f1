import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Webhook } from '../../schema/webhook.js'
import { writeAudit } from '../audit/write-audit.js'
import { lockTeam } from '../team/lock-team.js'
import { auditedPart } from './create-webhook.js'
import { needWebhook } from './find-webhooks.js'

/** It is told nothing more, and what it was told is forgotten. */
export async function deleteWebhook(tx: Tx, agent: Agent, webhookId: string): Promise<void> {
  const acting = await lockTeam(tx, agent, 'manageWebhooks')
  const { accountId } = acting
  const webhook = await needWebhook(tx, accountId, webhookId)
  // Its deliveries, and their tries, go with it.
  await tx.db.delete(Webhook, { id: webhookId, accountId })
  const before = auditedPart(webhook)
  await writeAudit(tx, acting, { action: 'webhook-deleted', subject: 'webhook', id: webhookId, before })
}
