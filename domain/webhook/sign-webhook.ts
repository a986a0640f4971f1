import { createHmac, randomBytes } from 'node:crypto'
import type { Webhook } from '../../schema/webhook.js'

const prefix = 'whsec_'

export const newSecret = () => `${prefix}${randomBytes(32).toString('base64')}`

/** Nobody can guess one, and none comes again, not even after a backup was restored. */
export const newMessageId = () => `msg_${randomBytes(16).toString('hex')}`

/** As Standard Webhooks 1.0 says. While two secrets are good, both sign, the new one first. */
export function headersOf(
  { secret, formerSecret, formerUntil }: Pick<Webhook, 'secret' | 'formerSecret' | 'formerUntil'>,
  { messageId, body }: { messageId: string; body: string },
  now: Date,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1_000)
  const isFormerGood = formerSecret && formerUntil && formerUntil > now
  const secrets = isFormerGood ? [secret, formerSecret] : [secret]
  const sign = (each: string) =>
    createHmac('sha256', Buffer.from(each.slice(prefix.length), 'base64'))
      .update(`${messageId}.${timestamp}.${body}`)
      .digest('base64')
  return {
    'content-type': 'application/json',
    'user-agent': 'Deskbell',
    'webhook-id': messageId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.map((each) => `v1,${sign(each)}`).join(' '),
  }
}
