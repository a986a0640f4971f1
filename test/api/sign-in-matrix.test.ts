import { expect, test } from '@jest/globals'
import { later } from '../support/clock.js'
import { desk } from '../support/desk.js'
import { Door } from '../support/door.js'
import { servers } from '../support/servers.js'
import { agentsSchema, operationOf, rootFieldsOf, shoppersSchema, type RootField } from './operations.js'
import { RawSocket } from './socket.js'

/* The whole of both doors, field by field: without a sign-in they say nothing but who could sign in. */

const doors = [
  {
    door: '/graphql',
    schema: agentsSchema,
    open: ['me', 'signIn', 'signOut', 'invitation', 'acceptInvitation'],
  },
  { door: '/shop/graphql', schema: shoppersSchema, open: ['startSession', 'endSession'] },
]

const fields = doors.flatMap(({ door, schema, open }) =>
  rootFieldsOf(schema)
    .filter(({ name }) => !open.includes(name))
    .map((root) => ({ door, root, what: `${root.kind} ${root.name}` })),
)
const overHttp = fields.filter(({ root }) => root.kind !== 'subscription')
const overSocket = fields.filter(({ root }) => root.kind === 'subscription')

const isId = ({ type }: { type: unknown }) => String(type).replace('!', '') === 'ID'
const takesId = ({ field }: RootField) => field.args.some(isId)

const nobody: { who: string; headers: Record<string, string> }[] = [
  { who: 'nobody', headers: {} },
  { who: 'an empty token', headers: { cookie: 'deskbell=', authorization: 'Bearer ' } },
  { who: 'a token that was never given', headers: { cookie: 'deskbell=0', authorization: 'Bearer 0' } },
]

test('the matrix holds fields of both doors and of all three kinds', () => {
  expect(overHttp.length).toBeGreaterThanOrEqual(15)
  expect(overSocket.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      'subscription inboxChanges',
      'subscription ticketUpdates',
      'subscription chatUpdates',
    ]),
  )
})

test.each(overHttp)(
  '$door refuses $what to whoever has not signed in (R2, R71, B35)',
  async ({ door, root }) => {
    const { url } = await servers()
    const { query, variables } = operationOf(root)
    for (const { who, headers } of nobody) {
      const { data, errors } = await new Door(`${url}${door}`, headers).ask(query, variables)
      expect({
        who,
        codes: errors?.map(({ extensions }) => extensions.code),
        data: data?.[root.name] ?? null,
      }).toEqual({
        who,
        codes: ['UNAUTHENTICATED'],
        data: null,
      })
    }
  },
)

test.each(overHttp.filter(({ root }) => takesId(root)))(
  '$door tells nobody even whether an id is one: $what (A26)',
  async ({ door, root }) => {
    const { url } = await servers()
    const ids = Object.fromEntries(root.field.args.filter(isId).map(({ name }) => [name, 'not an id']))
    const { query, variables } = operationOf(root, ids)
    expect(await new Door(`${url}${door}`).refusal(query, variables)).toBe('UNAUTHENTICATED')
  },
)

test.each(overSocket)(
  'the socket of $door closes with 4403 on nobody who asks for $what (I-24)',
  async ({ door, root }) => {
    const { url } = await servers()
    const { query, variables } = operationOf(root)
    for (const { headers } of nobody) {
      const watch = new Door(`${url}${door}`, headers, { token: headers.authorization?.split(' ')[1] }).watch(
        query,
        variables,
      )
      expect(await watch.untilFailed()).toMatchObject({ code: 4403 })
      expect(watch.told).toEqual([])
      await watch.end()
    }
  },
)

test.each(overSocket)(
  '$door refuses $what on a socket whose session has ended since (I-24, D70)',
  async ({ door, root }) => {
    const { agent, shopper, servers } = await desk()
    const socket = await RawSocket.enter(door === '/graphql' ? agent.door : shopper.door)
    servers.clock.set(later(servers.clock.now(), { days: 15 }))
    const garbage = Object.fromEntries(root.field.args.filter(isId).map(({ name }) => [name, 'not an id']))
    for (const given of [{}, garbage]) {
      const { query, variables } = operationOf(root, given)
      expect(await socket.refusals(query, variables)).toMatchObject([
        { extensions: { code: 'UNAUTHENTICATED' } },
      ])
    }
    await socket.end()
  },
)
