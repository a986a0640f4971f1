import { defer, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Webhook } from '../../schema/webhook.js'
import type { WebhookPause } from '../../schema/words/webhook.js'
import { writeAudit } from '../audit/write-audit.js'
import { webhooksDue } from '../events.js'
import { lockTeam } from '../team/lock-team.js'
import { auditedPart } from './create-webhook.js'
import { needWebhook } from './find-webhooks.js'

/** Nothing is sent to it until it is resumed. Pausing a paused one changes nothing. */
export async function pauseWebhook(tx: Tx, agent: Agent, webhookId: string): Promise<Webhook> {
  const acting = await lockTeam(tx, agent, 'manageWebhooks')
  const webhook = await needWebhook(tx, acting.accountId, webhookId)
  return webhook.pausedFor ? webhook : pause(tx, acting, webhook, 'by-hand')
}

/** For a webhook that is held. `by` without an id: Deskbell itself. */
export async function pause(
  tx: Tx,
  by: Pick<Agent, 'accountId'> & { id: string | null },
  webhook: Webhook,
  pausedFor: WebhookPause,
): Promise<Webhook> {
  const { id, accountId } = webhook
  const changes = { pausedFor, pausedAt: tx.now }
  await updateRow(tx.db, Webhook, { id, accountId }, changes)
  await defer(
    tx.db,
    "UPDATE webhook_delivery SET next_try_at = NULL WHERE webhook_id = ? AND account_id = ? AND state = 'waiting'",
    [id, accountId],
  )
  const before = { host: auditedPart(webhook).host, pausedFor: null }
  const after = { host: before.host, pausedFor }
  await writeAudit(tx, by, { action: 'webhook-paused', subject: 'webhook', id, before, after })
  return { ...webhook, ...changes }
}

/** It goes on where it stopped: what happened meanwhile is sent, too. Resuming one that is not paused changes nothing. */
export async function resumeWebhook(tx: Tx, agent: Agent, webhookId: string): Promise<Webhook> {
  const acting = await lockTeam(tx, agent, 'manageWebhooks')
  const { accountId } = acting
  const webhook = await needWebhook(tx, accountId, webhookId)
  if (!webhook.pausedFor) return webhook
  const changes = { pausedFor: null, pausedAt: null, failingSince: null }
  await updateRow(tx.db, Webhook, { id: webhookId, accountId }, changes)
  await defer(
    tx.db,
    `UPDATE webhook_delivery SET next_try_at = ?, tries_before = tries
     WHERE webhook_id = ? AND account_id = ? AND state = 'waiting'`,
    [tx.now, webhookId, accountId],
  )
  tx.publish(webhooksDue, { accountId })
  const [before, after] = [{ pausedFor: webhook.pausedFor }, { pausedFor: null }]
  await writeAudit(tx, acting, {
    action: 'webhook-resumed',
    subject: 'webhook',
    id: webhookId,
    before,
    after,
  })
  return { ...webhook, ...changes }
}
