import { randomBytes, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { eraseTicketsOf } from '../../domain/personal-data/erase-tickets.js'
import { openMail } from '../../platform/mail.js'
import { OutgoingMail } from '../../schema/outgoing-mail.js'
import { sweepSearch } from '../../worker/sweep.js'
import { globalIdOf } from '../api/operations.js'
import type { AgentActor } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'
import { everythingKept } from '../support/everything-kept.js'

const erasing = `mutation ($profileId: ID!) {
  eraseProfile(profileId: $profileId) { id name email erasedAt erasure { tickets messages pendingSince } } }`

// Nobody says this by accident; and no two tests say the same.
let marker: string
beforeEach(() => {
  marker = `Zyxomma${randomBytes(4).toString('hex')}`
})

/** A shopper of whom much is known, all of it marked, and whose tickets are closed. */
async function deskThatKnows(): Promise<Desk & { owner: AgentActor; ticketId: string; profileId: string }> {
  const it = await desk()
  const owner = await it.colleague('Olga Petit', 'owner')
  const shopper = await it.anotherShopper({
    sub: `sub-${marker}`,
    name: `Robin ${marker}`,
    email: `robin@${marker.toLowerCase()}.example`,
  })
  it.shopper.door.headers.authorization = shopper.door.headers.authorization!
  await shopper.says(`I am ${marker} and wait.`)
  await it.quiet()
  const { inbox } = await owner.door.get('{ inbox { edges { node { id profile { id } } } } }')
  const { id: ticketId, profile } = inbox.edges[0].node
  const written = { clientId: randomUUID(), ticketId, profileId: profile.id }
  await owner.door.get(
    `mutation ($clientId: UUID!, $ticketId: ID!) {
      reply(clientId: $clientId, ticketId: $ticketId, text: "Dear ${marker}, it is on its way.") { number } }`,
    written,
  )
  await owner.door.get(
    `mutation ($clientId: UUID!, $ticketId: ID!) {
      addNote(clientId: $clientId, ticketId: $ticketId, text: "${marker} sounds worried.") { number } }`,
    written,
  )
  await owner.door.get(
    `mutation ($clientId: UUID!, $profileId: ID!) {
      addProfileNote(clientId: $clientId, profileId: $profileId, text: "${marker} prefers tea.") { id } }`,
    written,
  )
  await owner.door.get(
    `mutation ($events: [ProfileEventReport!]!) { recordProfileEvents(events: $events) { recorded } }`,
    {
      events: [
        {
          externalId: `order-of-${marker}`,
          shopper: { externalId: `sub-${marker}` },
          kind: 'ORDER_PLACED',
          title: `${marker} ordered a teapot`,
          occurredAt: it.time.now().toISOString(),
          details: { number: marker, items: [{ name: `Teapot for ${marker}`, quantity: 1 }] },
        },
      ],
    },
  )
  await owner.door.get(
    `mutation ($ticketId: ID!, $at: Instant!) {
      saveDraft(ticketId: $ticketId, kind: REPLY, text: "And, ${marker}, …", writtenAt: $at) { text } }`,
    { ticketId, at: it.time.now().toISOString() },
  )
  await sweepSearch(it.servers.app)
  await owner.door.get('mutation ($id: ID!) { close(ticketId: $id) { id } }', { id: ticketId })
  await it.quiet()
  return { ...it, owner, ticketId, profileId: profile.id }
}

const countOf = (text: string) => text.toLowerCase().split(marker.toLowerCase()).length - 1

describe('a shopper who asks to be forgotten (R79)', () => {
  test('is nowhere any more, neither in the database nor in Redis (I-37)', async () => {
    const it = await deskThatKnows()
    expect(countOf(await everythingKept(it))).toBeGreaterThan(10)
    const { eraseProfile } = await it.owner.door.get(erasing, { profileId: it.profileId })
    expect(eraseProfile).toMatchObject({ name: 'Deleted profile', email: null, erasedAt: expect.any(String) })
    await it.quiet()
    await sweepSearch(it.servers.app)
    expect(countOf(await everythingKept(it))).toBe(0)
  })

  test('leaves behind that somebody wrote, when, and how long they waited', async () => {
    const it = await deskThatKnows()
    const look = async () => {
      const { ticket } = await it.owner.door.get(
        `query ($id: ID!) { ticket(id: $id) { reference status createdAt preview profile { name }
          thread(last: 50) { entries { __typename ... on Message { author text at } ... on Note { text } } } } }`,
        { id: it.ticketId },
      )
      return ticket
    }
    const before = await look()
    await it.owner.door.get(erasing, { profileId: it.profileId })
    await it.quiet()
    const wordless = before.thread.entries.map((entry: object) =>
      'text' in entry ? { ...entry, text: '' } : entry,
    )
    expect(await look()).toEqual({
      ...before,
      preview: '',
      profile: { name: 'Deleted profile' },
      thread: { entries: wordless },
    })
    const { profile } = await it.owner.door.get(
      'query ($id: ID!) { profile(id: $id) { erasure { tickets messages pendingSince } events { edges { cursor } } notes { id } } }',
      { id: it.profileId },
    )
    const messages = before.thread.entries.filter((entry: object) => 'text' in entry).length
    expect(profile).toEqual({
      erasure: { tickets: 1, messages, pendingSince: null },
      events: { edges: [] },
      notes: [],
    })
  })

  test('is signed out, and is somebody new when they come back', async () => {
    const it = await deskThatKnows()
    await it.owner.door.get(erasing, { profileId: it.profileId })
    await it.shopper.door.untilRefused('UNAUTHENTICATED', '{ chat { id } }')
    const again = await it.anotherShopper({ sub: `sub-${marker}`, name: 'Robin' })
    await again.says('Hello again')
    const { inbox } = await it.owner.door.get('{ inbox { edges { node { profile { id name } } } } }')
    const [{ node }] = inbox.edges
    expect(node.profile.name).toBe('Robin')
    expect(node.profile.id).not.toBe(it.profileId)
  })

  test('waits nowhere: open tickets are closed by somebody who knows it, first', async () => {
    const it = await deskThatKnows()
    const again = await it.anotherShopper({ sub: `sub-${marker}` })
    await again.says('One more thing')
    expect(await it.owner.door.refusal(erasing, { profileId: it.profileId })).toBe('TICKETS_OPEN')
    expect(countOf(await everythingKept(it))).toBeGreaterThan(10)
  })

  test('is forgotten once, by owners and managers, and it is audited without a word of theirs', async () => {
    const it = await deskThatKnows()
    expect(await it.agent.door.refusal(erasing, { profileId: it.profileId })).toBe('FORBIDDEN')
    const first = await it.owner.door.get(erasing, { profileId: it.profileId })
    await it.quiet()
    const second = await it.owner.door.get(erasing, { profileId: it.profileId })
    expect(second.eraseProfile.erasedAt).toBe(first.eraseProfile.erasedAt)
    const { auditLog } = await it.owner.door.get(
      '{ auditLog(first: 10) { edges { node { action subjectId changes { field } } } } }',
    )
    const erasures = auditLog.edges.filter(({ node }: any) => node.action === 'PROFILE_ERASED')
    expect(erasures).toEqual([{ node: { action: 'PROFILE_ERASED', subjectId: it.profileId, changes: [] } }])
  })

  test('has nothing written about them any more', async () => {
    const it = await deskThatKnows()
    await it.owner.door.get(erasing, { profileId: it.profileId })
    const note = `mutation ($clientId: UUID!, $profileId: ID!) {
      addProfileNote(clientId: $clientId, profileId: $profileId, text: "x") { id } }`
    const given = { clientId: randomUUID(), profileId: it.profileId }
    expect(await it.owner.door.refusal(note, given)).toBe('NOT_FOUND')
  })

  test('is named in no letter to an agent that has not gone yet (R62)', async () => {
    const it = await deskThatKnows()
    const { app } = it.servers
    // Nobody answers there, so that letters wait.
    app.mail = openMail({ smtpUrl: 'smtp://127.0.0.1:1', from: 'desk@deskbell.example' })
    try {
      const again = await it.anotherShopper({ sub: `sub-${marker}`, name: `Robin ${marker}` })
      await again.says('Where is it?')
      await it.time.passes({ minutes: 5 })
      await it.owner.closes((await it.owner.inbox())[0]!.id)
      const waiting = async () =>
        (await app.database.manager.findBy(OutgoingMail, { accountId: it.account.id })).filter(({ text }) =>
          text.includes(marker),
        ).length
      expect(await waiting()).toBe(2)
      await it.owner.door.get(erasing, { profileId: it.profileId })
      expect(await waiting()).toBe(0)
      await it.quiet()
      await sweepSearch(app)
      expect(countOf(await everythingKept(it))).toBe(0)
    } finally {
      app.mail.close()
      app.mail = null
    }
  })

  test('is forgotten to the end, wherever the worker is stopped', async () => {
    const it = await deskThatKnows()
    const { app } = it.servers
    const rowId = Buffer.from(it.profileId, 'base64url').toString().split(':')[1]!
    for (let n = 0; n < 3; n++) {
      const again = await it.anotherShopper({ sub: `sub-${marker}` })
      await again.says(`And ${marker} again, ${n}`)
      await it.quiet()
      const { inbox } = await it.owner.door.get('{ inbox { edges { node { id } } } }')
      await it.owner.door.get('mutation ($id: ID!) { close(ticketId: $id) { id } }', inbox.edges[0].node)
    }
    await it.owner.door.get(erasing, { profileId: it.profileId })
    const transaction = app.transaction
    let steps = 0
    // Dies after its second ticket.
    const dying = {
      ...app,
      transaction: (work: never) => (++steps > 2 ? Promise.reject(new Error('killed')) : transaction(work)),
    }
    await expect(eraseTicketsOf(dying as typeof app, it.account.id, rowId)).rejects.toThrow('killed')
    await it.quiet()
    await sweepSearch(app)
    expect(countOf(await everythingKept(it))).toBe(0)
  })
})

describe('a shopper who asks what is known of them (R79)', () => {
  const keyOf = async (owner: AgentActor, ...scopes: string[]): Promise<string> => {
    const create = `mutation ($id: UUID!, $scopes: [ApiScope!]!) {
      createApiKey(clientId: $id, name: "x", scopes: $scopes) { secret } }`
    return (await owner.door.get(create, { id: randomUUID(), scopes })).createApiKey.secret
  }
  const dataOf = async ({ servers }: Desk, profileId: string, headers: Record<string, string>) =>
    fetch(`${servers.url}/profiles/${profileId}.json`, { headers })

  test('gets all of it in one file: who, what they did, what was said and noted', async () => {
    const it = await deskThatKnows()
    const response = await dataOf(it, it.profileId, it.owner.door.headers)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="profile-\d+\.json"$/),
      'cache-control': 'no-store',
    })
    expect(await response.json()).toMatchObject({
      profile: { externalId: `sub-${marker}`, name: `Robin ${marker}` },
      identities: expect.arrayContaining([expect.objectContaining({ kind: 'email' })]),
      events: [{ title: `${marker} ordered a teapot`, details: { number: marker } }],
      notes: [{ by: 'Olga Petit', text: `${marker} prefers tea.` }],
      tickets: [
        {
          status: 'closed',
          entries: expect.arrayContaining([
            expect.objectContaining({ from: 'shopper', text: `I am ${marker} and wait.` }),
            expect.objectContaining({ from: 'agent', by: 'Olga Petit' }),
            expect.objectContaining({ note: true, text: `${marker} sounds worried.` }),
          ]),
        },
      ],
    })
    const { auditLog } = await it.owner.door.get('{ auditLog(first: 1) { edges { node { action } } } }')
    expect(auditLog.edges[0].node.action).toBe('PROFILE_EXPORTED')
  })

  test('gets it from a program, whose key may read both profiles and tickets, or write them', async () => {
    const it = await deskThatKnows()
    for (const scopes of [
      ['PROFILES_READ', 'TICKETS_READ'],
      ['PROFILES_WRITE', 'TICKETS_WRITE'],
    ]) {
      const authorization = `Bearer ${await keyOf(it.owner, ...scopes)}`
      expect(await (await dataOf(it, it.profileId, { authorization })).text()).toContain(marker)
    }
  })

  test('gets it from nobody else: neither from agents, nor from other shops, nor without a sign-in', async () => {
    const it = await deskThatKnows()
    const others = await desk()
    const theirOwner = await others.colleague('Theo', 'owner')
    const statusOf = async (headers: Record<string, string>, profileId = it.profileId) => {
      const response = await dataOf(it, profileId, headers)
      expect(await response.text()).not.toContain(marker)
      return response.status
    }
    expect(await statusOf({})).toBe(401)
    expect(await statusOf(it.agent.door.headers)).toBe(403)
    expect(await statusOf(theirOwner.door.headers)).toBe(404)
    expect(await statusOf(it.owner.door.headers, globalIdOf('Ticket', '1'))).toBe(404)
    expect(await statusOf({ authorization: `Bearer ${await keyOf(it.owner, 'PROFILES_READ')}` })).toBe(403)
  })
})
