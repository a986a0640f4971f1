import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { recordProfileEvents } from '../../domain/profile/record-profile-events.js'
import { tablesOfProfile } from '../../domain/profile/merge-profiles.js'
import { writeInChat } from '../../domain/ticket/write-in-chat.js'
import { sweepSearch } from '../../worker/sweep.js'
import type { AgentActor } from '../support/actors.js'
import { desk } from '../support/desk.js'

/* Somebody who has two profiles: they are made one by somebody of the team, and by nothing else. */

const fields = `id name email createdAt identities { kind value source isVerified }
  events { edges { node { title } } } notes { text } tickets { id status profile { id } }`
const merging = `mutation ($keepId: ID!, $dropId: ID!) {
  mergeProfiles(keepId: $keepId, dropId: $dropId) { ${fields} } }`

/** Camille has bought as `camille-1` and chats as `camille-2`. */
async function deskWithTwins() {
  const it = await desk()
  const { app } = it.servers
  const manager = await it.colleague('Marc Lefort', 'manager')
  const claims = { name: 'Camille Roy', email: 'Camille@mail.example' }
  const old = await it.anotherShopper({ sub: 'camille-1', ...claims, email_verified: true })
  const fresh = await it.anotherShopper({ sub: 'camille-2', ...claims })
  const idOf = async (externalId: string): Promise<string> => {
    const { profiles } = await manager.door.get(
      'query ($query: String!) { profiles(query: $query) { id } }',
      {
        query: externalId,
      },
    )
    return profiles[0].id
  }
  const report = (externalId: string, sub: string) =>
    app.transaction((tx) =>
      recordProfileEvents(tx, it.account.id, [
        { externalId, shopper: { externalId: sub }, kind: 'custom', title: externalId, occurredAt: tx.now },
      ]),
    )
  return {
    ...{ ...it, manager, old, fresh, claims, report },
    both: { keepId: await idOf('camille-1'), dropId: await idOf('camille-2') },
    merge: async (both: { keepId: string; dropId: string }, by: AgentActor = manager) =>
      (await by.door.get(merging, both)).mergeProfiles,
    profile: async (id: string) =>
      (await manager.door.get(`query ($id: ID!) { profile(id: $id) { ${fields} } }`, { id })).profile,
  }
}

const titlesOf = ({ events }: { events: { edges: { node: { title: string } }[] } }) =>
  events.edges.map(({ node }) => node.title)

test('all of the one becomes the other’s, and its id leads there (R76)', async () => {
  const it = await deskWithTwins()
  const { manager, both } = it
  await it.fresh.says('Where is my parcel?')
  await it.report('bought', 'camille-1')
  await it.report('looked', 'camille-2')
  await manager.door.get(
    `mutation ($id: ID!, $clientId: UUID!) { addProfileNote(profileId: $id, clientId: $clientId, text: "Prefers tea.") { id } }`,
    { id: both.dropId, clientId: randomUUID() },
  )
  const merged = await it.merge(both)
  expect(merged).toMatchObject({
    id: both.keepId,
    notes: [{ text: 'Prefers tea.' }],
    tickets: [{ status: 'OPEN', profile: { id: both.keepId } }],
    identities: expect.arrayContaining([
      { kind: 'EXTERNAL_ID', value: 'camille-1', source: 'SHOP', isVerified: true },
      { kind: 'EXTERNAL_ID', value: 'camille-2', source: 'SHOP', isVerified: true },
      { kind: 'EMAIL', value: 'camille@mail.example', source: 'SHOP', isVerified: true },
    ]),
  })
  expect(titlesOf(merged).sort()).toEqual(['bought', 'looked'])
  expect(await it.profile(both.dropId)).toEqual(merged)

  // Whatever comes about either from now on comes to the one, and by name or address it is found once.
  await it.report('bought again', 'camille-2')
  expect(titlesOf(await it.profile(both.keepId))).toContain('bought again')
  const found = await manager.door.get('{ profiles(query: "camille@MAIL.example") { id } }')
  expect(found.profiles).toEqual([{ id: both.keepId }])
})

