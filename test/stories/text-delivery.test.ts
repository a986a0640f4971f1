import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { sendDueTexts } from '../../domain/sms/send-texts.js'
import { sweepTexts } from '../../worker/sweep.js'
import { signedPost } from '../support/fake-twilio.js'
import { bodies, opened, twilio } from '../support/sms-desk.js'
import { until } from '../support/until.js'

/* What becomes of a text that goes out: on its way, and how far it has got (R77). */

describe('how far a text has got', () => {
  const receipts = `query ($id: ID!) { ticket(id: $id) { thread { entries {
    ... on TicketEvent { kind upTo reason } } } } }`

  async function answered() {
    const it = await opened()
    await it.texts('Hello?')
    const { id } = await it.agent.ticket()
    const number = await it.agent.replies('On its way.')
    await it.quiet()
    const told = async () => {
      const { ticket } = await it.agent.door.get(receipts, { id })
      return ticket.thread.entries.filter(({ kind }: { kind?: string }) => kind?.startsWith('TEXT'))
    }
    return { ...it, id, number, told, text: twilio.taken[0]! }
  }

  test('is told by the provider and shown, and never goes backwards', async () => {
    const { number, told, text } = await answered()
    for (const status of ['sent', 'queued', 'delivered', 'sent', 'failed', 'delivered'])
      expect((await twilio.tells(text, status)).status).toBe(200)
    expect(await told()).toEqual([
      { kind: 'TEXT_SENT', upTo: number, reason: null },
      { kind: 'TEXT_DELIVERED', upTo: number, reason: null },
    ])
  })

  test('delivered may come before sent; then that says nothing new', async () => {
    const { told, text } = await answered()
    await twilio.tells(text, 'delivered')
    await twilio.tells(text, 'sent')
    expect((await told()).map(({ kind }: { kind: string }) => kind)).toEqual(['TEXT_DELIVERED'])
  })

  test('what did not arrive is told with the reason, live', async () => {
    const { agent, id, number, text } = await answered()
    const watch = agent.watchesTicket(id, number)
    await twilio.tells(text, 'undelivered', '30003')
    await until('the console hears', async () =>
      watch.told.some(({ ticketUpdates }) =>
        ticketUpdates.entries.some(({ kind }: { kind?: string }) => kind === 'TEXT_UNDELIVERED'),
      ),
    )
    await watch.end()
  })

  test('who got no answer waits on as long as before: the ticket is unread, and the bell rings (R50, R60)', async () => {
    const it = await opened()
    await it.texts('Hello?')
    const asked = (await it.agent.ticket()).waitingSince
    await it.time.passes({ minutes: 1 })
    await it.agent.replies('On its way.')
    await it.quiet()
    expect(await it.agent.ticket()).toMatchObject({ waitingSince: null, unreadCount: 0, bell: 'NEUTRAL' })
    await twilio.tells(twilio.taken.at(-1)!, 'undelivered', '30003')
    expect(await it.agent.ticket()).toMatchObject({ waitingSince: asked, unreadCount: 1 })
    await it.time.passes({ minutes: 4 })
    expect(await it.agent.ticket()).toMatchObject({ bell: 'REMINDED' })

    await it.agent.replies('Once more: on its way.')
    expect(await it.agent.ticket()).toMatchObject({ waitingSince: null, bell: 'NEUTRAL', nextRingAt: null })
  })

  test('a snooze is over when the answer before it did not arrive, and a promise is none (R47, R57)', async () => {
    const it = await opened()
    await it.texts('Hello?')
    await it.agent.holds('Still looking.')
    await it.quiet()
    await it.agent.snoozes(new Date(it.time.now().getTime() + 7_200_000))
    await twilio.tells(twilio.taken.at(-1)!, 'failed', '30008')
    expect(await it.agent.ticket()).toMatchObject({
      ...{ status: 'OPEN', waitingSince: expect.any(String), promisedSince: null, snoozedUntil: null },
      ...{ unreadCount: 1, nextRingAt: expect.any(String) },
    })
  })

  test('nobody waits again for an answer that a later one has made good, nor after STOP, nor in a closed ticket', async () => {
    const it = await opened()
    await it.texts('Hello?')
    await it.agent.replies('On its way.')
    await it.agent.replies('It comes on Tuesday.')
    await it.quiet()
    const [first, second] = twilio.taken.slice(-2) as [(typeof twilio.taken)[0], (typeof twilio.taken)[0]]
    await twilio.tells(first, 'undelivered', '30003')
    expect(await it.agent.ticket()).toMatchObject({ waitingSince: null, unreadCount: 1 })
    await it.agent.closes()
    await twilio.tells(second, 'undelivered', '30003')
    expect(await it.agent.ticket()).toMatchObject({ status: 'CLOSED', waitingSince: null, unreadCount: 0 })

    const stopping = await opened()
    await stopping.texts('Hello?')
    twilio.moods = [{ refuses: 21610 }]
    await stopping.agent.replies('On its way.')
    await stopping.quiet()
    expect(await stopping.states()).toEqual(['failed'])
    expect(await stopping.agent.ticket()).toMatchObject({ waitingSince: null, unreadCount: 0 })
  })

  test('news about another text under our own name for it, or with a signature of nobody’s, change nothing', async () => {
    const { told, text, account } = await answered()
    await twilio.tells({ newsUrl: text.newsUrl, sid: 'SMother' }, 'delivered')
    const forged = await signedPost(
      text.newsUrl,
      { MessageSid: text.sid, MessageStatus: 'delivered' },
      { token: 'of-somebody-else' },
    )
    const other = await opened()
    const elsewhere = text.newsUrl.replace(account.publicId, other.account.publicId)
    await signedPost(elsewhere, { MessageSid: text.sid, MessageStatus: 'delivered' })
    expect([forged.status, await told()]).toEqual([401, []])
  })

  test('a provider’s refusal is final and says its code', async () => {
    const it = await opened()
    await it.texts('Hello?')
    twilio.moods = [{ refuses: 21211 }]
    await it.agent.replies('On its way.')
    await it.quiet()
    await it.retries(3_600)
    const { id } = await it.agent.ticket()
    const { ticket } = await it.agent.door.get(receipts, { id })
    expect(ticket.thread.entries).toContainEqual({ kind: 'TEXT_FAILED', upTo: 2, reason: '21211' })
    expect(twilio.handed).toBe(1)
  })
})

