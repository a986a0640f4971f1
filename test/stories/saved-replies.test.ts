import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { AgentActor } from '../support/actors.js'
import { sweepBin } from '../../worker/sweep.js'
import { later } from '../support/clock.js'
import { desk } from '../support/desk.js'

const create = `mutation ($clientId: UUID!, $draft: SavedReplyDraft!) {
  createSavedReply(clientId: $clientId, draft: $draft) { id shortcut version } }`
const change = `mutation ($id: ID!, $version: Int!, $changes: SavedReplyChanges!) {
  changeSavedReply(savedReplyId: $id, expectedVersion: $version, changes: $changes) { version textEn textFr } }`
const replyFrom = `mutation ($ticketId: ID!, $clientId: UUID!, $savedReplyId: ID!) {
  reply(ticketId: $ticketId, clientId: $clientId, savedReplyId: $savedReplyId, text: "On its way.") { id } }`
const drop = 'mutation ($id: ID!) { deleteSavedReply(savedReplyId: $id) }'
const fill = `query ($id: ID!, $ticketId: ID!, $language: Language) {
  fillSavedReply(savedReplyId: $id, ticketId: $ticketId, language: $language) { text language missing { name } } }`

const tracking = {
  title: 'Where is it',
  shortcut: 'track',
  category: 'Delivery',
  textEn: 'Hello {{first_name|there}}, your parcel is on its way. {{agent_first_name}}',
  textFr: 'Bonjour {{first_name}}, votre colis est en route ({{ticket}}).',
}

async function makes(who: AgentActor, draft: object = tracking, clientId: string = randomUUID()) {
  const { createSavedReply } = await who.door.get(create, { clientId, draft })
  return createSavedReply as { id: string; shortcut: string; version: number }
}

async function deskWithManager(wish: Parameters<typeof desk>[0] = {}) {
  const it = await desk(wish)
  await it.shopper.says('Where is my order?')
  await it.quiet()
  const { id: ticketId } = await it.agent.ticket()
  const rowId = Buffer.from(ticketId, 'base64url').toString().split(':')[1]!
  return { ...it, ticketId, rowId, manager: await it.colleague('Marc Lefort', 'manager') }
}

test('an agent fills a saved reply for a ticket: in the shopper’s language, else in the desk’s (R49)', async () => {
  const { agent, manager, ticketId, rowId, anotherShopper } = await deskWithManager()
  const { id } = await makes(manager)
  const { fillSavedReply } = await agent.door.get(fill, { id, ticketId })
  expect(fillSavedReply).toEqual({
    text: 'Hello Camille, your parcel is on its way. Lina',
    language: 'EN',
    missing: [],
  })
  // The same shopper, whose shop now says that she reads French.
  await anotherShopper({ sub: 'shopper-1', name: 'Camille Roy', locale: 'fr' })
  const french = await agent.door.get(fill, { id, ticketId })
  expect(french.fillSavedReply).toEqual({
    text: `Bonjour Camille, votre colis est en route (T-${rowId}).`,
    language: 'FR',
    missing: [],
  })
  const wished = await agent.door.get(fill, { id, ticketId, language: 'EN' })
  expect(wished.fillSavedReply.language).toBe('EN')
})

test('what a text lacks is told, so that the agent can write it (R49, R29)', async () => {
  const { agent, manager, ticketId } = await deskWithManager({ week: null })
  const { id } = await makes(manager, {
    title: 'Later',
    shortcut: 'later',
    textFr: 'Nous répondons {{next_opening}}, {{first_name|vous}}.',
  })
  const { fillSavedReply } = await agent.door.get(fill, { id, ticketId })
  expect(fillSavedReply).toEqual({
    text: 'Nous répondons , Camille.',
    language: 'FR',
    missing: [{ name: 'next_opening' }],
  })
})

test('the next opening is the one after the hours of today, too (R49)', async () => {
  const { agent, manager, ticketId, time } = await deskWithManager()
  const { id } = await makes(manager, { title: 'Later', shortcut: 'later', textEn: 'Back {{next_opening}}.' })
  const textAt = async (moment: string) => {
    await time.is(moment)
    return (await agent.door.get(fill, { id, ticketId })).fillSavedReply.text
  }
  expect(await textAt('2026-06-15T12:00')).toBe('Back today at 13:30.')
  expect(await textAt('2026-06-15T17:55')).toBe('Back tomorrow at 09:00.')
  expect(await textAt('2026-06-15T19:00')).toBe('Back tomorrow at 09:00.')
})

