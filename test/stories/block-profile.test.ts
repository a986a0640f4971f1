import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { blockProfile } from '../../domain/profile/block-profile.js'
import { writeInChat } from '../../domain/ticket/write-in-chat.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { rowId } from '../../api/global-id.js'
import { sendMessage, type AgentActor } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'
import { FakeTwilio } from '../support/fake-twilio.js'
import { servers } from '../support/servers.js'
import { camillesNumber, newSid, textingDesk } from '../support/texting-desk.js'
import { until } from '../support/until.js'

/* Somebody who is not to write any more: what reaches the team, what does not, and who is told. */

const fields = 'id blockedAt blockedBy { name }'
const blocking = `mutation ($id: ID!) { blockProfile(profileId: $id) { ${fields} } }`
const unblocking = `mutation ($id: ID!) { unblockProfile(profileId: $id) { ${fields} } }`
const touching = `mutation ($isTyping: Boolean!, $tabId: UUID!) { touchChat(isTyping: $isTyping, tabId: $tabId) }`

const blocks = async (agent: AgentActor, id: string) => (await agent.door.get(blocking, { id })).blockProfile
const unblocks = async (agent: AgentActor, id: string) =>
  (await agent.door.get(unblocking, { id })).unblockProfile

async function profileIdOf(agent: AgentActor, query: string): Promise<string> {
  const found = await agent.door.get('query ($query: String!) { profiles(query: $query) { id } }', { query })
  return found.profiles[0].id
}

const quietly = { autoReplyInHours: '', autoReplyOutOfHours: '' }

/** Camille has written, and waits. */
async function deskWithCamille(): Promise<Desk & { camille: string; ticketId: string }> {
  const it = await desk(quietly)
  await it.shopper.says('Where is my parcel?')
  await it.quiet()
  const camille = await profileIdOf(it.agent, 'Camille Roy')
  return { ...it, camille, ticketId: (await it.agent.ticket()).id }
}

describe('a shopper who is blocked', () => {
  test('is refused by a code of its own, in the running chat and without it, and reads on', async () => {
    const it = await deskWithCamille()
    expect(await blocks(it.agent, it.camille)).toEqual({
      id: it.camille,
      blockedAt: expect.any(String),
      blockedBy: { name: 'Lina Moreau' },
    })
    for (const chatId of [it.shopper.chatId, null]) {
      const draft = { clientId: randomUUID(), text: 'Hello?', chatId }
      const { errors } = await it.shopper.door.ask(sendMessage, draft)
      expect(errors![0]!.extensions.code).toBe('BLOCKED')
      expect(JSON.stringify(errors)).not.toMatch(/Lina|agent/i)
    }
    expect(await it.shopper.reads()).toEqual(['YOU: Where is my parcel?'])
    await it.agent.replies('We do not go on like this.', it.ticketId)
    expect(await it.shopper.reads()).toContain('TEAM: We do not go on like this.')
    await it.shopper.sees(1)
    expect(await it.agent.reads(it.ticketId)).toEqual([
      'SHOPPER: Where is my parcel?',
      'SHOPPER_BLOCKED',
      'AGENT: We do not go on like this.',
      'ASSIGNED',
      'SEEN',
    ])
  })

  test('cannot begin anew with what met a closed chat, which is kept by who wrote it (R16)', async () => {
    const it = await deskWithCamille()
    const draft = { clientId: randomUUID(), text: 'One more thing', chatId: it.shopper.chatId }
    await it.agent.closes(it.ticketId)
    expect(await it.shopper.door.refusal(sendMessage, draft)).toBe('CHAT_CLOSED')
    await blocks(it.agent, it.camille)
    for (const chatId of [draft.chatId, null])
      expect(await it.shopper.door.refusal(sendMessage, { ...draft, chatId })).toBe('BLOCKED')
    expect(await it.agent.inbox()).toEqual([])

    await unblocks(it.agent, it.camille)
    await it.shopper.door.get(sendMessage, { ...draft, chatId: null })
    expect(await it.agent.inbox()).toMatchObject([{ preview: 'One more thing' }])
  })

  test('is not seen typing, though still seen to be there (R51)', async () => {
    const it = await deskWithCamille()
    const tabId = randomUUID()
    await it.shopper.door.get(touching, { isTyping: true, tabId })
    await blocks(it.agent, it.camille)
    expect(await it.shopper.door.refusal(touching, { isTyping: true, tabId })).toBe('BLOCKED')
    expect(await it.shopper.door.refusal(touching, { isTyping: false, tabId })).toBe('not refused')
  })

  test('is not forgotten: who waits waits on and rings until somebody closes (R55, R60)', async () => {
    const it = await deskWithCamille()
    await blocks(it.agent, it.camille)
    await it.time.passes({ minutes: 4 })
    expect(await it.agent.rings()).toEqual(['REMINDED'])
    expect((await it.agent.ticket()).waitingSince).not.toBeNull()
    await it.agent.closes(it.ticketId)
    await it.time.passes({ minutes: 60 })
    expect(await it.agent.rings()).toEqual(['REMINDED'])
  })

  test('may end the chat (R13), and whoever else is in the shop writes on', async () => {
    const it = await deskWithCamille()
    await blocks(it.agent, it.camille)
    const noah = await it.anotherShopper()
    await noah.says('Hello!')
    await it.shopper.endsTheChat()
    expect((await it.agent.inbox('CLOSED')).map(({ id }) => id)).toEqual([it.ticketId])
  })

  test('comes back by another page and another session as who they are', async () => {
    const it = await deskWithCamille()
    await blocks(it.agent, it.camille)
    const tab = await it.anotherShopper({ sub: 'shopper-1', name: 'Camille R.', email: 'new@mail.example' })
    expect(await tab.door.refusal(sendMessage, { clientId: randomUUID(), text: 'Hello?' })).toBe('BLOCKED')
  })

  test('is told what was stored before, when they ask again under the same id (R73)', async () => {
    const it = await desk(quietly)
    const draft = { clientId: randomUUID(), text: 'Did this arrive?' }
    const first = await it.shopper.door.get(sendMessage, draft)
    await blocks(it.agent, await profileIdOf(it.agent, 'Camille Roy'))
    expect(await it.shopper.door.get(sendMessage, draft)).toMatchObject({
      send: { message: first.send.message },
    })
  })
})

