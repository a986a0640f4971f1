import { connect } from 'node:net'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { getIntrospectionQuery } from 'graphql'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'
import { RawSocket } from './socket.js'

/* What the doors accept. A limit that holds on HTTP and not on the socket, or the other way round, protects nobody. */

let it: Desk
let ticketId: string

beforeAll(async () => {
  it = await desk()
  await it.shopper.says('Where is my order?')
  await it.quiet()
  ticketId = (await it.agent.ticket()).id
})

const times = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ')

/** The same selection of a ticket, asked of both sides of the agents' door. */
const sides = {
  'over HTTP': async (selection: string, rest = '') => {
    const { errors } = await it.agent.door.ask(
      `{ inbox(first: 1) { edges { node { ${selection} } } } } ${rest}`,
    )
    return errors ?? []
  },
  'on the socket': async (selection: string, rest = '') => {
    const socket = await RawSocket.enter(it.agent.door)
    const refusals = await socket.refusals(
      `subscription { inboxChanges { ticket { ${selection} } } } ${rest}`,
    )
    await socket.end()
    return refusals
  },
}

/** Fragments that double: the last of 26 stands for 67 million fields. */
const doubling = times(25, (n) => `fragment f${n} on Ticket { ...f${n + 1} profile { id } ...f${n + 1} }`)

const tooMuch: [what: string, code: string, selection: string, rest: string][] = [
  ['20 levels deep', 'TOO_COMPLEX', `${'profile { tickets { '.repeat(10)} id ${'} }'.repeat(10)}`, ''],
  ['with 1,000 aliases', 'GRAPHQL_PARSE_FAILED', times(1_000, (n) => `a${n}: id`), ''],
  [
    'with 150 aliases of a list',
    'TOO_COMPLEX',
    times(150, (n) => `a${n}: thread(last: 100) { hasEarlier }`),
    '',
  ],
  ['with 3,000 repeated fields', 'GRAPHQL_PARSE_FAILED', times(3_000, () => 'id'), ''],
  ['with 3,000 directives', 'GRAPHQL_PARSE_FAILED', `id ${'@skip(if: false) '.repeat(3_000)}`, ''],
  ['with 9,000 fields that there are not', 'GRAPHQL_PARSE_FAILED', times(9_000, (n) => `x${n}`), ''],
  ['with 1,500 fields that there are not', 'GRAPHQL_VALIDATION_FAILED', times(1_500, (n) => `x${n}`), ''],
  [
    'with fragments that go round in circles',
    'GRAPHQL_VALIDATION_FAILED',
    '...a',
    'fragment a on Ticket { ...b } fragment b on Ticket { ...a }',
  ],
  [
    'with fragments that double 25 times',
    'TOO_COMPLEX',
    '...f0',
    `${doubling} fragment f25 on Ticket { id }`,
  ],
  [
    'for lists of lists',
    'TOO_COMPLEX',
    `profile { tickets { thread(last: 100) { entries { ... on Message { text agent { name } } } }
       profile { events(first: 100) { edges { node { id } } } } } }`,
    '',
  ],
  ['for a million entries', 'TOO_COMPLEX', 'thread(last: 1000000) { entries { __typename } }', ''],
  ['for more than fits a number', 'GRAPHQL_VALIDATION_FAILED', 'thread(last: 3000000000) { hasEarlier }', ''],
]

describe.each(Object.entries(sides))('%s', (_side, refusalsOf) => {
  test.each(tooMuch)(
    'a query %s is refused with %s, and quickly (D63, D64, finding 2)',
    async (_what, code, selection, rest) => {
      const before = performance.now()
      const [refusal] = await refusalsOf(selection, rest)
      expect(refusal).toMatchObject({ extensions: { code } })
      expect(performance.now() - before).toBeLessThan(5_000)
    },
  )

  test.each([
    ['a field', 'previw', ''],
    ['an argument', 'thread(lst: 1) { hasEarlier }', ''],
    ['a type', '... on Tickt { id }', ''],
    ['a fragment', '...ticke', 'fragment ticket on Ticket { id }'],
  ])('whoever gets %s wrong is not told what there is (D62)', async (_what, selection, rest) => {
    const refusals = await refusalsOf(selection, rest)
    expect(refusals.length).toBeGreaterThan(0)
    expect(JSON.stringify(refusals)).not.toMatch(/did you mean/i)
  })

  test('each fault of a query is told once', async () => {
    expect(await refusalsOf('nothingLikeThis')).toHaveLength(1)
  })
})

