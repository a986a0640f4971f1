import { describe, expect, test } from '@jest/globals'
import { forgetDeliveries } from '../../domain/webhook/forget-deliveries.js'
import { pauseAfter } from '../../domain/webhook/webhook.rules.js'
import { OutgoingMail } from '../../schema/outgoing-mail.js'
import { WebhookDelivery } from '../../schema/webhook.js'
import { startSendingWebhooks } from '../../worker/send-webhooks.js'
import { later } from '../support/clock.js'
import { openReceiver } from '../support/receiver.js'
import { until } from '../support/until.js'

import {
  act,
  deliveriesOf,
  type Delivery,
  deskWithHook,
  deskWithOwner,
  hook,
  log,
  receiver,
  replaying,
  replayingAll,
  send,
  stateOf,
} from '../support/hooked-desk.js'

/* What becomes of what is sent to a webhook: tries, pauses, replays and the log (R75). */

describe('what the receiver does not take (R75)', () => {
  test('is sent again under the same id, later and later, for three days, and then given up', async () => {
    const it = await deskWithHook({ kinds: ['TICKET_CREATED'] })
    receiver.answers(500)
    await it.shopper.says('Hello')
    const start = it.time.now()
    await send(it)
    for (let tries = 1; tries < 10; tries++) {
      const [{ nextTryAt, state }] = (await log(it.owner, it.webhook.id)) as [Delivery]
      expect({ tries, state }).toEqual({ tries, state: 'WAITING' })
      it.servers.clock.set(new Date(Date.parse(nextTryAt!) - 1_000))
      await send(it)
      expect(receiver.received).toHaveLength(tries)
      it.servers.clock.set(new Date(nextTryAt!))
      await send(it)
    }
    expect(receiver.received).toHaveLength(10)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
    expect(receiver.received.every((each) => receiver.isSigned(each, it.webhook.secret))).toBe(true)
    const [delivery] = (await log(it.owner, it.webhook.id, 'GIVEN_UP')) as [Delivery]
    expect(delivery).toMatchObject({ tries: 10, nextTryAt: null, lastStatus: 500 })
    const { sentHeaders, answerHeaders, ...tenth } = delivery.attempts[9]!
    expect(tenth).toEqual({ number: 10, status: 500, problem: null, answer: 'Noted.' })
    expect(sentHeaders.split('\n')).toContain(`webhook-id: ${delivery.messageId}`)
    expect(answerHeaders.split('\n')).toContain('transfer-encoding: chunked')
    const hours = (it.time.now().getTime() - start.getTime()) / 3_600_000
    expect(hours).toBeGreaterThan(75)
    expect(hours).toBeLessThan(84)
  })

  test('reaches it as soon as it takes it, once, and the webhook is well again', async () => {
    const it = await deskWithHook({ kinds: ['TICKET_CREATED'] })
    receiver.answers(503)
    await it.shopper.says('Hello')
    await send(it)
    expect(await stateOf(it.owner)).toMatchObject({ failingSince: expect.any(String) })
    receiver.answers(200)
    it.servers.clock.set(later(it.time.now(), { seconds: 6 }))
    await send(it)
    await send(it)
    expect(receiver.received).toHaveLength(2)
    expect(await stateOf(it.owner)).toMatchObject({ failingSince: null, lastDeliveredAt: expect.any(String) })
    expect(await log(it.owner, it.webhook.id)).toMatchObject([
      { state: 'DELIVERED', tries: 2, lastStatus: 200 },
    ])
  })

  test('is not taken with a redirect or a refusal, and nobody follows a redirect', async () => {
    const it = await deskWithHook({ kinds: ['TICKET_CREATED'] })
    for (const [tries, status] of [302, 400].entries()) {
      receiver.answers((response) => response.writeHead(status, { location: receiver.url }).end())
      if (tries === 0) await it.shopper.says('Hello')
      else it.servers.clock.set(later(it.time.now(), { seconds: 6 }))
      await send(it)
      expect(receiver.received).toHaveLength(tries + 1)
      expect(await log(it.owner, it.webhook.id)).toMatchObject([{ state: 'WAITING', lastStatus: status }])
    }
  })

  test('is said in words when there was no answer, and of a long answer only the beginning is kept', async () => {
    const it = await deskWithHook({ kinds: ['TICKET_CREATED'] })
    receiver.answers((response) => response.destroy())
    await it.shopper.says('Hello')
    await send(it)
    receiver.answers((response) =>
      response.writeHead(500, { 'x-long': 'x'.repeat(9_000) }).end(`\u0000${'é'.repeat(50_000)}`),
    )
    it.servers.clock.set(later(it.time.now(), { seconds: 6 }))
    await send(it)
    const [{ attempts }] = (await log(it.owner, it.webhook.id)) as [Delivery]
    expect(attempts[0]).toMatchObject({ status: null, problem: 'ECONNRESET', answerHeaders: '', answer: '' })
    expect(Buffer.byteLength(attempts[1]!.answer)).toBeLessThanOrEqual(1_030)
    expect(attempts[1]!.answerHeaders).toHaveLength(4_096)
  })

  test('holds up no other webhook (F-42)', async () => {
    const it = await deskWithOwner()
    const [slow, other] = [await openReceiver(), await openReceiver()]
    for (const { url } of [slow, other]) await hook(it.owner, { url, kinds: ['TICKET_CREATED'] })
    let release = () => {}
    slow.answers((response) => void (release = () => response.writeHead(204).end()))
    const stop = startSendingWebhooks(it.servers.app)
    try {
      await it.shopper.says('Hello')
      await until('the one holds its answer back', () => slow.received.length === 1)
      for (const sub of ['a', 'b', 'c']) await (await it.anotherShopper({ sub })).says('Hello')
      await until('the other has all', () => other.received.length === 4)
      expect(slow.received).toHaveLength(1)
    } finally {
      slow.answers(204)
      release()
      await stop()
      await slow.close()
      await other.close()
    }
  })
})