describe('blocking', () => {
  test('twice, and unblocking twice, changes nothing the second time (R73)', async () => {
    const it = await deskWithCamille()
    const first = await blocks(it.agent, it.camille)
    await it.time.passes({ seconds: 30 })
    expect(await blocks(await it.colleague('Marc Lefort'), it.camille)).toEqual(first)
    const free = { id: it.camille, blockedAt: null, blockedBy: null }
    expect(await unblocks(await it.colleague('Marc Lefort'), it.camille)).toEqual(free)
    expect(await unblocks(it.agent, it.camille)).toEqual(free)
    await it.shopper.says('Thank you.')
    expect(await it.agent.reads(it.ticketId)).toEqual([
      'SHOPPER: Where is my parcel?',
      'SHOPPER_BLOCKED',
      'SHOPPER_UNBLOCKED',
      'SHOPPER: Thank you.',
    ])
  })

  test('is in the audit log by whom, and of whom only an id (R79)', async () => {
    const it = await deskWithCamille()
    await blocks(it.agent, it.camille)
    await blocks(it.agent, it.camille)
    await unblocks(it.agent, it.camille)
    const owner = await it.colleague('Olga Petit', 'owner')
    const { auditLog } = await owner.door.get(
      '{ auditLog { edges { node { action agent { name } subjectNoun subjectId changes { field from to } } } } }',
    )
    const entries = auditLog.edges
      .map(({ node }: { node: { action: string } }) => node)
      .filter(({ action }: { action: string }) => /BLOCKED/.test(action))
    const by = { agent: { name: 'Lina Moreau' }, changes: [], subjectNoun: 'PROFILE', subjectId: it.camille }
    expect(entries).toEqual([
      { action: 'PROFILE_UNBLOCKED', ...by },
      { action: 'PROFILE_BLOCKED', ...by },
    ])
  })

  test('is seen by colleagues at once, at the profile and at the ticket', async () => {
    const it = await deskWithCamille()
    const marc = await it.colleague('Marc Lefort')
    const profile = marc.door.watch(
      'subscription ($id: ID!) { profileChanges(profileId: $id) { blockedAt } }',
      { id: it.camille },
    )
    const ticket = marc.door.watch(
      `subscription ($id: ID!) { ticketUpdates(ticketId: $id, after: 1) {
        ticket { profile { blockedAt } } entries { ... on TicketEvent { kind } } } }`,
      { id: it.ticketId },
    )
    await profile.begun()
    await blocks(it.agent, it.camille)
    await profile.until((told) => told.at(-1)!.profileChanges.blockedAt !== null)
    await ticket.begun()
    expect(ticket.told[0].ticketUpdates).toEqual({
      ticket: { profile: { blockedAt: expect.any(String) } },
      entries: [{ kind: 'SHOPPER_BLOCKED' }],
    })
  })

  test('of somebody who has been erased, or of another shop, finds nobody; an erased one who comes back is new', async () => {
    const it = await deskWithCamille()
    await blocks(it.agent, it.camille)
    await it.agent.closes(it.ticketId)
    const owner = await it.colleague('Olga Petit', 'owner')
    const { eraseProfile } = await owner.door.get(
      'mutation ($id: ID!) { eraseProfile(profileId: $id) { blockedAt } }',
      { id: it.camille },
    )
    expect(eraseProfile).toEqual({ blockedAt: null })
    for (const verb of [blocking, unblocking])
      expect(await it.agent.door.refusal(verb, { id: it.camille })).toBe('NOT_FOUND')
    const again = await it.anotherShopper({ sub: 'shopper-1', name: 'Camille Roy' })
    await again.says('Hello')

    const other = await deskWithCamille()
    expect(await it.agent.door.refusal(blocking, { id: other.camille })).toBe('NOT_FOUND')
    await other.shopper.says('Still here')
  })
})

