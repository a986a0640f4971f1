import { feedGrew, webhooksDue } from '../domain/events.js'
import { findBusyWebhooks } from '../domain/webhook/find-busy-webhooks.js'
import { sendDeliveries, type WebhookRef } from '../domain/webhook/send-deliveries.js'
import type { App } from '../platform/app.js'

const gatherFor = 25

/** So many receivers at a time. Those beyond it wait for the next look. */
const together = 200

/**
 * Each webhook is sent to by itself, so that one that does not answer holds up no other. The quick path is what is heard; the
 * certain one is a look at the tables, every few seconds.
 */
export function startSendingWebhooks(app: App): () => Promise<void> {
  const running = new Map<string, Promise<void>>()
  let isStopped = false
  let isAsked = false
  let turn: Promise<void> | null = null

  function send(webhook: WebhookRef) {
    if (running.has(webhook.id) || running.size >= together) return
    const run = sendDeliveries(app, webhook, () => isStopped)
      .catch((err: Error) => app.log.error({ err, webhook: webhook.id }, 'webhook left for the next look'))
      .then(() => void running.delete(webhook.id))
    running.set(webhook.id, run)
  }

  async function look() {
    while (isAsked && !isStopped) {
      await new Promise((resolve) => setTimeout(resolve, gatherFor))
      isAsked = false
      await findBusyWebhooks(app.database.manager, app.clock.now()).then(
        (busy) => busy.forEach(send),
        (error: Error) => app.log.debug({ reason: error.message }, 'webhooks left for the next look'),
      )
    }
    turn = null
  }

  const ask = () => {
    isAsked = true
    turn ??= look()
  }
  const timer = setInterval(ask, app.config.sweepSeconds * 1_000)
  const stops = [app.events.listen(feedGrew, ask), app.events.listen(webhooksDue, ask)]
  return async () => {
    isStopped = true
    clearInterval(timer)
    for (const stop of stops) stop()
    await turn
    await Promise.all(running.values())
  }
}