test.each([
  ['inbox', 'first', '{ inbox(first: $n) { pageInfo { hasNextPage } } }'],
  ['thread', 'last', '{ inbox(first: 1) { edges { node { thread(last: $n) { hasEarlier } } } } }'],
  [
    'events',
    'first',
    '{ inbox(first: 1) { edges { node { profile { events(first: $n) { pageInfo { hasNextPage } } } } } } }',
  ],
])(
  'the length of a page of %s is between 1 and 100, and said to be (D64, R78)',
  async (_list, field, query) => {
    for (const n of [101, 0, -1, -2_147_483_648]) {
      expect((await it.agent.door.ask(`query ($n: Int!) ${query}`, { n })).errors).toMatchObject([
        { message: 'Between 1 and 100.', extensions: { code: 'BAD_INPUT', field } },
      ])
    }
    expect(await it.agent.door.refusal(`query ($n: Int!) ${query}`, { n: 1_000_000 })).toBe('TOO_COMPLEX')
    expect(await it.agent.door.refusal(`query ($n: Int!) ${query}`, { n: 100 })).toBe('not refused')
  },
)

test('the same holds at the shoppers’ door', async () => {
  for (const last of [101, 0, -1]) {
    const query = 'query ($last: Int!) { chat { messages(last: $last) { hasEarlier } } }'
    expect((await it.shopper.door.ask(query, { last })).errors).toMatchObject([
      { extensions: { code: 'BAD_INPUT', field: 'last' } },
    ])
  }
  const aliases = `{ ${times(200, (n) => `a${n}: chat { messages { hasEarlier } }`)} }`
  expect(await it.shopper.door.refusal(aliases)).toBe('TOO_COMPLEX')
})

test('a page cannot be asked to begin after something that is no cursor (R78)', async () => {
  const cursors = [
    '',
    'x',
    '*',
    Buffer.from('1:2:3').toString('base64url'),
    Buffer.from("1:2' OR 1=1").toString('base64url'),
    Buffer.from(`${'9'.repeat(20)}:1`).toString('base64url'),
  ]
  for (const sort of ['WAITING', 'ACTIVITY']) {
    for (const after of cursors.slice(1)) {
      const { errors } = await it.agent.door.ask(
        'query ($sort: InboxSort!, $after: String) { inbox(sort: $sort, after: $after) { edges { cursor } } }',
        { sort, after },
      )
      expect({ after, errors }).toMatchObject({
        after,
        errors: [{ extensions: { code: 'BAD_INPUT', field: 'after' } }],
      })
    }
  }
  for (const after of cursors.slice(1)) {
    const { errors } = await it.agent.door.ask(
      'query ($after: String) { inbox(first: 1) { edges { node { profile { events(after: $after) { edges { cursor } } } } } } }',
      { after },
    )
    expect({ after, errors }).toMatchObject({
      after,
      errors: [{ extensions: { code: 'BAD_INPUT', field: 'after' } }],
    })
  }
})

/* What each side answers, and to whom. */

test('integrators may ask the agents’ door for its whole schema (R72)', async () => {
  const { __schema } = await it.agent.door.get(getIntrospectionQuery())
  expect(__schema.types.map(({ name }: { name: string }) => name)).toContain('Ticket')
})

test.each([
  '{ __schema { types { name } } }',
  '{ __type(name: "Chat") { name } }',
  '{ chat { id } __schema { queryType { name } } }',
  getIntrospectionQuery(),
])('the shoppers’ door tells nobody its schema (D62)', async (query) => {
  expect(await it.shopper.door.refusal(query)).toBe('GRAPHQL_VALIDATION_FAILED')
  const socket = await RawSocket.enter(it.shopper.door)
  const [refusal] = await socket.refusals(query)
  expect(refusal).toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })
  await socket.end()
})

test('a subscription is not answered over HTTP', async () => {
  const { errors, response } = await it.agent.door.ask('subscription { inboxChanges { refetch } }')
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
  expect(response.headers.get('content-type')).toContain('json')
})

test.each([
  ['query', '{ me { id } }'],
  ['mutation', 'mutation { signOut }'],
  ['query beside a subscription', 'query one { me { id } } subscription other { inboxChanges { refetch } }'],
])('a %s is not answered on the socket (finding 2)', async (_what, query) => {
  const socket = await RawSocket.enter(it.agent.door)
  expect(await socket.refusals(query)).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
  await socket.end()
  expect(await it.agent.door.get('{ me { name } }')).toEqual({ me: { name: 'Lina Moreau' } })
})

