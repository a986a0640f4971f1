import { rowsOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import type { Webhook } from '../../schema/webhook.js'
import { findAccount } from '../account/find-account.js'
import { writeMail } from '../mail/write-mail.js'

/** A webhook that pauses by itself is told to the owners: nobody else would notice. */
export async function mailPaused(
  tx: Tx,
  { id, accountId, url, pausedFor, pausedAt }: Webhook,
): Promise<void> {
  const { name: shop } = await findAccount(tx.db, accountId)
  const owners = await rowsOf(
    tx.db,
    Agent,
    "WHERE account_id = ? AND role = 'owner' AND deactivated_at IS NULL ORDER BY id",
    [accountId],
  )
  const { host } = new URL(url)
  for (const { id: agentId, email, language } of owners) {
    const says = words[language]
    await writeMail(tx, {
      accountId,
      kind: 'webhook-paused',
      about: `webhook-${id}-${pausedAt!.getTime()}-${agentId}`,
      toAddress: email,
      subject: says.subject(shop),
      text: `${pausedFor === 'gone' ? says.gone(host) : says.failing(host)}\n\n${says.after}\n`,
    })
  }
}

const words = {
  en: {
    subject: (shop: string) => `A webhook of ${shop} is paused`,
    gone: (host: string) => `${host} has answered 410 Gone, so nothing is sent there any more.`,
    failing: (host: string) => `${host} has taken nothing for three days, so nothing is sent there any more.`,
    after:
      'Nothing is lost: when you resume it under Settings, Webhooks, it goes on where it stopped. What happened is kept for 30 days.',
  },
  fr: {
    subject: (shop: string) => `Un webhook de ${shop} est en pause`,
    gone: (host: string) => `${host} a répondu 410 Gone\u00a0: plus rien n’y est envoyé.`,
    failing: (host: string) => `${host} n’a rien accepté depuis trois jours\u00a0: plus rien n’y est envoyé.`,
    after:
      'Rien n’est perdu\u00a0: quand vous le reprenez dans Réglages, Webhooks, il continue là où il s’est arrêté. Ce qui s’est passé est gardé 30 jours.',
  },
} as const