describe('two profiles that become one', () => {
  const merging = `mutation ($keepId: ID!, $dropId: ID!) {
    mergeProfiles(keepId: $keepId, dropId: $dropId) { ${fields} } }`

  async function deskWithTwins() {
    const it = await desk(quietly)
    const manager = await it.colleague('Marc Lefort', 'manager')
    const twin = await it.anotherShopper({ sub: 'twin', name: 'Twin Roy' })
    const both = {
      keepId: await profileIdOf(manager, 'Camille Roy'),
      dropId: await profileIdOf(manager, 'Twin Roy'),
    }
    return { ...it, manager, twin, both }
  }

  test.each(['keepId', 'dropId'] as const)('are blocked if %s was, by either token', async (which) => {
    const it = await deskWithTwins()
    await it.shopper.says('Hello?')
    const before = await blocks(it.agent, it.both[which])
    const { mergeProfiles } = await it.manager.door.get(merging, it.both)
    expect(mergeProfiles).toEqual({ ...before, id: it.both.keepId })
    const twin = await it.anotherShopper({ sub: 'twin', name: 'Twin Roy' })
    for (const { door } of [it.shopper, twin])
      expect(await door.refusal(sendMessage, { clientId: randomUUID(), text: 'And now?' })).toBe('BLOCKED')
  })

  test('are meant by either id', async () => {
    const it = await deskWithTwins()
    await it.manager.door.get(merging, it.both)
    expect(await blocks(it.agent, it.both.dropId)).toMatchObject({ id: it.both.keepId })
    const draft = { clientId: randomUUID(), text: 'Hello?' }
    expect(await it.shopper.door.refusal(sendMessage, draft)).toBe('BLOCKED')
    expect(await unblocks(it.agent, it.both.dropId)).toMatchObject({ id: it.both.keepId, blockedAt: null })
    await it.shopper.says('Hello?')
  })
})

describe('a message that crosses the block', () => {
  /** A desk, the two sides, and a way to hold one of them back at the end of its transaction. */
  async function deskToCross(isFirst: boolean) {
    const it = isFirst ? await desk(quietly) : await deskWithCamille()
    const { app } = it.servers
    const lina = await app.database.manager.findOneByOrFail(Agent, { id: it.agent.id })
    const profileId = rowId('Profile', await profileIdOf(it.agent, 'Camille Roy'))
    const seat = { accountId: it.account.id, profileId }
    const draft = { clientId: randomUUID(), text: 'Crossing', chatId: null }
    const waits = async () => {
      const [{ Value }] = await app.database.query("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'")
      return Number(Value) > 0
    }
    const sends = (tx: Tx) => writeInChat(tx, seat, draft)
    const blocked = (tx: Tx) => blockProfile(tx, lina, profileId)
    return {
      ...it,
      sends,
      blocked,
      /** `second` begins when `first` has done everything but commit. */
      async inTurn<A, B>(first: (tx: Tx) => Promise<A>, second: (tx: Tx) => Promise<B>) {
        let later!: Promise<PromiseSettledResult<B>[]>
        await app.transaction(async (tx) => {
          await first(tx)
          // What is deferred goes out with this.
          await tx.db.query('SELECT 1')
          later = Promise.allSettled([app.transaction(second)])
          await until('the second one waits', waits)
        })
        return (await later)[0]!
      },
    }
  }

  test.each([
    ['in a running chat', false],
    ['as the first of a chat', true],
  ])('%s is stored before it, or refused after it', async (_where, isFirst) => {
    const before = await deskToCross(isFirst)
    expect(await before.inTurn(before.sends, before.blocked)).toMatchObject({ status: 'fulfilled' })
    const thread = await before.agent.reads()
    expect(thread.slice(-2)).toEqual(['SHOPPER: Crossing', 'SHOPPER_BLOCKED'])

    const after = await deskToCross(isFirst)
    expect(await after.inTurn(after.blocked, after.sends)).toMatchObject({
      status: 'rejected',
      reason: { code: 'BLOCKED' },
    })
    expect((await after.shopper.reads()).filter((line) => line.endsWith('Crossing'))).toEqual([])
  })

  test('among many at once: each is stored or refused, and none stands behind the block', async () => {
    const it = await deskWithCamille()
    const send = (n: number) =>
      it.shopper.door.refusal(sendMessage, { clientId: randomUUID(), text: `Message ${n}`, chatId: null })
    const sending = Array.from({ length: 20 }, (_, n) => send(n))
    await Promise.any(sending)
    const [codes] = await Promise.all([
      Promise.all([...sending, ...Array.from({ length: 5 }, (_, n) => send(20 + n))]),
      blocks(it.agent, it.camille),
    ])
    expect(codes.filter((code) => !['not refused', 'BLOCKED'].includes(code))).toEqual([])
    const thread = await it.agent.reads(it.ticketId)
    expect(thread.at(-1)).toBe('SHOPPER_BLOCKED')
    expect(thread.filter((line) => line.startsWith('SHOPPER: Message'))).toHaveLength(
      codes.filter((code) => code === 'not refused').length,
    )
  })
})

