import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import { replyToTicket, sendMessage, type AgentActor } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'
import type { Answer, Door } from '../support/door.js'
import { agentsSchema, badValuesOf, operationOf, rootFieldsOf, shoppersSchema } from './operations.js'
import { RawSocket } from './socket.js'

/* What is the caller's fault is told with its code and its field; what is ours is not told, but found under an id (R78). */

let it: Desk
let owner: AgentActor
let ticketId: string

beforeAll(async () => {
  it = await desk()
  owner = await it.colleague('Olga Petit', 'owner')
  await it.shopper.says('Where is my order?')
  await it.quiet()
  ticketId = (await it.agent.ticket()).id
})

const secret = 'SELECT password_hash FROM agent WHERE e_mail'

/** While `act` runs, every statement fails as no one foresaw. */
async function whileBroken<T>(fault: Error, act: () => Promise<T>): Promise<T> {
  const { database } = it.servers.app
  const { manager } = database
  const { pool } = database.driver as any
  const [query, ask, askPool] = [manager.query, database.query, pool.query]
  manager.query = database.query = (() => Promise.reject(fault)) as typeof query & typeof ask
  pool.query = (_sql: string, _values: unknown[], done: (error: Error) => void) => done(fault)
  try {
    return await act()
  } finally {
    manager.query = query
    database.query = ask
    pool.query = askPool
  }
}

const unforeseen = () =>
  Object.assign(new Error(`ER_PARSE_ERROR near ${secret}`), { sql: secret, code: 'ER_PARSE_ERROR' })