describe('a text that is on its way', () => {
  test('is tried again while the provider is busy, under one name, and what was said later waits behind it', async () => {
    const it = await opened()
    await it.texts('Hello?')
    twilio.moods = ['busy', 'busy']
    await it.agent.replies('One.')
    await it.agent.replies('Two.')
    await it.quiet()
    expect(bodies()).toEqual([])
    await it.retries(16)
    await it.retries(31)
    expect(bodies()).toEqual(['One.', 'Two.'])
    expect(new Set(twilio.taken.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2)
  })

  test('is not sent twice when the provider took it and broke off: its list is asked', async () => {
    const it = await opened()
    await it.texts('Hello?')
    twilio.moods = ['taken-and-silent']
    await it.agent.replies('On its way.')
    await it.quiet()
    expect(await it.states()).toEqual(['unknown'])
    await it.retries(61)
    expect([await it.states(), twilio.listed, bodies()]).toEqual([['queued'], 1, ['On its way.']])
  })

  test('the same words twice in a row are two texts, and each is found as itself', async () => {
    const it = await opened()
    await it.texts('Hello?')
    twilio.moods = ['taken', 'taken-and-silent', 'broken']
    for (let time = 0; time < 3; time++) await it.agent.replies('OK')
    await it.quiet()
    await it.retries(61)
    await it.retries(61)
    await it.retries(61)
    await it.retries(61)
    expect([await it.states(), bodies()]).toEqual([
      ['queued', 'queued', 'queued'],
      ['OK', 'OK', 'OK'],
    ])
    expect(new Set(twilio.taken.map(({ sid }) => sid)).size).toBe(3)
  })

  test('its own news settle what stayed unknown, before any list is asked', async () => {
    const it = await opened()
    await it.texts('Hello?')
    twilio.moods = ['taken-and-silent']
    await it.agent.replies('On its way.')
    await it.quiet()
    await twilio.tells(twilio.taken[0]!, 'delivered')
    await it.retries(120)
    expect([await it.states(), twilio.listed, twilio.handed]).toEqual([['delivered'], 0, 1])
  })

  test('is not sent again where there is no list, and the thread says that it is not known', async () => {
    const it = await opened()
    await it.texts('Hello?')
    twilio.moods = ['taken-and-silent']
    twilio.hidesList = true
    await it.agent.replies('On its way.')
    await it.quiet()
    await it.retries(61)
    await it.retries(3_600)
    expect([twilio.handed, await it.states()]).toEqual([1, ['unknown']])
    expect(await it.agent.reads()).toContain('TEXT_UNKNOWN')
  })

  test('goes out once, however many workers look at once', async () => {
    const it = await opened()
    const { app } = it.servers
    await it.texts('Hello?')
    await it.agent.replies('On its way.')
    await Promise.all([1, 2, 3, 4].map(() => sendDueTexts(app, it.account.id)))
    await Promise.all([sweepTexts(app), sweepTexts(app)])
    await it.quiet()
    expect(bodies()).toEqual(['On its way.'])
  })

  test('a reply that is said again under its id is sent once (R73)', async () => {
    const it = await opened()
    await it.texts('Hello?')
    const { id } = await it.agent.ticket()
    const clientId = randomUUID()
    await Promise.all([1, 2, 3].map(() => it.agent.replies('On its way.', id, clientId)))
    await it.quiet()
    expect(bodies()).toEqual(['On its way.'])
  })
})