test('a socket carries 20 subscriptions, not 21, and again one when one has ended (I-27, D68)', async () => {
  const socket = await RawSocket.enter(it.agent.door)
  const ids = Array.from({ length: 20 }, () =>
    socket.subscribe('subscription ($id: ID!) { ticketUpdates(ticketId: $id, after: 0) { refetch } }', {
      id: ticketId,
    }),
  )
  for (const id of ids) await socket.until((frame) => frame.id === id && frame.type === 'next')
  const query = 'subscription { inboxChanges { refetch } }'
  expect(await socket.refusals(query)).toMatchObject([{ extensions: { code: 'TOO_MANY_REQUESTS' } }])
  socket.send({ id: ids[0], type: 'complete' })
  await socket.roundTrip()
  const id = socket.subscribe(query)
  await socket.until((frame) => frame.id === id && frame.type === 'next')
  await socket.end()
})

/* What does not even get so far. */

const post = (path: string, init: RequestInit) =>
  fetch(`${it.servers.url}${path}`, {
    method: 'POST',
    ...init,
    headers: { ...it.agent.door.headers, ...init.headers },
  })

const json = { 'content-type': 'application/json' }

test('a body over 64 KiB is refused before it is read (D63)', async () => {
  const body = JSON.stringify({ query: '{ me { id } }', variables: { x: 'x'.repeat(65_536) } })
  const response = await post('/graphql', { headers: json, body })
  expect(response.status).toBe(413)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
})

test('a frame over 64 KiB closes its socket (I-27, D63)', async () => {
  const socket = await RawSocket.enter(it.agent.door)
  socket.send(JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(65_536) } }))
  expect(await socket.closed()).toMatchObject({ code: 1009 })
})

test('a list of operations in one request is refused (D65)', async () => {
  const one = { query: '{ me { id } }' }
  const response = await post('/graphql', { headers: json, body: JSON.stringify([one, one]) })
  expect(response.status).toBe(400)
  expect(await response.text()).not.toContain('"me"')
})

test('a query that is only named by its hash is not known, and cannot be registered (D66)', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } }
  const response = await post('/graphql', {
    headers: json,
    body: JSON.stringify({ query: '{ me { id } }', extensions }),
  })
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
  })
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'message/rfc822',
  '',
])(
  'a page elsewhere cannot make a browser act in an agent’s name with a body of type %j (B45, D75)',
  async (type) => {
    const query = `mutation { close(ticketId: "${ticketId}") { status } }`
    const body = new Blob([JSON.stringify({ query })], { type: '' })
    const response = await post('/graphql', { headers: type ? { 'content-type': type } : {}, body })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect((await it.agent.ticket()).status).toBe('OPEN')
  },
)