const masked = {
  message: 'Something went wrong on our side.',
  extensions: { code: 'INTERNAL', id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
}

test('an unforeseen fault is answered with an id and nothing else, over HTTP (R78, finding 3)', async () => {
  await it.agent.door.get('{ me { id } }')
  await it.shopper.door.get('{ hub { shopName } }')
  await whileBroken(unforeseen(), async () => {
    for (const [door, query] of [
      [it.agent.door, '{ inboxCounts { all } }'],
      [it.agent.door, '{ inbox { edges { node { id } } } }'],
      [it.shopper.door, '{ chat { id } }'],
    ] as const) {
      const { errors } = await door.ask(query)
      expect(errors).toMatchObject([masked])
      expect(Object.keys(errors![0]!.extensions)).toEqual(['code', 'id'])
      expect(JSON.stringify(errors)).not.toMatch(/SELECT|ER_|password|stack|\.ts/)
    }
  })
})

test('… and on the socket, as it opens and while it runs (R78, finding 3, D67)', async () => {
  const socket = await RawSocket.enter(it.agent.door)
  const follow = 'subscription ($id: ID!) { ticketUpdates(ticketId: $id, after: 99) { refetch } }'
  const running = socket.subscribe(follow, { id: ticketId })
  const inbox = socket.subscribe('subscription { inboxChanges { ticket { preview } } }')
  await socket.roundTrip()
  await whileBroken(unforeseen(), async () => {
    expect(await socket.refusals(follow, { id: ticketId })).toMatchObject([masked])
    const [row] = [{ id: Buffer.from(ticketId, 'base64url').toString().split(':')[1]! }]
    const payload = { accountId: it.account.id, ticketId: row.id, profileId: '0', number: 9 }
    await it.servers.app.events.publish([{ event: 'ticket-changed', payload }])
    for (const id of [running, inbox]) {
      const { payload } = await socket.until((frame) => frame.id === id && frame.type === 'error')
      expect(payload).toMatchObject([masked])
    }
  })
  expect(JSON.stringify(socket.received)).not.toMatch(/SELECT|ER_|password|stack|\.ts/)
  // The socket lives, and what is asked again is answered again.
  const again = socket.subscribe(
    'subscription ($id: ID!) { ticketUpdates(ticketId: $id, after: 0) { refetch } }',
    { id: ticketId },
  )
  await socket.until((frame) => frame.id === again && frame.type === 'next')
  await socket.end()
})

test('… and beside GraphQL (R78)', async () => {
  await whileBroken(unforeseen(), async () => {
    for (const path of ['/metrics', '/readyz']) {
      expect(await (await fetch(`${it.servers.url}${path}`)).text()).not.toMatch(/SELECT|ER_|password/)
    }
  })
})

test('while the database is away the caller is asked to try again, without its address (R78)', async () => {
  await it.agent.door.get('{ me { id } }')
  const away = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:3306'), { code: 'ECONNREFUSED' })
  const { errors } = await whileBroken(away, () => it.agent.door.ask('{ inboxCounts { all } }'))
  expect(errors).toMatchObject([{ extensions: { code: 'TRY_AGAIN' } }])
  expect(JSON.stringify(errors)).not.toContain('10.1.2.3')
})

/* Whatever a caller gets wrong, in whichever field of either door, is never our fault. */

const codesOf = ({ errors }: Answer<any>) => errors?.map(({ extensions }) => extensions.code) ?? []

test.each(
  rootFieldsOf(agentsSchema).filter(({ kind, field }) => kind !== 'subscription' && field.args.length > 0),
)(
  'nothing that can be said in $kind $name of the agents’ door is answered as a fault of ours (R78)',
  async (root) => {
    const others = (name: string) => (name === 'ticketId' || name === 'id' ? { [name]: ticketId } : {})
    for (const arg of root.field.args) {
      for (const value of badValuesOf(arg.type)) {
        const given: Record<string, unknown> = Object.assign(
          {},
          ...root.field.args.map(({ name }) => others(name)),
          { [arg.name]: value },
        )
        if (root.name === 'close') given.ticketId = value ?? ''
        if (root.name.startsWith('change') && arg.name !== 'expectedVersion')
          given.expectedVersion = await versionOf(root.name)
        const { query, variables } = operationOf(root, given)
        expect({
          arg: arg.name,
          value,
          codes: codesOf(await owner.door.ask(query, variables)),
        }).toMatchObject({
          codes: expect.not.arrayContaining(['INTERNAL']),
        })
      }
    }
  },
)

const versionOf = async (mutation: string) => {
  const { account, officeHours } = await owner.door.get('{ account { version } officeHours { version } }')
  return mutation === 'changeAccount' ? account.version : officeHours.version
}

test.each(
  rootFieldsOf(shoppersSchema).filter(({ kind, field }) => kind !== 'subscription' && field.args.length > 0),
)(
  'nothing that can be said in $kind $name of the shoppers’ door is answered as a fault of ours (R78)',
  async (root) => {
    for (const arg of root.field.args) {
      for (const value of badValuesOf(arg.type)) {
        const shopper = await it.anotherShopper({ sub: randomUUID() })
        const { query, variables } = operationOf(root, { [arg.name]: value })
        expect({
          arg: arg.name,
          value,
          codes: codesOf(await shopper.door.ask(query, variables)),
        }).toMatchObject({
          codes: expect.not.arrayContaining(['INTERNAL']),
        })
      }
    }
  },
)

test.each(
  [
    ...rootFieldsOf(agentsSchema).map((root) => ({ door: () => it.agent.door, root, name: root.name })),
    ...rootFieldsOf(shoppersSchema).map((root) => ({ door: () => it.shopper.door, root, name: root.name })),
  ].filter(({ root }) => root.kind === 'subscription' && root.field.args.length > 0),
)(
  'nothing that can be said in subscription $name is answered as a fault of ours (R78, D71)',
  async ({ door, root }) => {
    const socket = await RawSocket.enter(door())
    for (const arg of root.field.args) {
      for (const value of badValuesOf(arg.type)) {
        const own = root.field.args.some(({ name }) => name === 'ticketId') ? { ticketId } : {}
        const { query, variables } = operationOf(root, { ...own, [arg.name]: value })
        const id = socket.subscribe(query, variables)
        await socket.roundTrip()
        socket.send({ id, type: 'complete' })
      }
    }
    await socket.roundTrip()
    expect(JSON.stringify(socket.received)).not.toContain('INTERNAL')
    expect(socket.closing).toBeNull()
    await socket.end()
  },
)

/* What a person can put right is said where it is wrong. */

const badInput = async (door: Door, query: string, variables: Record<string, unknown>) => {
  const { errors } = await door.ask(query, variables)
  const [refusal] = errors ?? []
  return refusal && { code: refusal.extensions.code, field: refusal.extensions.field }
}

const hours = { from: '09:00', to: '18:00' }

test.each<[what: string, hours: object, field: string]>([
  ['no time', { week: { monday: [{ from: '9', to: '18:00' }] } }, 'week.monday[0].from'],
  ['an hour that there is not', { week: { monday: [{ from: '09:00', to: '25:00' }] } }, 'week.monday[0].to'],
  [
    'an end that is its beginning',
    { week: { friday: [{ from: '09:00', to: '09:00' }] } },
    'week.friday[0].to',
  ],
  ['hours that overlap', { week: { sunday: [hours, { from: '17:00', to: '19:00' }] } }, 'week.sunday[1]'],
  ['21 intervals a day', { week: { monday: Array.from({ length: 21 }, () => hours) } }, 'week.monday'],
  ['no date', { week: {}, exceptions: [{ from: '14/07/2026', to: '2026-07-14' }] }, 'exceptions[0].from'],
  [
    'a date that there is not',
    { week: {}, exceptions: [{ from: '2026-02-30', to: '2026-03-01' }] },
    'exceptions[0].from',
  ],
  [
    'dates the wrong way round',
    { week: {}, exceptions: [{ from: '2026-07-15', to: '2026-07-14' }] },
    'exceptions[0].to',
  ],
  [
    'a label that is too long',
    { week: {}, exceptions: [{ from: '2026-07-14', to: '2026-07-14', label: 'x'.repeat(101) }] },
    'exceptions[0].label',
  ],
  [
    'half a character in a label',
    { week: {}, exceptions: [{ from: '2026-07-14', to: '2026-07-14', label: '\ud83d' }] },
    'exceptions[0].label',
  ],
  ['an interval that is null', { week: { monday: [null] } }, 'hours.week.monday[0]'],
  ['a time that is a number', { week: { monday: [{ from: 9, to: '18:00' }] } }, 'hours.week.monday[0].from'],
  ['a day that there is not', { week: { someday: [] } }, 'hours.week'],
])('office hours with %s are refused, with the field (R22, R23, R78)', async (_what, given, field) => {
  const query =
    'mutation ($expectedVersion: Int!, $hours: OfficeHoursInput!) { changeOfficeHours(expectedVersion: $expectedVersion, hours: $hours) { version } }'
  const expectedVersion = await versionOf('changeOfficeHours')
  expect(await badInput(owner.door, query, { expectedVersion, hours: given })).toEqual({
    code: 'BAD_INPUT',
    field,
  })
  expect(await versionOf('changeOfficeHours')).toBe(expectedVersion)
})

test.each<[changes: object, field: string]>([
  [{ name: '' }, 'name'],
  [{ name: '   ' }, 'name'],
  [{ name: 'x'.repeat(101) }, 'name'],
  [{ name: 'Acme \ud83d' }, 'name'],
  [{ timeZone: 'Europe/Atlantis' }, 'timeZone'],
  [{ timeZone: '+02:00' }, 'timeZone'],
  [{ timeZone: '' }, 'timeZone'],
  [{ welcomeMessage: 'x'.repeat(301) }, 'welcomeMessage'],
  [{ welcomeMessage: 'Hello \ud83d' }, 'welcomeMessage'],
  [{ privacyUrl: 'http://shop.example' }, 'privacyUrl'],
  [{ privacyUrl: 'javascript:alert(1)' }, 'privacyUrl'],
  [{ termsUrl: `https://shop.example/${'x'.repeat(500)}` }, 'termsUrl'],
  [{ autoReplyInHours: 'x'.repeat(501) }, 'autoReplyInHours'],
  [{ autoReplyInHours: 'Hi {{password}}' }, 'autoReplyInHours'],
  [{ autoReplyOutOfHours: '\ud83d' }, 'autoReplyOutOfHours'],
  [{ brandColour: 'red' }, 'brandColour'],
  [{ brandColour: '#2353ce;}' }, 'brandColour'],
  [{ launcherSide: 'TOP' }, 'changes.launcherSide'],
  [{ remindAfterMinutes: 0 }, 'remindAfterMinutes'],
  [{ remindAfterMinutes: -2_147_483_648 }, 'remindAfterMinutes'],
  [{ escalateAfterMinutes: 3 }, 'escalateAfterMinutes'],
  [{ repeatEveryMinutes: 61 }, 'repeatEveryMinutes'],
  [{ repeatLimit: -1 }, 'repeatLimit'],
  [{ remindAfterMinutes: 3_000_000_000 }, 'changes.remindAfterMinutes'],
  [{ language: 'DE' }, 'changes.language'],
  [{ accountId: '1' }, 'changes'],
])('settings %j are refused, with the field %s (R24, R78)', async (changes, field) => {
  const query =
    'mutation ($expectedVersion: Int!, $changes: AccountChanges!) { changeAccount(expectedVersion: $expectedVersion, changes: $changes) { version } }'
  const expectedVersion = await versionOf('changeAccount')
  expect(await badInput(owner.door, query, { expectedVersion, changes })).toEqual({
    code: 'BAD_INPUT',
    field,
  })
  expect(await versionOf('changeAccount')).toBe(expectedVersion)
})

test.each<[what: string, text: string]>([
  ['is empty', ''],
  ['is blank', ' \n\t\u00a0'],
  ['is a letter too long', 'x'.repeat(4_001)],
  ['is too long in emoji', '😀'.repeat(4_001)],
  ['ends in half a character', 'Hello \ud83d'],
  ['begins with half a character', '\ude00 hello'],
])('a message that %s is refused, with the field (R45, R78)', async (_what, text) => {
  const clientId = randomUUID()
  expect(await badInput(it.agent.door, replyToTicket, { ticketId, clientId, text })).toEqual({
    code: 'BAD_INPUT',
    field: 'text',
  })
  const shopper = await it.anotherShopper({ sub: randomUUID() })
  expect(await badInput(shopper.door, sendMessage, { clientId, text })).toEqual({
    code: 'BAD_INPUT',
    field: 'text',
  })
  expect(await shopper.reads()).toEqual([])
})

test.each<[what: string, text: string]>([
  ['as long as may be', 'x'.repeat(2_000)],
  ['as long as may be, in emoji', '😀'.repeat(2_000)],
  ['with a zero byte', 'a\u0000b'],
  ['in every script', 'Grüße, 你好, שלום, नमस्ते, 👩‍👩‍👧‍👦'],
  ['that looks like markup', '<img src=x onerror=alert(1)>'],
])('a message %s is kept letter for letter (I-32)', async (_what, text) => {
  const shopper = await it.anotherShopper({ sub: randomUUID() })
  await shopper.says(text)
  expect((await shopper.thread())[0]).toMatchObject({ text })
})

test('numbers below zero are refused, with the field (R78)', async () => {
  const mark = 'mutation ($id: ID!) { markRead(ticketId: $id, upTo: -1) { id } }'
  expect(await badInput(it.agent.door, mark, { id: ticketId })).toEqual({ code: 'BAD_INPUT', field: 'upTo' })
  const seen = 'mutation ($id: ID!) { markSeen(chatId: $id, upTo: -1) }'
  expect(await badInput(it.shopper.door, seen, { id: it.shopper.chatId })).toEqual({
    code: 'BAD_INPUT',
    field: 'upTo',
  })
  const socket = await RawSocket.enter(it.agent.door)
  const follow = 'subscription ($id: ID!) { ticketUpdates(ticketId: $id, after: -1) { refetch } }'
  expect(await socket.refusals(follow, { id: ticketId })).toMatchObject([
    { extensions: { code: 'BAD_INPUT', field: 'after' } },
  ])
  await socket.end()
})

test('a client-made id that is none is refused in the same words, written out or as a variable (R73, R78)', async () => {
  const written = await it.agent.door.ask(
    `mutation { reply(ticketId: "${ticketId}", clientId: "1", text: "x") { number } }`,
  )
  expect(written.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
  expect(JSON.stringify(written.errors)).toContain('A UUID has the form')
  expect(await badInput(it.agent.door, replyToTicket, { ticketId, clientId: '1', text: 'x' })).toEqual({
    code: 'BAD_INPUT',
    field: 'clientId',
  })
})
