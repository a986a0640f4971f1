import { readFile, writeFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { checkNothingForgotten } from '../../domain/reminder/check-nothing-forgotten.js'
import { Agent } from '../../schema/agent.js'
import { SmsContact } from '../../schema/sms.js'
import { sweepSearch } from '../../worker/sweep.js'
import { type BuiltAccount } from '../support/builders.js'
import { desk } from '../support/desk.js'
import { Door } from '../support/door.js'
import {
  monday,
  newAccount,
  newOwner,
  rowsOfAccount,
  withoutAudit,
  livelyDesk,
} from '../support/portable-desk.js'
import {
  end,
  exportOf,
  header,
  importInto,
  newPath,
  oldTickets,
  readLines,
  writeLines,
  type JsonLine,
} from '../support/portable-files.js'
import { servers } from '../support/servers.js'
import { until } from '../support/until.js'

/* Moving in (docs/export.md): real processes. */

describe('nothing comes twice', () => {
  test('the same file again brings nothing, and neither does it at the desk that wrote it', async () => {
    const it = await livelyDesk()
    const path = await writeLines(await exportOf(it.account))
    const account = await newAccount()
    await importInto(account, path)
    const once = withoutAudit(await rowsOfAccount(account))
    const again = await importInto(account, path)
    expect(again.err).toContain(
      '0 new profiles, 0 events, 0 notes, 0 tickets with 0 messages; 2 tickets known before.',
    )
    expect(withoutAudit(await rowsOfAccount(account))).toEqual(once)

    const { imported: _, ...home } = withoutAudit(await rowsOfAccount(it.account))
    const atHome = await importInto(it.account, path)
    expect(atHome.err).toContain(
      '0 new profiles, 0 events, 0 notes, 0 tickets with 0 messages; 2 tickets known before.',
    )
    expect(await rowsOfAccount(it.account)).toMatchObject(home)
  })

  test('whoever is here is known by the shop’s id, keeps name and address, and gets the tickets', async () => {
    const it = await desk({ now: monday })
    await it.anotherShopper({ sub: 'old-3', name: 'Somebody Else', email: 'here@mail.example' })
    await importInto(it.account, await writeLines(oldTickets(10)))
    const { inbox } = await it.agent.door.get(
      '{ inbox(view: CLOSED) { edges { node { preview profile { name email } } } } }',
    )
    const [third] = inbox.edges.filter(({ node }: JsonLine) => node.preview.endsWith('of ticket 3'))
    expect(third.node.profile).toEqual({ name: 'Somebody Else', email: 'here@mail.example' })
  })

  test('without an id of the shop’s by another identity, and of two who share an address nobody guesses that they are one', async () => {
    const it = await desk({ now: monday })
    await it.anotherShopper({ sub: 'here', name: 'Noah Berg', email: 'noah@mail.example' })
    const about = { type: 'profile', email: 'Noah@mail.example', createdAt: '2023-01-02T00:00:00Z' }
    const lines = [
      { ...about, id: '1', name: 'Same by address' },
      { ...about, id: '2', name: 'Other by id', externalId: 'another' },
    ]
    await importInto(it.account, await writeLines([header(), ...lines, end]))
    const names = (await exportOf(it.account)).flatMap((line) => (line.type === 'profile' ? line.name : []))
    expect(names.toSorted()).toEqual(['Camille Roy', 'Noah Berg', 'Other by id'])
  })

  test('what was forgotten or deleted here since does not come back', async () => {
    const it = await livelyDesk()
    const lines = await exportOf(it.account)
    const path = await writeLines(lines)
    const account = await newAccount()
    await importInto(account, path)
    const owner = await newOwner(account)
    const { inbox, labels } = await owner.door.get(
      '{ inbox(view: CLOSED) { edges { node { profile { id name } } } } labels { id } }',
    )
    for (const { node } of inbox.edges)
      await owner.door.get('mutation ($id: ID!) { eraseProfile(profileId: $id) { id } }', {
        id: node.profile.id,
      })
    await owner.door.get('mutation ($id: ID!) { deleteLabel(labelId: $id) }', { id: labels[0].id })
    await until(
      'their words are gone',
      async () => !JSON.stringify(await owner.inbox('CLOSED')).includes('Done.'),
    )
    const before = withoutAudit(await rowsOfAccount(account))
    await importInto(account, path)
    expect(withoutAudit(await rowsOfAccount(account))).toEqual(before)
    // And tickets of theirs that had not come yet come without words.
    const more = [
      {
        type: 'ticket',
        id: 'late',
        profile: lines.find(({ type }) => type === 'profile')!.id,
        channel: 'chat',
        createdAt: '2024-06-17T09:00:00Z',
      },
      { type: 'message', ticket: 'late', from: 'shopper', text: 'Zyxomma', at: '2024-06-17T09:00:00Z' },
    ]
    await importInto(account, await writeLines([...lines.slice(0, -1), ...more, end]))
    const { message } = await rowsOfAccount(account)
    expect(message).toBe(before.message! + 1)
    const { app } = await servers()
    const kept = await app.database.query(
      `SELECT text FROM message WHERE account_id = ? UNION ALL SELECT preview FROM ticket WHERE account_id = ?`,
      [account.id, account.id],
    )
    expect(new Set(kept.map(({ text }: { text: string }) => text))).toEqual(new Set(['']))
  })
})

describe('an import is quiet: what it brings was long ago', () => {
  test('nothing rings, nothing is sent, nobody is told, and nobody waits', async () => {
    const it = await livelyDesk()
    const account = await newAccount({ mailUnseen: true, remindersAlways: true })
    const owner = await newOwner(account)
    await importInto(account, await writeLines(await exportOf(it.account)))
    const { app } = await servers()
    const rows = await rowsOfAccount(account)
    for (const table of [
      ...[
        'feed_pending',
        'feed_event',
        'outgoing_mail',
        'sms_message',
        'webhook_delivery',
        'reminder',
        'follow_up',
      ],
      ...['draft', 'repair'],
    ])
      expect([table, rows[table]]).toEqual([table, 0])
    expect(await app.database.query('SELECT * FROM outbox')).toEqual([])
    expect(await owner.hears()).toEqual([])
    expect(await owner.inbox()).toEqual([])
    expect(await checkNothingForgotten(app.database.manager, app.clock.now())).toEqual([])
  })

  test('its tickets are found, and stand in the profile in the order in which they began', async () => {
    const it = await desk({ now: monday })
    const shopper = await it.anotherShopper({ sub: 'old-0', name: 'Zora Zyxomma' })
    await shopper.says('Something new')
    await importInto(it.account, await writeLines(oldTickets(20)))
    // The command has its time from the database, and the worker looks for what is due.
    const then = it.time.now()
    it.servers.clock.set(new Date())
    await sweepSearch(it.servers.app)
    it.servers.clock.set(then)
    const { search, inbox } = await it.agent.door.get(
      `{ search(query: "line of ticket 10") { edges { node { ticket { status preview } } } }
         inbox { edges { node { profile { tickets { preview status } } } } } }`,
    )
    expect(search.edges.map(({ node }: JsonLine) => node.ticket)).toContainEqual({
      status: 'CLOSED',
      preview: 'Line 1 of ticket 10',
    })
    const [{ node }] = inbox.edges
    expect(node.profile.tickets.map(({ preview }: JsonLine) => preview)).toEqual([
      'Something new',
      'Line 1 of ticket 10',
      'Line 1 of ticket 0',
    ])
  })

  test('a shopper sees nothing of it, writes on in their running chat, and begins a new one (R11, R14, R15)', async () => {
    const it = await desk({ now: monday })
    const running = await it.anotherShopper({ sub: 'old-1' })
    await running.says('I was here before')
    const path = await writeLines(oldTickets(20))
    await importInto(it.account, path)
    await running.says('and still am')
    expect(await it.agent.inbox()).toMatchObject([
      { lastNumber: expect.any(Number), preview: 'and still am' },
    ])
    expect((await running.reads()).filter((line) => line.startsWith('YOU'))).toHaveLength(2)
    const later = await it.anotherShopper({ sub: 'old-2' })
    expect(await later.reads()).toEqual([])
    await later.says('Hello')
    expect(await it.agent.inbox()).toHaveLength(2)
    await it.quiet()
  })

  test('reports over its days count what was waited, and no number of today', async () => {
    const it = await desk({ now: monday })
    await importInto(it.account, await writeLines(oldTickets(3)))
    const { replyTimes, waitingNow } = await it.agent.door.get(
      `{ replyTimes(from: "2023-04-01T00:00:00Z", to: "2023-05-01T00:00:00Z", clock: CALENDAR) {
           first { count medianSeconds } } waitingNow { count open } }`,
    )
    expect(replyTimes.first).toEqual({ count: 3, medianSeconds: 60 })
    expect(waitingNow).toEqual({ count: 0, open: 0 })
  })

  test('an open ticket is refused, or closed and listed with since when its shopper waits (R60)', async () => {
    const it = await desk({ now: monday })
    await it.shopper.says('Is anybody there?')
    await it.quiet()
    const path = await writeLines(await exportOf(it.account))
    const account = await newAccount()
    const refused = await importInto(account, path)
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toMatch(
      /line \d+: BAD_INPUT status: It is open: somebody may wait there\.[^]*--close-open/,
    )
    expect((await rowsOfAccount(account)).profile).toBe(0)

    const closed = await importInto(account, path, '--close-open')
    expect(closed).toMatchObject({ code: 0 })
    expect(closed.out).toMatch(/^T-\d+\tclosed\tsomebody has waited since 2024-06-17T08:00:\S+\t\d+\n$/)
    const owner = await newOwner(account)
    const [ticket] = await owner.inbox('CLOSED')
    expect(ticket).toMatchObject({ status: 'CLOSED', waitingSince: null, bell: 'NEUTRAL', unreadCount: 0 })
    const { app } = await servers()
    expect(
      await checkNothingForgotten(app.database.manager, app.clock.now(), { accountId: account.id }),
    ).toEqual([])
  })

  test('a number that has sent STOP is not texted from here either; what is known of it here stays', async () => {
    const { app } = await servers()
    const account = await newAccount()
    const at = new Date('2024-06-17T08:00:00Z')
    const here = { accountId: account.id, number: '+33600000002', stoppedAt: null, createdAt: at }
    await app.database.manager.insert(SmsContact, here)
    const stop = { type: 'stopped-number', at: at.toISOString() }
    const lines = [
      { ...stop, number: '+33600000001' },
      { ...stop, number: '+33600000002' },
    ]
    await importInto(account, await writeLines([header(), ...lines, end]))
    const contacts = await app.database.manager.find(SmsContact, {
      where: { accountId: account.id },
      order: { number: 'ASC' },
    })
    expect(contacts.map(({ stoppedAt }) => stoppedAt)).toEqual([at, null])
  })
})

describe('agents of a file', () => {
  test('whoever is in the team has their words; the others are kept as having left, and nobody can be them', async () => {
    const it = await desk({ now: monday })
    const lines = oldTickets(2, 2).slice(1, -1)
    const { email } = await it.servers.app.database.manager.findOneByOrFail(Agent, {
      accountId: it.account.id,
    })
    const known = { email: email.toUpperCase(), name: 'Whatever' }
    const left = { email: 'max@old.example', name: 'Max Weber' }
    const agents = [known, left]
    let next = 0
    const named = lines.map((line) => (line.agent ? { ...line, agent: agents[next++] } : line))
    await importInto(it.account, await writeLines([header(), ...named, end]))

    const { agents: team } = await it.agent.door.get('{ agents { name } }')
    expect(team).toEqual([{ name: 'Lina Moreau' }])
    const words = (await exportOf(it.account)).flatMap((line) =>
      line.type === 'message' && line.agent ? line.agent : [],
    )
    expect(words).toEqual([{ email, name: 'Lina Moreau' }, left])
    const former = await it.servers.app.database.manager.findOneByOrFail(Agent, {
      accountId: it.account.id,
      name: 'Max Weber',
    })
    expect(former).toMatchObject({
      deactivatedAt: expect.any(Date),
      email: expect.stringMatching(/\.invalid$/),
    })
    const door = new Door(`${it.servers.url}/graphql`)
    for (const address of [former.email, 'max@old.example'])
      expect(
        await door.refusal('mutation ($e: String!) { signIn(email: $e, password: "") { name } }', {
          e: address,
        }),
      ).toBe('UNAUTHENTICATED')
  })
})

describe('a file is checked before anything of it is written', () => {
  const profile = { type: 'profile', id: '1', name: 'Camille', createdAt: '2023-01-02T00:00:00Z' }
  const event = {
    type: 'profile-event',
    id: 'e',
    profile: '1',
    kind: 'custom',
    title: 'x',
    at: '2023-01-02T00:00:00Z',
  }
  const first = [header(), profile]
  let account: BuiltAccount
  beforeAll(async () => {
    account = await newAccount()
  })

  test('all that is wrong is told at once, and `--check` writes nothing of what is right', async () => {
    const lines = [...first, { ...event, kind: 'dance' }, { ...event, profile: '7' }, end]
    const { err } = await importInto(account, await writeLines(lines))
    expect(err).toMatch(/2 lines that cannot be taken[^]*line 3: BAD_INPUT kind[^]*line 4: BAD_INPUT profile/)
    const { code } = await importInto(account, await writeLines([...first, end]), '--check')
    expect(code).toBe(0)
    expect((await rowsOfAccount(account)).profile).toBe(0)
  })

  test('not UTF-8 is refused, and so is a file that is not there', async () => {
    const path = await newPath()
    const bad = Buffer.concat([
      Buffer.from(`${JSON.stringify(header())}\n{"a":"`),
      Buffer.from([0xff]),
      Buffer.from('"}\n'),
    ])
    await writeFile(path, bad)
    expect((await importInto(account, path)).err).toContain('line 2: BAD_INPUT: Not UTF-8.')
    expect(await importInto(account, '/nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('file: ENOENT'),
    })
  })

  test('a file that is cut off is taken as far as it goes, if somebody wishes; the whole one brings the rest', async () => {
    const cut = await newAccount()
    const lines = oldTickets(5, 4)
    const path = await writeLines([...lines.slice(0, -3), '{"type":"message","tick'], '')
    expect((await importInto(cut, path)).code).toBe(1)
    expect((await importInto(cut, path, '--partial')).err).toContain('4 tickets with 16 messages')
    expect((await importInto(cut, await writeLines(lines))).err).toContain(
      '1 ticket with 4 messages; 4 tickets known before.',
    )
  })
})

test('the example of docs/export.md is as good as its word', async () => {
  const docs = await readFile(new URL('../../docs/export.md', import.meta.url), 'utf8')
  const [, example] = /```json\n([^]*?)```/.exec(docs)!
  const account = await newAccount()
  const { code, err } = await importInto(account, await writeLines(readLines(example!)))
  expect({ code, err }).toEqual({
    code: 0,
    err: expect.stringContaining('1 new profile, 0 events, 0 notes, 1 ticket with 2 messages'),
  })
  const owner = await newOwner(account)
  expect(await owner.inbox('CLOSED')).toMatchObject([
    { preview: 'It is, at 50 degrees.', profile: { name: 'Camille Roy' } },
  ])
})
