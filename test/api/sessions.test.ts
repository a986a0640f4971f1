import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { openServer } from '../../api/server.js'
import { signInAgent } from '../support/actors.js'
import { buildAgent } from '../support/builders.js'
import { later } from '../support/clock.js'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'
import { RawSocket } from './socket.js'

/* Who is signed in, for how long, and what is left of it afterwards: nothing. */

const signIn =
  'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { name } }'
const me = '{ me { name } }'

const newAgent = ({ servers, account }: Desk) => buildAgent(servers.app, account, { name: 'Ines Blanc' })
const nobody = ({ servers }: Desk, headers: Record<string, string> = {}) =>
  new Door(`${servers.url}/graphql`, headers)
const tokenOf = ({ agent }: Desk) => agent.door.headers.cookie!.split('=')[1]!

test('a wrong password and an unknown e-mail get the same answer (R71, B36, B38)', async () => {
  const it = await desk()
  const { email, password } = await newAgent(it)
  const answers = []
  for (const tried of [
    { email, password: 'wrong' },
    { email, password: '' },
    { email, password: `${password} ` },
    { email, password: password.toUpperCase() },
    { email: 'nobody@acme.example', password },
    { email: '', password },
    { email: '%', password },
    { email: `${email}\u0000`, password },
  ]) {
    const { data, errors, response } = await nobody(it).ask(signIn, tried)
    answers.push({
      data,
      errors: errors?.map(({ message, extensions }) => ({ message, extensions })),
      cookie: response.headers.get('set-cookie'),
    })
  }
  const refusal = {
    message: 'The e-mail or the password is not right.',
    extensions: { code: 'UNAUTHENTICATED' },
  }
  expect(answers).toEqual(answers.map(() => ({ data: null, errors: [refusal], cookie: null })))
})

test('an agent who was deactivated cannot sign in (B35)', async () => {
  const it = await desk()
  const { id, email, password } = await newAgent(it)
  await it.servers.app.database.query('UPDATE agent SET deactivated_at = ? WHERE id = ?', [it.time.now(), id])
  expect(await nobody(it).refusal(signIn, { email, password })).toBe('UNAUTHENTICATED')
})

test('the cookie is for the server’s eyes only, and comes along from our own pages only (B45)', async () => {
  const it = await desk()
  const { response } = await nobody(it).ask(signIn, { ...(await newAgent(it)), id: undefined })
  const [pair, ...flags] = response.headers.get('set-cookie')!.split('; ')
  expect(pair).toMatch(/^deskbell=[\w-]{43}$/)
  expect(flags.sort()).toEqual(['HttpOnly', `Max-Age=${14 * 86_400}`, 'Path=/', 'SameSite=Lax'])
})

test('over https the cookie is also secure and bound to this very host (B45)', async () => {
  const it = await desk()
  const { app } = it.servers
  const server = await openServer({
    ...app,
    config: { ...app.config, publicUrl: 'https://desk.example', port: 0 },
  })
  try {
    const agent = await newAgent(it)
    const { response } = await new Door(`${server.url}/graphql`).ask(signIn, { ...agent, id: undefined })
    const [pair, ...flags] = response.headers.get('set-cookie')!.split('; ')
    expect(pair).toMatch(/^__Host-deskbell=[\w-]{43}$/)
    expect(flags.sort()).toEqual(['HttpOnly', `Max-Age=${14 * 86_400}`, 'Path=/', 'SameSite=Lax', 'Secure'])
    const signedIn = new Door(`${server.url}/graphql`, { cookie: pair! })
    expect(await signedIn.get(me)).toEqual({ me: { name: 'Ines Blanc' } })
    await (await RawSocket.enter(signedIn)).end()
    // Without the prefix it may have been planted by a page of another host of the domain.
    const planted = new Door(`${server.url}/graphql`, { cookie: pair!.replace('__Host-', '') })
    expect(await planted.get(me)).toEqual({ me: null })
  } finally {
    await server.close()
  }
})

test('signing in gives a new token, whatever the browser brought along (B42)', async () => {
  const it = await desk()
  const agent = await newAgent(it)
  const { response } = await nobody(it, { cookie: 'deskbell=planted' }).ask(signIn, {
    ...agent,
    id: undefined,
  })
  expect(response.headers.get('set-cookie')).not.toContain('planted')
  expect(await nobody(it, { cookie: 'deskbell=planted' }).get(me)).toEqual({ me: null })
})

test('only the hash of a token is stored, and the hash opens nothing (I-31)', async () => {
  const it = await desk()
  const hash = createHash('sha256').update(tokenOf(it)).digest()
  const [row] = await it.servers.app.database.query(
    'SELECT COUNT(*) AS n FROM agent_session WHERE token_hash = ?',
    [hash],
  )
  expect(Number(row.n)).toBe(1)
  for (const text of [hash.toString('hex'), hash.toString('base64url')]) {
    expect(await nobody(it, { cookie: `deskbell=${text}` }).get(me)).toEqual({ me: null })
  }
})