describe('by SMS', () => {
  const twilio = new FakeTwilio()
  beforeAll(async () => {
    const { app, clock } = await servers()
    app.outbound = { isPrivateAllowed: true }
    Object.assign(twilio, { now: () => clock.now() })
    await twilio.open()
  })
  afterEach(() => twilio.forget())
  afterAll(() => twilio.close())

  const opened = async () => textingDesk(await desk(quietly), twilio)
  const bodies = () => twilio.taken.map(({ body }) => body)

  test('a text joins no ticket and rings nobody; a line says so once for all in a row, and it is not told again', async () => {
    const it = await opened()
    await it.texts('Where is my parcel?')
    await it.agent.replies('On its way.')
    await blocks(it.agent, await profileIdOf(it.agent, camillesNumber))
    const sid = newSid()
    for (const text of ['You thieves', 'You liars', 'You liars'])
      expect(await (await it.texts(text, { sid: text === 'You liars' ? sid : newSid() })).text()).toBe(
        '<Response/>',
      )
    const thread = ['SHOPPER: Where is my parcel?', 'AGENT: On its way.', 'ASSIGNED', 'SHOPPER_BLOCKED']
    expect((await it.agent.reads()).filter((line) => !/^TEXT_(SENT|DELIVERED)/.test(line))).toEqual([
      ...thread,
      'TEXT_REFUSED',
    ])
    expect(await it.agent.ticket()).toMatchObject({ unreadCount: 0, waitingSince: null })
    await it.time.passes({ minutes: 30 })
    expect(await it.agent.rings()).toEqual([])
    const kept = await it.servers.app.database.query(
      'SELECT text FROM sms_message WHERE account_id = ? AND is_inbound ORDER BY id',
      [it.account.id],
    )
    expect(kept.map(({ text }: { text: string }) => text)).toEqual(['Where is my parcel?', '', ''])

    await it.agent.replies('This is how it is.')
    await it.texts('And still')
    expect((await it.agent.reads()).filter((line) => line === 'TEXT_REFUSED')).toHaveLength(2)
    expect(bodies()).toEqual(['On its way.', 'This is how it is.'])
  })

  test('nobody’s ticket is opened, also for a number that only the shop has told', async () => {
    const it = await opened()
    await it.toldNumber()
    const noah = await profileIdOf(it.agent, 'Noah Berg')
    await blocks(it.agent, noah)
    expect((await it.texts('Hello?')).status).toBe(200)
    expect(await it.agent.inbox()).toEqual([])
    await unblocks(it.agent, noah)
    await it.texts('Hello again?')
    expect(await it.agent.reads()).toEqual(['SHOPPER: Hello again?'])
  })

  test('a snoozed ticket sleeps on, and after it was closed no text opens another', async () => {
    const it = await opened()
    await it.texts('Hello?')
    await it.agent.snoozes('SHOPPER_WRITES')
    await blocks(it.agent, await profileIdOf(it.agent, camillesNumber))
    await it.texts('Wake up')
    expect((await it.agent.ticket()).status).toBe('SNOOZED')
    await it.agent.closes()
    await it.texts('Wake up!')
    expect(await it.agent.inbox()).toEqual([])
  })

  test('STOP, START and HELP are heard as from anybody', async () => {
    const it = await opened()
    await it.texts('Hello?')
    await blocks(it.agent, await profileIdOf(it.agent, camillesNumber))
    await it.texts('HELP')
    await it.texts('STOP')
    await it.texts('START')
    expect(bodies()).toEqual([
      expect.stringContaining('Text STOP'),
      expect.stringContaining('no more texts'),
      expect.stringContaining('again'),
    ])
    expect((await it.agent.reads()).filter((line) => /^TEXTS/.test(line))).toEqual([
      'TEXTS_STOPPED',
      'TEXTS_RESUMED',
    ])
  })
})