test('merging again, or the other way round, changes nothing (R73)', async () => {
  const it = await deskWithTwins()
  const first = await it.merge(it.both)
  expect(await it.merge(it.both)).toEqual(first)
  const turned = { keepId: it.both.dropId, dropId: it.both.keepId }
  expect(await it.merge(turned)).toEqual(first)
  const owner = await it.colleague('Olga Petit', 'owner')
  const { auditLog } = await owner.door.get('{ auditLog { edges { node { action } } } }')
  const actions = auditLog.edges.map(({ node }: { node: { action: string } }) => node.action)
  expect(actions.filter((action: string) => action === 'PROFILES_MERGED')).toHaveLength(1)
})

test('a third joins them, and both ids of before lead to the same one', async () => {
  const it = await deskWithTwins()
  await it.merge(it.both)
  await it.anotherShopper({ sub: 'camille-3', name: 'Roy, Camille' })
  const { profiles } = await it.manager.door.get('{ profiles(query: "camille-3") { id } }')
  await it.merge({ keepId: profiles[0].id, dropId: it.both.keepId })
  for (const id of [it.both.keepId, it.both.dropId]) expect((await it.profile(id)).id).toBe(profiles[0].id)
})

test('two who each have an open web chat are not made one until somebody has closed one (R11, R14)', async () => {
  const it = await deskWithTwins()
  await it.old.says('Hello?')
  await it.fresh.says('Where is my parcel?')
  expect(await it.manager.door.refusal(merging, it.both)).toBe('TWO_OPEN_CHATS')
  expect((await it.profile(it.both.dropId)).id).toBe(it.both.dropId)
  const [chat] = (await it.profile(it.both.keepId)).tickets
  await it.manager.closes(chat.id)
  expect((await it.merge(it.both)).tickets.map(({ status }: { status: string }) => status)).toEqual([
    'OPEN',
    'CLOSED',
  ])
})

test('the shopper chats on, in this session and the next, whichever account they come by (R10, R76)', async () => {
  const it = await deskWithTwins()
  await it.fresh.says('Where is my parcel?')
  const watch = it.fresh.watches()
  await watch.begun()
  await it.merge(it.both)
  expect(await watch.untilFailed()).toMatchObject({ code: 4403 })
  await it.fresh.says('Hello?')
  for (const sub of ['camille-1', 'camille-2']) {
    const again = await it.anotherShopper({ sub, ...it.claims, name: 'Camille R.' })
    expect(await again.reads()).toContain('YOU: Hello?')
  }
  expect((await it.profile(it.both.dropId)).name).toBe('Camille R.')
})

test('what was on its way in as the profile that is no more comes to the chat of the one that is (R16)', async () => {
  const it = await deskWithTwins()
  const { app } = it.servers
  const [before] = await app.database.query(
    "SELECT id FROM profile WHERE account_id = ? AND external_id = 'camille-2'",
    [it.account.id],
  )
  await it.old.says('Hello?')
  await it.merge(it.both)
  const seat = { accountId: it.account.id, profileId: before.id }
  const draft = { clientId: randomUUID(), text: 'From the other one.', chatId: null }
  for (let sent = 0; sent < 2; sent++) await app.transaction((tx) => writeInChat(tx, seat, draft))
  expect((await it.old.reads()).filter((line) => line.startsWith('YOU'))).toEqual([
    'YOU: Hello?',
    'YOU: From the other one.',
  ])
})

test('whoever has either open sees it come, and the inbox has the ticket under its new name', async () => {
  const it = await deskWithTwins()
  await it.fresh.says('Where is my parcel?')
  const watches = Object.values(it.both).map((id) =>
    it.manager.door.watch(
      'subscription ($id: ID!) { profileChanges(profileId: $id) { id tickets { id } } }',
      { id },
    ),
  )
  const inbox = it.manager.door.watch('subscription { inboxChanges { ticket { profile { id } } } }')
  for (const watch of [...watches, inbox]) await watch.begun()
  await it.merge(it.both)
  for (const watch of watches)
    await watch.until((told) => {
      const { id, tickets } = told.at(-1)!.profileChanges
      return id === it.both.keepId && tickets.length === 1
    })
  await inbox.until((told) => told.at(-1)?.inboxChanges.ticket?.profile.id === it.both.keepId)
  for (const watch of [...watches, inbox]) await watch.end()
})