test('the list is searched by the beginnings of words, whatever their accents, and sorted by use (R49)', async () => {
  const { agent, manager, ticketId } = await deskWithManager()
  await makes(manager)
  await makes(manager, { title: 'Délai', shortcut: 'late', textFr: 'Votre colis a du retard.' })
  const shortcuts = async (query: string) => {
    const { savedReplies } = await agent.door.get(
      'query ($query: String!) { savedReplies(query: $query) { shortcut usedCount lastUsedBy { name } } }',
      { query },
    )
    return savedReplies.map(({ shortcut }: { shortcut: string }) => shortcut)
  }
  expect(await shortcuts('')).toEqual(['late', 'track'])
  expect(await shortcuts('COLIS vo')).toEqual(['late', 'track'])
  expect(await shortcuts('del')).toEqual(['late', 'track'])
  expect(await shortcuts('dela')).toEqual(['late'])
  expect(await shortcuts('colis parcel')).toEqual(['track'])
  expect(await shortcuts('nothing')).toEqual([])
  const { savedReplies } = await agent.door.get('{ savedReplies(query: "track") { id } }')
  const draft = { ticketId, clientId: randomUUID(), savedReplyId: savedReplies[0].id }
  // Sent twice under one id is used once.
  await agent.door.get(replyFrom, draft)
  await agent.door.get(replyFrom, draft)
  expect(await shortcuts('')).toEqual(['track', 'late'])
  const used = await agent.door.get('{ savedReplies { usedCount lastUsedAt lastUsedBy { name } } }')
  expect(used.savedReplies[0]).toMatchObject({ usedCount: 1, lastUsedBy: { name: 'Lina Moreau' } })
})

test('a shortcut stands for one saved reply (R49)', async () => {
  const { manager } = await deskWithManager()
  await makes(manager)
  const other = await makes(manager, { ...tracking, shortcut: 'other' })
  const taken = [{ extensions: { code: 'BAD_INPUT', field: 'shortcut' } }]
  const made = await manager.door.ask(create, { clientId: randomUUID(), draft: tracking })
  expect(made.errors).toMatchObject(taken)
  const changed = await manager.door.ask(change, {
    id: other.id,
    version: 1,
    changes: { shortcut: '/track' },
  })
  expect(changed.errors).toMatchObject(taken)
})

test('making it again under the same id makes one (R49, R73)', async () => {
  const { manager } = await deskWithManager()
  const clientId = randomUUID()
  const { id } = await makes(manager, tracking, clientId)
  await manager.door.get(change, { id, version: 1, changes: { textFr: null } })
  expect((await makes(manager, tracking, clientId)).id).toBe(id)
  const other = { clientId, draft: { ...tracking, title: 'Other' } }
  expect(await manager.door.refusal(create, other)).toBe('IDEMPOTENCY_CONFLICT')
})

test('nobody saves over what somebody else has saved since (R24, R49)', async () => {
  const { manager } = await deskWithManager()
  const { id } = await makes(manager)
  const first = await manager.door.get(change, { id, version: 1, changes: { textEn: 'One.', textFr: null } })
  expect(first.changeSavedReply).toEqual({ version: 2, textEn: 'One.', textFr: null })
  const { errors } = await manager.door.ask(change, { id, version: 1, changes: { textEn: 'Two.' } })
  expect(errors).toMatchObject([{ extensions: { code: 'EDIT_CONFLICT', version: 2 } }])
  expect(await manager.door.refusal(change, { id, version: 2, changes: { textEn: null } })).toBe('BAD_INPUT')
})

test('an agent uses saved replies, and changes none (R49, R71)', async () => {
  const { agent, manager } = await deskWithManager()
  const { id } = await makes(manager)
  expect(await agent.door.refusal(create, { clientId: randomUUID(), draft: tracking })).toBe('FORBIDDEN')
  expect(await agent.door.refusal(change, { id, version: 1, changes: {} })).toBe('FORBIDDEN')
  expect(await agent.door.refusal(drop, { id })).toBe('FORBIDDEN')
  await manager.door.get(drop, { id })
  expect(await manager.door.refusal(drop, { id })).toBe('NOT_FOUND')
})

const restore = `mutation ($id: ID!, $shortcut: String) {
  restoreSavedReply(savedReplyId: $id, shortcut: $shortcut) { shortcut usedCount deletedAt textFr } }`
const shortcutsOf = async ({ door }: AgentActor, list: 'savedReplies' | 'deletedSavedReplies') =>
  (await door.get(`{ ${list} { shortcut } }`))[list].map(({ shortcut }: { shortcut: string }) => shortcut)