test('GET changes nothing, and answers no page elsewhere (B46, D66, D75)', async () => {
  const ask = (query: string, headers: Record<string, string>) =>
    fetch(`${it.servers.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { ...it.agent.door.headers, ...headers },
    })
  const close = `mutation { close(ticketId: "${ticketId}") { status } }`
  expect((await ask(close, {})).status).toBe(400)
  expect((await ask(close, { 'apollo-require-preflight': '1' })).status).toBe(405)
  expect((await ask('{ me { name } }', {})).status).toBe(400)
  expect((await ask('{ me { name } }', { 'content-type': 'message/x' })).status).toBe(415)
  expect((await it.agent.ticket()).status).toBe('OPEN')
})

test('no answer is for a cache (D76)', async () => {
  const { response } = await it.agent.door.ask('{ me { id } }')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect((await it.shopper.door.ask('{ hub { shopName } }')).response.headers.get('cache-control')).toBe(
    'no-store',
  )
})

test.each([
  ['another page', 'https://evil.example', 403],
  ['a file', 'null', 403],
  ['a page of our name on another port', 'http://127.0.0.1:1', 403],
  ['something that is no origin', 'evil', 403],
])(
  'no socket is opened for %s, whatever cookie its browser sends along (I-28, D69)',
  async (_what, origin, status) => {
    for (const door of [it.agent.door, it.shopper.door]) {
      expect(await new RawSocket(door, { headers: { origin } }).refused()).toBe(status)
    }
  },
)

test('a socket is opened for our own pages', async () => {
  for (const door of [it.agent.door, it.shopper.door]) {
    const socket = await RawSocket.enter(door, { headers: { origin: it.servers.url } })
    await socket.end()
  }
})

/* Whatever comes over the wire, the process lives. */

const alive = async () => expect((await fetch(`${it.servers.url}/healthz`)).status).toBe(200)

test.each([
  ['text that is no JSON', 'hello', 4400],
  ['JSON that is no frame', '[]', 4400],
  ['a number', '0', 4400],
  ['null', 'null', 4400],
  ['a frame of an unknown type', '{"type":"drop table"}', 4400],
  ['bytes', Buffer.from([0, 255, 1, 254]), 4400],
  ['deeply nested JSON', '['.repeat(30_000), 4400],
  ['a second greeting', '{"type":"connection_init"}', 4429],
  ['a subscription without a query', '{"id":"1","type":"subscribe","payload":{}}', 4400],
  ['a subscription without an id', '{"type":"subscribe","payload":{"query":"{ me { id } }"}}', 4400],
  ['a query that is a number', '{"id":"1","type":"subscribe","payload":{"query":1}}', 4400],
])('a socket that sends %s is closed, and nobody else’s (D68)', async (_what, frame, code) => {
  const other = await RawSocket.enter(it.agent.door)
  const socket = await RawSocket.enter(it.agent.door)
  socket.send(frame)
  expect(await socket.closed()).toMatchObject({ code })
  await other.roundTrip()
  await other.end()
  await alive()
})

test('whoever asks before saying who it is, is shown out (D68)', async () => {
  const socket = new RawSocket(it.agent.door)
  await socket.opened()
  socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { inboxChanges { refetch } }' } })
  expect(await socket.closed()).toMatchObject({ code: 4401 })
})

test.each([
  ['a protocol that we do not speak', 'graphql-ws'],
  ['another protocol', 'mqtt'],
])('a socket with %s is not used (D68)', async (_what, protocol) => {
  const socket = new RawSocket(it.agent.door, { protocol })
  await socket.closed()
  await alive()
})

test.each(['/graphql', '/shop/graphql', '/nothing'])(
  'visitors who slam the door of %s while they are being turned away harm nobody (D68)',
  async (path) => {
    const { hostname, port } = new URL(it.servers.url)
    const upgrade = [
      `GET ${path} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      'Origin: https://evil.example',
      '',
      '',
    ].join('\r\n')
    const slams = Array.from(
      { length: 30 },
      (_, n) =>
        new Promise<void>((resolve) => {
          const socket = connect(Number(port), hostname, () => {
            socket.write(upgrade)
            socket.write(Buffer.alloc(n % 2 ? 0 : 4_096, 255), () =>
              setImmediate(() => socket.resetAndDestroy()),
            )
          })
          socket.on('error', () => {}).on('close', () => resolve())
        }),
    )
    await Promise.all(slams)
    await alive()
  },
)

test('visitors who have been turned away are not kept waiting on the line (I-27)', async () => {
  const { hostname, port } = new URL(it.servers.url)
  const closed = new Promise<void>((resolve, reject) => {
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
    socket.write(`GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
    socket
      .resume()
      .on('error', () => resolve())
      .on('close', () => resolve())
    // Half of the line stays open on our side; the server must not wait for it.
    const probe = setInterval(() => socket.write('x'), 20)
    const patience = setTimeout(() => reject(new Error('The line is still open.')), 2_000)
    socket.on('close', () => {
      clearInterval(probe)
      clearTimeout(patience)
    })
  })
  await closed
})

test('a frame that breaks the protocol closes its socket only (D68)', async () => {
  const socket = await RawSocket.enter(it.agent.door)
  socket.tcp.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x00]))
  expect(await socket.closed()).toMatchObject({ code: expect.any(Number) })
  await alive()
})

test('closed sockets say nothing of what happened inside (D67)', async () => {
  const socket = await RawSocket.enter(it.agent.door)
  socket.tcp.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x00]))
  const { reason } = await socket.closed()
  expect(reason).not.toMatch(/RSV|opcode|frame|FIN/i)
})

test('the doors also answer those who ask properly', async () => {
  expect(await new Door(`${it.servers.url}/graphql`).get('{ me { id } }')).toEqual({ me: null })
})