test('a ticket is found by the name of who it is of now (R48)', async () => {
  const it = await deskWithTwins()
  const other = await it.anotherShopper({ sub: 'married', name: 'Camille Weber' })
  await other.says('Where is my parcel?')
  const { profiles } = await it.manager.door.get('{ profiles(query: "Camille Weber") { id } }')
  await it.merge({ keepId: it.both.keepId, dropId: profiles[0].id })
  await sweepSearch(it.servers.app)
  const { search } = await it.manager.door.get(
    '{ search(query: "Roy") { edges { node { ticket { id } } } } }',
  )
  expect(search.edges).toHaveLength(1)
})

test('an address that another profile has already makes nobody one, and is taken from nobody (I-30)', async () => {
  const it = await deskWithTwins()
  const [keep, drop] = await Promise.all([it.profile(it.both.keepId), it.profile(it.both.dropId)])
  const emails = [keep, drop].map(({ identities }) =>
    identities.filter(({ kind }: { kind: string }) => kind === 'EMAIL'),
  )
  expect(emails).toEqual([
    [{ kind: 'EMAIL', value: 'camille@mail.example', source: 'SHOP', isVerified: true }],
    [],
  ])
  await it.fresh.says('I am camille-1, camille@mail.example, +33612345678.')
  expect(await it.profile(it.both.keepId)).toEqual(keep)
})

test('agents do not merge; what is not two profiles is refused (R71, R78)', async () => {
  const it = await deskWithTwins()
  const { keepId } = it.both
  expect(await it.agent.door.refusal(merging, it.both)).toBe('FORBIDDEN')
  const { errors } = await it.manager.door.ask(merging, { keepId, dropId: keepId })
  expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'dropId' })
})

/** As a client does that is told to try again. */
async function insisting<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!(error as Error).message.startsWith('TRY_AGAIN')) throw error
    }
  }
}

test('ten who merge the same two at once, each way, while their shopper comes in and events are reported: one is left', async () => {
  const it = await deskWithTwins()
  const turned = { keepId: it.both.dropId, dropId: it.both.keepId }
  const all = Array.from({ length: 10 }, (_, n) => n)
  await Promise.all([
    ...all.map((n) => insisting(() => it.merge(n % 2 ? it.both : turned))),
    ...all.map((n) => insisting(() => it.report(`event-${n}`, `camille-${1 + (n % 2)}`))),
    ...all.map((n) => insisting(() => it.anotherShopper({ sub: `camille-${1 + (n % 2)}`, ...it.claims }))),
  ])
  const [one, other] = await Promise.all(Object.values(it.both).map(it.profile))
  expect(one).toEqual(other)
  expect(titlesOf(one)).toHaveLength(10)
})

test('whatever is about a profile comes along, what is added tomorrow included', async () => {
  const { servers } = await desk()
  const rows: { name: string }[] = await servers.app.database.query(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = DATABASE() AND column_name = 'profile_id' ORDER BY table_name`,
  )
  // Tickets go one by one; whoever has been erased is nobody to be merged.
  const apart = ['profile_erasure', 'ticket']
  expect(rows.map(({ name }) => name)).toEqual([...tablesOfProfile, ...apart].sort())
})

test('a first message that is written at the very moment of the merge is in the chat of the one that is left (R10, R11)', async () => {
  for (let round = 0; round < 4; round++) {
    const it = await deskWithTwins()
    await Promise.all([it.merge(it.both), it.fresh.says('Where is my parcel?')])
    const { tickets } = await it.profile(it.both.keepId)
    expect(tickets.map(({ status }: { status: string }) => status)).toEqual(['OPEN'])
    expect(await it.old.reads()).toContain('YOU: Where is my parcel?')
  }
})