describe('a webhook is paused (R75)', () => {
  test('by 410 Gone at once, and the owners are told', async () => {
    const it = await deskWithHook({ kinds: ['TICKET_CREATED'] })
    receiver.answers(410)
    await it.shopper.says('Hello')
    await send(it)
    expect(await stateOf(it.owner)).toMatchObject({ pausedFor: 'GONE' })
    const letters = await it.servers.app.database.manager.findBy(OutgoingMail, { accountId: it.account.id })
    expect(letters).toMatchObject([{ kind: 'webhook-paused', toAddress: expect.stringContaining('@') }])
    const { auditLog } = await it.owner.door.get(
      '{ auditLog(first: 1) { edges { node { action agent { name } } } } }',
    )
    expect(auditLog.edges[0].node).toEqual({ action: 'WEBHOOK_PAUSED', agent: null })
  })

  test('when it has taken nothing for three days, not sooner', async () => {
    const it = await deskWithHook({ kinds: ['NOTE_ADDED'] })
    receiver.answers(500)
    await it.shopper.says('Hello')
    await it.agent.notes('First')
    await send(it)
    it.servers.clock.set(later(it.time.now(), { hours: 71 }))
    await send(it)
    expect(await stateOf(it.owner)).toMatchObject({ pausedFor: null })
    it.servers.clock.set(later(it.time.now(), { hours: 2 }))
    await it.agent.notes('Second')
    await send(it)
    expect(await stateOf(it.owner)).toMatchObject({ pausedFor: 'FAILING' })
  })

  test('by hand; when it is resumed it goes on where it stopped, with all that happened meanwhile', async () => {
    const it = await deskWithHook({ kinds: ['NOTE_ADDED'] })
    const webhookId = it.webhook.id
    receiver.answers(500)
    await it.shopper.says('Hello')
    await it.quiet()
    await it.agent.notes('First')
    await send(it)
    await it.owner.door.get(act('pause'), { webhookId })
    receiver.answers(200)
    await it.agent.notes('Second')
    it.servers.clock.set(later(it.time.now(), { hours: 30 }))
    await send(it)
    expect(receiver.received).toHaveLength(1)
    expect((await it.owner.door.get(act('resume'), { webhookId })).resumeWebhook).toEqual({ pausedFor: null })
    await send(it)
    const numbers = receiver.received.map(({ data }) => data.number)
    expect(numbers.slice(1)).toEqual([numbers[0], Number(numbers[0]) + 1])
    expect(await log(it.owner, webhookId, 'WAITING')).toEqual([])
  })
})

