import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { Webhook as Verifier } from 'standardwebhooks'
import { forgetDeliveries } from '../../domain/webhook/forget-deliveries.js'
import { pauseAfter } from '../../domain/webhook/webhook.rules.js'
import type { Place } from '../../platform/outbound.js'
import { WebhookDelivery } from '../../schema/webhook.js'
import { startSendingWebhooks } from '../../worker/send-webhooks.js'
import { findFreePort } from '../../tools/process/port.js'
import { later } from '../support/clock.js'
import { openReceiver } from '../support/receiver.js'
import { servers } from '../support/servers.js'
import { until } from '../support/until.js'

import {
  act,
  changing,
  creating,
  deskWithHook,
  deskWithOwner,
  hook,
  log,
  receiver,
  rotating,
  send,
  stateOf,
  testing,
  types,
  wish,
} from '../support/hooked-desk.js'

/* Webhooks, to a real receiver (R75). */

describe('a webhook (R75)', () => {
  test('tells of what happens, in the order of the feed, with what leads further', async () => {
    const it = await deskWithHook({ kinds: ['TICKET_CREATED', 'MESSAGE_POSTED'] })
    await it.shopper.says('Where is my parcel?')
    await it.quiet()
    await it.agent.replies('It leaves today.')
    await send(it)
    expect(types()).toEqual(['ticket.created', 'message.posted', 'message.posted', 'message.posted'])
    const numbers = receiver.received.map(({ data }) => data.number)
    expect(numbers).toEqual([1, 2, 3, 4])
    const [first] = receiver.received
    const { id: ticketId } = await it.agent.ticket()
    expect(first!.data).toMatchObject({ ticketId, ticketNumber: 1, author: null, agentId: null })
    expect(receiver.received.at(-1)!.data).toMatchObject({ author: 'AGENT', agentId: expect.any(String) })
    // With its cursor one goes on in the feed.
    const { inboxEvents } = await it.owner.door.get(
      'query ($after: String!) { inboxEvents(after: $after, first: 3) { edges { node { number } } } }',
      { after: first!.data.cursor },
    )
    expect(inboxEvents.edges.map(({ node }: any) => node.number)).toEqual([2, 3, 4])
  })

  test('is signed as the standard says: the package of the standard believes it, and nothing that was changed', async () => {
    const it = await deskWithHook()
    await it.owner.door.get(testing, { clientId: randomUUID(), webhookId: it.webhook.id })
    // The package knows no other clock than the machine's.
    it.servers.clock.set(new Date())
    await send(it)
    const [{ headers, body }] = receiver.received as [any]
    const verifier = new Verifier(it.webhook.secret)
    expect(verifier.verify(body, headers)).toMatchObject({ type: 'webhook.test' })
    expect(() => verifier.verify(body.replace('test', 'tset'), headers)).toThrow()
    expect(() => verifier.verify(body, { ...headers, 'webhook-id': 'msg_other' })).toThrow()
    expect(it.webhook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Deskbell' })
  })

  test('shows its secret once, and again under the same client id nothing is made', async () => {
    const it = await deskWithOwner()
    const clientId = randomUUID()
    const given = wish({
      clientId,
      description: ' To the  warehouse ',
      kinds: ['TICKET_CLOSED', 'TICKET_CREATED'],
    })
    const { createWebhook: made } = await it.owner.door.get(creating, given)
    expect(made.webhook).toMatchObject({
      ...{ url: receiver.url, description: 'To the warehouse', pausedFor: null },
      ...{ kinds: ['TICKET_CREATED', 'TICKET_CLOSED'], createdBy: { name: 'Olga Petit' } },
    })
    expect((await it.owner.door.get(creating, given)).createWebhook).toEqual({ ...made, secret: null })
    expect(await it.owner.door.refusal(creating, { ...given, kinds: null })).toBe('IDEMPOTENCY_CONFLICT')
    expect(await it.owner.door.refusal('{ webhooks { secret } }')).not.toBe('not refused')
  })

  test('begins with what happens after its creation, and tells only of the kinds that it asks for', async () => {
    const it = await deskWithOwner()
    await it.shopper.says('Where is my parcel?')
    await it.quiet()
    const { id: webhookId } = await hook(it.owner, { kinds: ['TICKET_CLOSED', 'NOTE_ADDED'] })
    await it.agent.replies('It leaves today.')
    await it.agent.notes('Asked the warehouse.')
    await it.agent.closes()
    await send(it)
    expect(types()).toEqual(['note.added', 'ticket.closed'])
    await it.owner.door.get(changing, { webhookId, changes: { kinds: null } })
    await (await it.anotherShopper()).says('Hello')
    await send(it)
    expect(types()).toContain('ticket.created')
  })

  test('of two, each is told all of it, and each under ids of its own', async () => {
    const it = await deskWithHook({ kinds: ['TICKET_CREATED'] })
    await hook(it.owner, { kinds: ['TICKET_CREATED'] })
    await it.shopper.says('Hello')
    await Promise.all([send(it), send(it), send(it)])
    await until('both are told', () => receiver.received.length === 2)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
  })

  test('is sent to by the worker, at once, and by a look at the tables when nothing was heard', async () => {
    const it = await deskWithOwner()
    const [quick, sure] = [await openReceiver(), await openReceiver()]
    await hook(it.owner, { url: quick.url, kinds: ['TICKET_CREATED'] })
    const stop = startSendingWebhooks(it.servers.app)
    try {
      await it.shopper.says('Hello')
      await until('it is told', () => quick.received.length === 1)
      await hook(it.owner, { url: sure.url, kinds: ['TICKET_CREATED'] })
      await it.servers.app.database.query(
        'UPDATE webhook SET told_up_to = 0, created_at = ? WHERE account_id = ?',
        [...[later(it.time.now(), { days: -1 }), it.account.id]],
      )
      await until('the look has found it', () => sure.received.length === 1)
    } finally {
      await stop()
      await quick.close()
      await sure.close()
    }
  })

  test('of those that owners set up there are ten at most, and nobody else sees or makes one', async () => {
    const it = await deskWithOwner()
    for (let n = 0; n < 10; n++) await hook(it.owner)
    expect(await it.owner.door.refusal(creating, wish())).toBe('TOO_MANY_WEBHOOKS')
    const manager = await it.colleague('Marc Lefort', 'manager')
    expect(await manager.door.refusal(creating, wish())).toBe('FORBIDDEN')
    expect(await manager.door.refusal('{ webhooks { id } }')).toBe('FORBIDDEN')
  })

  test('that is deleted is told nothing more, and its log goes with it', async () => {
    const it = await deskWithHook()
    await it.shopper.says('Hello')
    await send(it)
    receiver.received.splice(0)
    const deleting = 'mutation ($webhookId: ID!) { deleteWebhook(webhookId: $webhookId) }'
    await it.owner.door.get(deleting, { webhookId: it.webhook.id })
    await it.agent.replies('Hello!')
    await send(it)
    expect(receiver.received).toEqual([])
    const [{ left }] = await it.servers.app.database.query(
      'SELECT COUNT(*) AS `left` FROM webhook_attempt WHERE account_id = ?',
      [it.account.id],
    )
    expect(Number(left)).toBe(0)
  })
})

describe('the secret of a webhook (R75)', () => {
  test('is rotated: for a day both sign, then the new one alone, and the former one is forgotten', async () => {
    const it = await deskWithHook({ kinds: ['NOTE_ADDED'] })
    const clientId = randomUUID()
    const webhookId = it.webhook.id
    const { rotateWebhookSecret: rotated } = await it.owner.door.get(rotating, { clientId, webhookId })
    const again = await it.owner.door.get(rotating, { clientId, webhookId })
    expect(again.rotateWebhookSecret).toEqual({ ...rotated, secret: null })
    await it.shopper.says('Hello')
    const signers = async (note: string) => {
      await it.agent.notes(note)
      await send(it)
      const last = receiver.received.at(-1)!
      return {
        former: receiver.isSigned(last, it.webhook.secret),
        next: receiver.isSigned(last, rotated.secret),
      }
    }
    expect(await signers('First')).toEqual({ former: true, next: true })
    it.servers.clock.set(later(it.time.now(), { hours: 24, seconds: 1 }))
    expect(await signers('Second')).toEqual({ former: false, next: true })
    await it.servers.app.transaction(forgetDeliveries)
    const [row] = await it.servers.app.database.query(
      'SELECT former_secret AS former FROM webhook WHERE account_id = ?',
      [it.account.id],
    )
    expect(row.former).toBeNull()
  })
})

describe('a test event (R75)', () => {
  test('is sent once, also to a webhook that is paused, and changes nothing about it', async () => {
    const it = await deskWithHook()
    const webhookId = it.webhook.id
    await it.owner.door.get(act('pause'), { webhookId })
    receiver.answers(410)
    const clientId = randomUUID()
    const { sendTestEvent: sent } = await it.owner.door.get(testing, { clientId, webhookId })
    expect((await it.owner.door.get(testing, { clientId, webhookId })).sendTestEvent.id).toBe(sent.id)
    await send(it)
    it.servers.clock.set(later(it.time.now(), { hours: 1 }))
    await send(it)
    expect(receiver.received).toMatchObject([{ type: 'webhook.test', data: { webhookId } }])
    expect(await stateOf(it.owner)).toMatchObject({ pausedFor: 'BY_HAND', failingSince: null })
    expect(await log(it.owner, webhookId)).toMatchObject([
      { state: 'GIVEN_UP', lastStatus: 410, feedNumber: null },
    ])
  })
})

describe('where a webhook may lead (I-34)', () => {
  let it: Awaited<ReturnType<typeof deskWithHook>>
  beforeAll(async () => {
    ;(await servers()).app.outbound = { isPrivateAllowed: true }
    it = await deskWithHook({ kinds: ['NOTE_ADDED'] })
  })

  afterEach(async () => {
    ;(await servers()).app.outbound = { isPrivateAllowed: true }
  })

  test.each([
    ['http://shop.example/', 'Enter a URL that starts with https://.'],
    ['https://127.0.0.1/', 'This host is in a private network.'],
    ['https://[::ffff:10.0.0.1]/', 'This host is in a private network.'],
    ['https://169.254.169.254/latest', 'This host is in a private network.'],
    ['https://user:pass@shop.example/', 'A name or password has no place in the URL.'],
    ['https://93.184.215.14:6379/', 'Only the ports 443 and 8443 are called.'],
    ['https://93.184.215.14/a b', 'A URL holds no spaces.'],
    [`https://93.184.215.14/${'x'.repeat(1_000)}`, 'At most 1000 characters.'],
  ])('is said when it is saved: %s (88)', async (url, message) => {
    it.servers.app.outbound = { isPrivateAllowed: false }
    const changes = { webhookId: it.webhook.id, changes: { url } }
    for (const [query, given] of [
      [creating, wish({ url })],
      [changing, changes],
    ] as const) {
      const { errors } = await it.owner.door.ask(query, given)
      expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_INPUT', field: 'url' } })
    }
  })

  test('is asked again each time: a name that leads elsewhere by then is not called (90)', async () => {
    const places: Place[] = [{ address: '93.184.215.14', family: 4 }]
    it.servers.app.outbound = { isPrivateAllowed: false, resolve: () => Promise.resolve(places) }
    const { id } = await hook(it.owner, { url: 'https://shop.example/hooks', kinds: ['TICKET_CREATED'] })
    places[0] = { address: '127.0.0.1', family: 4 }
    await it.shopper.says('Hello')
    await send(it)
    expect(receiver.received).toEqual([])
    expect(await log(it.owner, id)).toMatchObject([
      { state: 'WAITING', lastStatus: null, lastProblem: 'This host is in a private network.' },
    ])
  })

  test.each([
    ['description', { description: 'x'.repeat(201) }],
    ['kinds', { kinds: [] }],
  ])('bad input is refused with the field: %s', async (field, given) => {
    const { errors } = await it.owner.door.ask(creating, wish(given))
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field })
  })
})