test('what was deleted lies in the bin, serves nobody, and comes back as it was (R49)', async () => {
  const { agent, manager, ticketId, time } = await deskWithManager()
  const { id } = await makes(manager)
  await agent.door.get(replyFrom, { ticketId, clientId: randomUUID(), savedReplyId: id })
  await manager.door.get(drop, { id })
  expect(await shortcutsOf(agent, 'savedReplies')).toEqual([])
  expect(await agent.door.refusal(fill, { id, ticketId })).toBe('NOT_FOUND')
  expect(await agent.door.refusal(replyFrom, { ticketId, clientId: randomUUID(), savedReplyId: id })).toBe(
    'NOT_FOUND',
  )
  expect(await manager.door.refusal(change, { id, version: 1, changes: { title: 'x' } })).toBe('NOT_FOUND')
  const { deletedSavedReplies } = await manager.door.get(
    '{ deletedSavedReplies { id title deletedAt deletedBy { name } } }',
  )
  expect(deletedSavedReplies).toMatchObject([
    { id, title: 'Where is it', deletedBy: { name: 'Marc Lefort' } },
  ])
  expect(Math.abs(Date.parse(deletedSavedReplies[0].deletedAt) - time.now().getTime())).toBeLessThan(10_000)
  const back = { shortcut: 'track', usedCount: 1, deletedAt: null, textFr: tracking.textFr }
  expect(await manager.door.get(restore, { id })).toEqual({ restoreSavedReply: back })
  expect(await manager.door.get(restore, { id })).toEqual({ restoreSavedReply: back })
  expect(await shortcutsOf(agent, 'savedReplies')).toEqual(['track'])
  expect(await shortcutsOf(manager, 'deletedSavedReplies')).toEqual([])
})

test('a shortcut is free while its reply is in the bin; who comes back finds it taken, and may take another (R49, R78)', async () => {
  const { manager } = await deskWithManager()
  const first = await makes(manager)
  await manager.door.get(drop, { id: first.id })
  const second = await makes(manager, { ...tracking, title: 'The new one' })
  await manager.door.get(drop, { id: second.id })
  expect(await shortcutsOf(manager, 'deletedSavedReplies')).toEqual(['track', 'track'])
  await manager.door.get(restore, { id: second.id })
  const { errors } = await manager.door.ask(restore, { id: first.id })
  expect(errors).toMatchObject([
    {
      message: '“The new one” has this shortcut already.',
      extensions: { code: 'BAD_INPUT', field: 'shortcut' },
    },
  ])
  expect(await manager.door.refusal(restore, { id: first.id, shortcut: 'not one!' })).toBe('BAD_INPUT')
  await manager.door.get(restore, { id: first.id, shortcut: 'track-2' })
  expect((await shortcutsOf(manager, 'savedReplies')).sort()).toEqual(['track', 'track-2'])
})

test('two who come back at the same moment under one shortcut are not both let in (R49)', async () => {
  const { manager } = await deskWithManager()
  const ids: string[] = []
  for (let n = 0; n < 4; n++) {
    const { id } = await makes(manager)
    await manager.door.get(drop, { id })
    ids.push(id)
  }
  const outcomes = await Promise.all(ids.map((id) => manager.door.refusal(restore, { id })))
  expect(outcomes.sort()).toEqual(['BAD_INPUT', 'BAD_INPUT', 'BAD_INPUT', 'not refused'])
})

test('after 30 days what is in the bin is gone, to the moment, and swept away (R49, R79)', async () => {
  const { servers, account, colleague } = await desk()
  const { app, clock } = servers
  const manager = await colleague('Marc Lefort', 'manager')
  const early = await makes(manager)
  const late = await makes(manager, { ...tracking, shortcut: 'late' })
  const deleted = clock.now()
  await manager.door.get(drop, { id: early.id })
  clock.set(later(deleted, { days: 1 }))
  await manager.door.get(drop, { id: late.id })
  clock.set(later(deleted, { days: 30, minutes: 1 }))
  const zoe = await colleague('Zoé Petit', 'manager')
  expect(await shortcutsOf(zoe, 'deletedSavedReplies')).toEqual(['late'])
  expect(await zoe.door.refusal(restore, { id: early.id })).toBe('NOT_FOUND')
  await sweepBin(app)
  const rows = await app.database.query('SELECT shortcut FROM saved_reply WHERE account_id = ?', [account.id])
  expect(rows).toEqual([{ shortcut: 'late' }])
  await zoe.door.get(restore, { id: late.id })
})

test('the bin is for those who change saved replies (R71)', async () => {
  const { agent, manager } = await deskWithManager()
  const { id } = await makes(manager)
  await manager.door.get(drop, { id })
  expect(await agent.door.refusal('{ deletedSavedReplies { id } }')).toBe('FORBIDDEN')
  expect(await agent.door.refusal(restore, { id })).toBe('FORBIDDEN')
})