describe('a replay (R75)', () => {
  test('sends one again under the same id, what was delivered as well', async () => {
    const it = await deskWithHook({ kinds: ['TICKET_CREATED'] })
    await it.shopper.says('Hello')
    await send(it)
    const [{ id: deliveryId }] = (await log(it.owner, it.webhook.id)) as [Delivery]
    const { replayDelivery } = await it.owner.door.get(replaying, { deliveryId })
    expect(replayDelivery).toEqual({ state: 'WAITING', tries: 1 })
    await send(it)
    const [first, second] = receiver.received
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
    expect(second!.body).toBe(first!.body)
  })

  test('sends all again that were given up since a moment, with all their tries before them', async () => {
    const it = await deskWithHook({ kinds: ['NOTE_ADDED'] })
    const webhookId = it.webhook.id
    await it.shopper.says('Hello')
    for (const note of ['First', 'Second', 'Third']) {
      await it.agent.notes(note)
      await send(it)
      it.servers.clock.set(later(it.time.now(), { minutes: 10 }))
    }
    await it.servers.app.database.query(
      "UPDATE webhook_delivery SET state = 'given-up', tries = 10 WHERE account_id = ?",
      [it.account.id],
    )
    receiver.received.splice(0)
    const since = later(it.time.now(), { minutes: -25 }).toISOString()
    expect((await it.owner.door.get(replayingAll, { webhookId, since })).replayFailedDeliveries).toBe(2)
    receiver.answers(500)
    await send(it)
    expect(receiver.received).toHaveLength(2)
    expect((await log(it.owner, webhookId)).map(({ state }) => state)).toEqual([
      'GIVEN_UP',
      'WAITING',
      'WAITING',
    ])
  })
})

describe('the log of a webhook', () => {
  test('is read page by page, newest first, and is kept for 30 days', async () => {
    const it = await deskWithHook({ kinds: ['NOTE_ADDED'] })
    const webhookId = it.webhook.id
    await it.shopper.says('Hello')
    for (const note of ['First', 'Second', 'Third']) await it.agent.notes(note)
    await send(it)
    const read: number[] = []
    let after: string | null = null
    do {
      const { webhookDeliveries: page }: any = await it.owner.door.get(deliveriesOf, {
        webhookId,
        first: 2,
        after,
      })
      read.push(...page.edges.map(({ node }: any) => node.feedNumber))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(read).toEqual([...read].sort((a, b) => b - a))
    expect(read).toHaveLength(3)
    const leftAfter = async (days: number) => {
      it.servers.clock.set(later(it.time.now(), { days }))
      await it.servers.app.transaction(forgetDeliveries)
      return it.servers.app.database.manager.countBy(WebhookDelivery, { accountId: it.account.id })
    }
    expect(await leftAfter(29)).toBe(3)
    expect(await leftAfter(2)).toBe(0)
  })
})

test('ten tries, each pause up to a tenth longer than it must be', () => {
  const pauses = (dice: number) => Array.from({ length: 10 }, (_, at) => pauseAfter(at + 1, dice))
  expect(pauses(0)).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, null])
  expect(pauses(1)[8]).toBeCloseTo(95_040)
})
