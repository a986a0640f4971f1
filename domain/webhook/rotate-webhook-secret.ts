import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { Webhook } from '../../schema/webhook.js'
import { writeAudit } from '../audit/write-audit.js'
import { lockTeam } from '../team/lock-team.js'
import type { ToldWebhook } from './create-webhook.js'
import { needWebhook } from './find-webhooks.js'
import { newSecret } from './sign-webhook.js'
import { overlapHours } from './webhook.rules.js'

/** Another secret; for a day both sign, and whatever was before that one ends (R75). */
export async function rotateWebhookSecret(
  tx: Tx,
  agent: Agent,
  webhookId: string,
  clientId: string,
): Promise<ToldWebhook> {
  const acting = await lockTeam(tx, agent, 'manageWebhooks')
  const { accountId } = acting
  const webhook = await needWebhook(tx, accountId, webhookId)
  const rotationId = uuidToBytes(clientId)
  if (webhook.rotationId?.equals(rotationId)) return { webhook, secret: null }
  const secret = newSecret()
  const changes = {
    ...{ secret, rotationId, formerSecret: webhook.secret },
    formerUntil: new Date(tx.now.getTime() + overlapHours * 3_600_000),
  }
  await updateRow(tx.db, Webhook, { id: webhookId, accountId }, changes)
  await writeAudit(tx, acting, { action: 'webhook-rotated', subject: 'webhook', id: webhookId })
  return { webhook: { ...webhook, ...changes }, secret }
}