test('what only looks like a token is none (I-31, B27, B28)', async () => {
  const it = await desk()
  const token = tokenOf(it)
  const swapped = token.replace(/[a-z]/i, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
  for (const text of [
    `${token}%20`,
    `"${token} "`,
    `${token}=`,
    swapped,
    token.slice(0, -1),
    `${token}A`,
    '0',
    'true',
    '%00',
    `${token}\u00e9`.normalize(),
  ]) {
    const door = nobody(it, { cookie: `deskbell=${encodeURI(text)}` })
    expect({ text, ...(await door.get(me)) }).toEqual({ text, me: null })
  }
  const shopper = it.shopper.door.params.token as string
  for (const text of [
    `${shopper}=`,
    shopper.slice(1),
    `x ${shopper}`,
    shopper.toLowerCase() === shopper ? 'x' : shopper.toLowerCase(),
  ]) {
    const door = new Door(
      `${it.servers.url}/shop/graphql`,
      { authorization: `Bearer ${text}` },
      { token: text },
    )
    expect(await door.refusal('{ hub { shopName } }')).toBe('UNAUTHENTICATED')
    const socket = new RawSocket(door)
    await socket.opened()
    socket.send({ type: 'connection_init', payload: door.params })
    expect(await socket.closed()).toMatchObject({ code: 4403 })
  }
  for (const given of [0, true, [shopper], { token: shopper }, null]) {
    const socket = new RawSocket(it.shopper.door)
    await socket.opened()
    socket.send({ type: 'connection_init', payload: { token: given } })
    expect(await socket.closed()).toMatchObject({ code: 4403 })
  }
})

test('a token of one door opens nothing at the other (B35)', async () => {
  const it = await desk()
  const shopper = it.shopper.door.params.token as string
  expect(await nobody(it, { cookie: `deskbell=${shopper}` }).get(me)).toEqual({ me: null })
  expect(await nobody(it, { authorization: `Bearer ${shopper}` }).refusal(me)).toBe('UNAUTHENTICATED')
  const agent = new Door(`${it.servers.url}/shop/graphql`, {
    authorization: `Bearer ${tokenOf(it)}`,
    cookie: it.agent.door.headers.cookie!,
  })
  expect(await agent.refusal('{ hub { shopName } }')).toBe('UNAUTHENTICATED')
})

test.each(['agent', 'shopper'] as const)(
  'whoever signs out is out at once, on live sockets too: %s (R71, I-24, B42)',
  async (who) => {
    const it = await desk()
    const { door } = it[who]
    const [end, look, code] =
      who === 'agent'
        ? ['mutation { signOut }', '{ account { name } }', 4403]
        : ['mutation { endSession }', '{ hub { shopName } }', 4403]
    const socket = await RawSocket.enter(door)
    const elsewhere = await RawSocket.enter(
      who === 'agent' ? (await it.colleague()).door : (await it.anotherShopper()).door,
    )
    expect(await door.refusal(look)).toBe('not refused')
    const { response } = await door.ask(end)
    expect(await door.refusal(look)).toBe('UNAUTHENTICATED')
    expect(await socket.closed()).toMatchObject({ code })
    if (who === 'agent')
      expect(response.headers.get('set-cookie')).toMatch(/deskbell=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/)
    const again = new RawSocket(door)
    await again.opened()
    again.send({ type: 'connection_init', payload: door.params })
    expect(await again.closed()).toMatchObject({ code: 4403 })
    await elsewhere.roundTrip()
    await elsewhere.end()
  },
)

test('a session ends by itself after 14 days, a shopper’s after 12 hours, on live sockets too (I-24)', async () => {
  const it = await desk({ week: null })
  await it.shopper.says('Where is my order?')
  const { id } = await it.agent.ticket()
  const inbox = await RawSocket.enter(it.agent.door)
  const watching = inbox.subscribe('subscription { inboxChanges { ticket { preview } } }')
  const following = inbox.subscribe(
    'subscription ($id: ID!) { ticketUpdates(ticketId: $id, after: 1) { entries { ... on Message { text } } } }',
    { id },
  )
  const chat = await RawSocket.enter(it.shopper.door)
  const chatting = chat.subscribe(
    'subscription ($id: ID) { chatUpdates(chatId: $id, after: 1) { messages { text } } }',
    { id: it.shopper.chatId },
  )
  await inbox.roundTrip()
  await chat.roundTrip()

  it.servers.clock.set(later(it.time.now(), { days: 13, hours: 23 }))
  expect(await it.shopper.door.refusal('{ hub { shopName } }')).toBe('UNAUTHENTICATED')
  expect(await it.agent.door.get(me)).toEqual({ me: { name: 'Lina Moreau' } })
  it.servers.clock.set(later(it.time.now(), { hours: 2 }))
  expect(await it.agent.door.get(me)).toEqual({ me: null })

  const fresh = await it.anotherShopper({ sub: 'shopper-1' })
  await fresh.says('Not for old ears.')
  for (const [socket, operation] of [
    [inbox, watching],
    [inbox, following],
    [chat, chatting],
  ] as const) {
    const { payload } = await socket.until((frame) => frame.id === operation && frame.type === 'error')
    expect(payload).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    expect(JSON.stringify(socket.received)).not.toContain('old ears')
  }
  await Promise.all([inbox.end(), chat.end()])
})

test('an agent who is deactivated hears nothing more within 10 seconds (I-24, I-25, B42)', async () => {
  const it = await desk({ week: null })
  const colleague = await it.colleague()
  const socket = await RawSocket.enter(colleague.door)
  const watching = socket.subscribe('subscription { inboxChanges { ticket { preview } } }')
  await socket.roundTrip()
  await it.shopper.says('Before.')
  await socket.until((frame) => frame.id === watching)
  await it.servers.app.database.query('UPDATE agent SET deactivated_at = ? WHERE id = ?', [
    it.time.now(),
    colleague.id,
  ])
  await afterSeconds(10, async () => {
    expect(await colleague.door.refusal('{ account { name } }')).toBe('UNAUTHENTICATED')
    await it.shopper.says('Afterwards.')
    const { payload } = await socket.until((frame) => frame.id === watching && frame.type === 'error')
    expect(payload).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  })
  expect(JSON.stringify(socket.received)).not.toContain('Afterwards')
  await socket.end()
})

/** What is remembered for a moment is remembered by the process's own clock, which is moved on here. */
async function afterSeconds(seconds: number, what: () => Promise<void>) {
  const now = performance.now
  performance.now = () => now.call(performance) + seconds * 1_000
  try {
    await what()
  } finally {
    performance.now = now
  }
}

test('after 10 tries in a minute for one e-mail the right password helps no more (R71, B39)', async () => {
  const it = await desk()
  const agent = await newAgent(it)
  const other = await newAgent(it)
  for (let n = 0; n < 10; n++) {
    // Spelt differently, or said to come from elsewhere, it is still the same.
    const email = n % 2 ? agent.email : ` ${agent.email.toUpperCase()}`
    const door = nobody(it, { 'x-forwarded-for': `10.0.0.${n}`, forwarded: `for=10.0.0.${n}` })
    expect(await door.refusal(signIn, { email, password: 'wrong' })).toBe('UNAUTHENTICATED')
  }
  const { errors } = await nobody(it).ask(signIn, { email: agent.email, password: agent.password })
  expect(errors).toMatchObject([
    { extensions: { code: 'TOO_MANY_REQUESTS', retryAfterSeconds: expect.any(Number) } },
  ])
  const { retryAfterSeconds } = errors![0]!.extensions
  expect(retryAfterSeconds).toBeGreaterThan(0)
  expect(retryAfterSeconds).toBeLessThanOrEqual(60)
  expect((await signInAgent(it.servers, other)).id).toBe(other.id)
})

test('one request makes one try, however many aliases it has (B39, D65)', async () => {
  const it = await desk()
  const { email, password } = await newAgent(it)
  const passwords = [...Array.from({ length: 15 }, (_, n) => `guess ${n}`), password]
  const tries = passwords.map((tried, n) => `a${n}: signIn(email: "${email}", password: "${tried}") { id }`)
  const { data, errors, response } = await nobody(it).ask(`mutation { ${tries.join(' ')} }`)
  expect({ data, cookie: response.headers.get('set-cookie') }).toEqual({ data: null, cookie: null })
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})

test('whoever signs out while Redis is away is out all the same (I-24)', async () => {
  const it = await desk()
  const { events } = it.servers.app
  const publish = events.publish
  events.publish = () => Promise.reject(new Error('Redis is away'))
  try {
    for (const [door, end, look] of [
      [it.agent.door, 'mutation { signOut }', '{ account { name } }'],
      [it.shopper.door, 'mutation { endSession }', '{ hub { shopName } }'],
    ] as const) {
      const socket = await RawSocket.enter(door)
      await door.get(end)
      expect(await door.refusal(look)).toBe('UNAUTHENTICATED')
      expect(await socket.closed()).toMatchObject({ code: 4403 })
    }
  } finally {
    events.publish = publish
  }
})

test('a shopper who floods is asked to wait, and nothing is lost of what was taken (R9, C61)', async () => {
  const it = await desk({ week: null })
  const clientIds = Array.from({ length: 45 }, () => crypto.randomUUID())
  const outcomes = await Promise.allSettled(
    clientIds.map((clientId, n) => it.shopper.says(`Line ${n}`, clientId)),
  )
  const taken = outcomes.filter(({ status }) => status === 'fulfilled')
  expect(taken).toHaveLength(30)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(String(outcome.reason)).toContain('TOO_MANY_REQUESTS')
  expect(await it.shopper.thread()).toHaveLength(30)
})