describe('docs/webhooks.md', () => {
  const page = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8')

  test('has a receiver in Node that takes what is Deskbell’s, once, and nothing else', async () => {
    const it = await deskWithOwner()
    const url = `http://127.0.0.1:${await findFreePort()}/`
    const { id: webhookId, secret } = await hook(it.owner, { url })
    const code = /```js\n([\s\S]*?)```/.exec(page)![1]!
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      env: { PORT: new URL(url).port, WEBHOOK_SECRET: secret },
    })
    try {
      let said = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
      const forged = () => fetch(url, { method: 'POST', body: '{}' }).then(({ status }) => status)
      await until('it listens', () =>
        forged().then(
          (status) => status === 401,
          () => false,
        ),
      )
      await it.owner.door.get(testing, { clientId: randomUUID(), webhookId })
      // It knows no other clock than the machine's.
      it.servers.clock.set(new Date())
      await send(it)
      await until('it has said so', () => said.includes('webhook.test'))
      const [row] = await it.servers.app.database.manager.findBy(WebhookDelivery, {
        accountId: it.account.id,
      })
      expect(row).toMatchObject({ state: 'delivered', lastStatus: 204 })
    } finally {
      const ended = new Promise((resolve) => child.on('close', resolve))
      child.kill()
      await ended
    }
  })

  test('tells the tries as they are', () => {
    const told = /\| after .*/.exec(page)![0]
    const seconds = { s: 1, min: 60, hours: 3_600 }
    const pauses = [...told.matchAll(/(\d+) (s|min|hours)/g)].map(
      ([, count, unit]) => Number(count) * seconds[unit as keyof typeof seconds],
    )
    expect([...pauses, null]).toEqual(Array.from({ length: 10 }, (_, at) => pauseAfter(at + 1, 0)))
  })
})
