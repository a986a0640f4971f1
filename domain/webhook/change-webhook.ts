import type { App } from '../../platform/app.js'
import { updateRow } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { Webhook } from '../../schema/webhook.js'
import type { FeedKind } from '../../schema/words/feed.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { lockTeam } from '../team/lock-team.js'
import { auditedPart, readDescription, readKinds } from './create-webhook.js'
import { needWebhook } from './find-webhooks.js'
import { judgeUrl } from './judge-url.js'

export interface WebhookChanges {
  url?: string
  description?: string
  /** Null: everything. */
  kinds?: FeedKind[] | null
}

/** What is to be sent already goes to the new URL; other kinds count for what happens from now on. */
export async function changeWebhook(
  app: App,
  agent: Agent,
  webhookId: string,
  changes: WebhookChanges,
): Promise<Webhook> {
  refuseUnlessMay(agent, 'manageWebhooks')
  const url = changes.url?.trim()
  if (url !== undefined) await judgeUrl(app, url)
  return app.transaction(async (tx) => {
    const acting = await lockTeam(tx, agent, 'manageWebhooks')
    const { accountId } = acting
    const webhook = await needWebhook(tx, accountId, webhookId)
    const part = {
      url: url ?? webhook.url,
      description:
        changes.description === undefined ? webhook.description : readDescription(changes.description),
      kinds: changes.kinds === undefined ? webhook.kinds : readKinds(changes.kinds),
    }
    const { url: oldUrl, description, kinds } = webhook
    if (JSON.stringify(part) === JSON.stringify({ url: oldUrl, description, kinds })) return webhook
    await updateRow(tx.db, Webhook, { id: webhookId, accountId }, part)
    const [before, after] = [auditedPart(webhook), auditedPart(part)]
    await writeAudit(tx, acting, {
      action: 'webhook-changed',
      subject: 'webhook',
      id: webhookId,
      before,
      after,
    })
    return { ...webhook, ...part }
  })
}
