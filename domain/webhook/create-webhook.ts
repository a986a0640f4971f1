import type { App } from '../../platform/app.js'
import { insertRow, rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { FeedHead } from '../../schema/feed.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { Webhook } from '../../schema/webhook.js'
import { FeedKind } from '../../schema/words/feed.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput, Refusal } from '../errors.js'
import { hashOfContent, refuseOtherContent } from '../made-once.js'
import { lockTeam } from '../team/lock-team.js'
import { judgeUrl } from './judge-url.js'
import { newSecret } from './sign-webhook.js'
import { faultOfDescription, mostWebhooks } from './webhook.rules.js'

export interface WebhookWish {
  clientId: string
  url: string
  description: string
  /** Null: everything. */
  kinds: FeedKind[] | null
}

export interface ToldWebhook {
  webhook: Webhook
  /** Told once. Null: it has been told. */
  secret: string | null
}

/** From now on the URL is told what happens, signed with a secret of its own (R75). */
export async function createWebhook(app: App, agent: Agent, wish: WebhookWish): Promise<ToldWebhook> {
  refuseUnlessMay(agent, 'manageWebhooks')
  const url = wish.url.trim()
  const tidy = { url, description: readDescription(wish.description), kinds: readKinds(wish.kinds) }
  await judgeUrl(app, url)
  return app.transaction((tx) => create(tx, agent, wish.clientId, tidy))
}

async function create(
  tx: Tx,
  agent: Agent,
  clientId: string,
  tidy: Omit<WebhookWish, 'clientId'>,
): Promise<ToldWebhook> {
  const acting = await lockTeam(tx, agent, 'manageWebhooks')
  const { accountId } = acting
  const bytes = uuidToBytes(clientId)
  const contentHash = hashOfContent(tidy)
  const made = await rowOf(tx.db, Webhook, 'WHERE account_id = ? AND client_id = ?', [accountId, bytes])
  if (made) {
    refuseOtherContent(made, contentHash)
    return { webhook: made, secret: null }
  }
  await refuseTooMany(tx, accountId)
  const head = await rowOf(tx.db, FeedHead, 'WHERE account_id = ?', [accountId])
  const secret = newSecret()
  const row = {
    ...{ accountId, ...tidy, secret, formerSecret: null, formerUntil: null },
    ...{ pausedFor: null, pausedAt: null, failingSince: null, lastDeliveredAt: null },
    ...{ toldUpTo: head?.lastNumber ?? 0, clientId: bytes, contentHash, rotationId: null },
    ...{ createdById: acting.id, createdAt: tx.now },
  }
  const id = await insertRow(tx.db, Webhook, row)
  const after = auditedPart(tidy)
  await writeAudit(tx, acting, { action: 'webhook-created', subject: 'webhook', id, after })
  return { webhook: { id, ...row }, secret }
}

/** Not all of the URL: with some receivers it is a secret itself. */
export const auditedPart = ({ url, description, kinds }: Pick<Webhook, 'url' | 'description' | 'kinds'>) => ({
  host: new URL(url).host,
  description,
  kinds: kinds?.join(' ') ?? null,
})

export function readDescription(written: string): string {
  const description = written.trim().replace(/\s+/g, ' ')
  const fault = faultOfDescription(description)
  if (fault) throw badInput('description', fault)
  return description
}

/** Each once, in the order of the list. */
export function readKinds(wished: FeedKind[] | null): FeedKind[] | null {
  if (!wished) return null
  const kinds = Object.values(FeedKind).filter((kind) => wished.includes(kind))
  if (kinds.length === 0) throw badInput('kinds', 'At least one; or left out, for everything.')
  return kinds
}

async function refuseTooMany(tx: Tx, accountId: string) {
  const [row] = await tx.db.query('SELECT COUNT(*) AS there FROM webhook WHERE account_id = ?', [accountId])
  if (Number(row.there) < mostWebhooks) return
  throw new Refusal('TOO_MANY_WEBHOOKS', `At most ${mostWebhooks} webhooks. Delete one first.`)
}
