import type { App } from '../../platform/app.js'
import { callOut, OutboundFault, type Answer } from '../../platform/outbound.js'
import { addRow, rowOf, rowsOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Webhook, WebhookAttempt, WebhookDelivery } from '../../schema/webhook.js'
import { lockWebhook } from './find-webhooks.js'
import { mailPaused } from './mail-paused.js'
import { pause } from './pause-webhook.js'
import { headersOf } from './sign-webhook.js'
import { isTaken, pauseAfter, pauseFor } from './webhook.rules.js'
import { writeDeliveries } from './write-deliveries.js'

/** So many at a time to one receiver. */
const together = 4

const patienceMillis = 10_000
const mostBytes = 1_024
const mostOfHeaders = 4_096

// Longer than any receiver is waited for: what a killed process was sending is sent again then.
const claimMillis = 60_000

interface Attempt {
  at: Date
  status: number | null
  problem: string | null
  milliseconds: number
  sentHeaders: string
  answerHeaders: string
  answer: string
}

export type WebhookRef = Pick<Webhook, 'id' | 'accountId'>

/**
 * Sends to one webhook what is due: claimed in a transaction, sent outside of any, and what came of it written down. Killed
 * in between, it is sent again under the same `webhook-id`. Ends when nothing is due, or the receiver takes nothing.
 */
export async function sendDeliveries(
  app: App,
  { accountId, id }: WebhookRef,
  isStopped: () => boolean = () => false,
): Promise<void> {
  while (!isStopped()) {
    const passed = await app.transaction((tx) => writeDeliveries(tx, accountId, id))
    const { webhook, deliveries } = await app.transaction((tx) => claim(tx, accountId, id))
    if (!webhook || (deliveries.length === 0 && passed === 0)) return
    const taken = await Promise.all(deliveries.map((delivery) => sendOne(app, webhook, delivery)))
    if (deliveries.length > 0 && !taken.includes(true)) return
  }
}

async function claim(tx: Tx, accountId: string, webhookId: string) {
  const webhook = await rowOf(tx.db, Webhook, 'WHERE id = ? AND account_id = ?', [webhookId, accountId])
  const tail = `WHERE webhook_id = ? AND account_id = ? AND next_try_at <= ?
    ORDER BY next_try_at, id LIMIT ${together} FOR UPDATE SKIP LOCKED`
  const due = await rowsOf(tx.db, WebhookDelivery, tail, [webhookId, accountId, tx.now])
  const nextTryAt = new Date(tx.now.getTime() + claimMillis)
  for (const { id, tries } of due)
    await updateRow(tx.db, WebhookDelivery, { id, accountId }, { nextTryAt, tries: tries + 1 })
  return { webhook, deliveries: due.map((delivery) => ({ ...delivery, tries: delivery.tries + 1 })) }
}

async function sendOne(app: App, webhook: Webhook, delivery: WebhookDelivery): Promise<boolean> {
  const attempt = await attemptAt(app, webhook, delivery)
  await app.transaction((tx) => record(tx, webhook, delivery, attempt))
  return isTaken(attempt.status)
}

async function attemptAt(app: App, webhook: Webhook, { messageId, body }: WebhookDelivery): Promise<Attempt> {
  const at = app.clock.now()
  const start = performance.now()
  const headers = headersOf(webhook, { messageId, body }, at)
  const call = {
    ...{ url: webhook.url, method: 'POST' as const, body, withinMilliseconds: patienceMillis, mostBytes },
    headers,
  }
  const came = await callOut(call, app.outbound).then(
    (answer: Answer) => ({
      ...{ status: answer.status, problem: null, answer: textOf(answer.body) },
      answerHeaders: linesOf(answer.headers).slice(0, mostOfHeaders),
    }),
    (error: unknown) => {
      const isFault = error instanceof OutboundFault
      if (!isFault)
        app.log.error({ err: error, webhook: webhook.id }, 'a call to a webhook could not be made')
      const problem = isFault ? error.fault.slice(0, 200) : 'The call could not be made.'
      return { status: null, problem, answerHeaders: '', answer: '' }
    },
  )
  const milliseconds = Math.round(performance.now() - start)
  return { at, ...came, milliseconds, sentHeaders: linesOf(headers) }
}

const linesOf = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

const textOf = (body: Buffer) => body.toString().replaceAll('\u0000', '\ufffd')

async function record(
  tx: Tx,
  { id: webhookId, accountId }: Webhook,
  { id, tries, triesBefore, feedNumber }: WebhookDelivery,
  attempt: Attempt,
): Promise<void> {
  const webhook = await lockWebhook(tx, accountId, webhookId)
  const mine = await rowOf(
    tx.db,
    WebhookDelivery,
    'WHERE id = ? AND account_id = ?',
    [id, accountId],
    'FOR UPDATE',
  )
  if (!webhook || !mine) return
  await addRow(tx.db, WebhookAttempt, { deliveryId: id, number: tries, accountId, ...attempt })
  const { status, problem, milliseconds } = attempt
  const last = { lastStatus: status, lastProblem: problem, lastMilliseconds: milliseconds }
  const isTest = feedNumber === null
  if (isTaken(status)) {
    const done = { state: 'delivered', nextTryAt: null, ...last } as const
    await updateRow(tx.db, WebhookDelivery, { id, accountId }, done)
    if (isTest) return
    const well = { failingSince: null, lastDeliveredAt: tx.now }
    await updateRow(tx.db, Webhook, { id: webhookId, accountId }, well)
    return
  }
  // Replayed while this was under way: what becomes of it is said there.
  if (mine.state !== 'waiting' || mine.triesBefore !== triesBefore) return
  const seconds = isTest ? null : pauseAfter(tries - triesBefore, Math.random())
  const nextTryAt =
    seconds === null || webhook.pausedFor ? null : new Date(tx.now.getTime() + seconds * 1_000)
  const state = seconds === null ? 'given-up' : 'waiting'
  await updateRow(tx.db, WebhookDelivery, { id, accountId }, { state, nextTryAt, ...last })
  if (!isTest && !webhook.pausedFor) await noteFailure(tx, webhook, status)
}

async function noteFailure(tx: Tx, webhook: Webhook, status: number | null): Promise<void> {
  const { id, accountId } = webhook
  const failingSince = webhook.failingSince ?? tx.now
  if (!webhook.failingSince) await updateRow(tx.db, Webhook, { id, accountId }, { failingSince })
  const pausedFor = pauseFor({ status, failingSince }, tx.now)
  if (!pausedFor) return
  const paused = await pause(tx, { accountId, id: null }, { ...webhook, failingSince }, pausedFor)
  await mailPaused(tx, paused)
}
