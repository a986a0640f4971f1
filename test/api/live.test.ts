import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from '@jest/globals'
import { openServer } from '../../api/server.js'
import { ticketChanged } from '../../domain/events.js'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'
import { RawSocket } from './socket.js'

/* Whoever listens hears everything, once and in order, however often the line breaks; and harms nobody who listens, too. */

const follow = `subscription ($id: ID!, $after: Int!) { ticketUpdates(ticketId: $id, after: $after) {
  refetch entries { ... on Message { number text } ... on TicketEvent { number } } } }`
const chat = `subscription ($id: ID, $after: Int!) { chatUpdates(chatId: $id, after: $after) {
  refetch ended messages { number text } } }`

const numbersTold = (socket: RawSocket, id: string): number[] =>
  socket
    .told(id)
    .flatMap(({ ticketUpdates }) => ticketUpdates.entries.map(({ number }: { number: number }) => number))

const upTo = (newest: number) => Array.from({ length: newest }, (_, n) => n + 1)

const newestOf = async ({ agent }: Desk, id: string): Promise<number> =>
  (await agent.door.get('query ($id: ID!) { ticket(id: $id) { lastNumber } }', { id })).ticket.lastNumber

const ticketOf = (chatId: string) =>
  Buffer.from(Buffer.from(chatId, 'base64url').toString().replace('Chat', 'Ticket')).toString('base64url')

test('300 messages at once into 10 tickets are numbered 1 to n, and every reader hears each once, in order (R74, I-04)', async () => {
  const it = await desk({ week: null })
  const shoppers = await Promise.all(upTo(10).map((n) => it.anotherShopper({ sub: `crowd-${n}` })))
  const agents = [it.agent, await it.colleague()]
  await Promise.all(shoppers.map((shopper) => shopper.says('First.')))
  const tickets = shoppers.map(({ chatId }) => ticketOf(chatId!))
  const reader = await RawSocket.enter(it.agent.door)
  const early = tickets.map((id) => reader.subscribe(follow, { id, after: 0 }))

  const sends = shoppers.flatMap((shopper, n) =>
    upTo(15).flatMap((line) => [
      () => shopper.says(`Shopper’s line ${line}`),
      () => agents[line % 2]!.replies(`Agent’s line ${line}`, tickets[n]!),
    ]),
  )
  const marks = tickets.map(
    (id) => () =>
      it.agent.door.get('mutation ($id: ID!) { markRead(ticketId: $id, upTo: 5) { readUpTo } }', { id }),
  )
  await Promise.all([...sends, ...marks].map((act) => act()))

  for (const [n, id] of tickets.entries()) {
    const newest = await newestOf(it, id)
    expect(newest).toBeGreaterThanOrEqual(31)
    await reader.waitFor(() => (numbersTold(reader, early[n]!).at(-1) === newest ? true : null))
    expect(numbersTold(reader, early[n]!)).toEqual(upTo(newest))
    const late = reader.subscribe(follow, { id, after: 7 })
    await reader.waitFor(() => (numbersTold(reader, late).at(-1) === newest ? true : null))
    expect(numbersTold(reader, late)).toEqual(upTo(newest).slice(7))
    reader.send({ id: late, type: 'complete' })
  }
  await reader.end()
})

/** A reader whose line breaks again and again; it keeps only what it was told and how far it got. */
class BrokenReader<Told extends { number: number }> {
  readonly list: Told[] = []
  private socket: RawSocket | null = null
  private isDone = false
  breaks = 0

  constructor(
    readonly door: Door,
    readonly subscribe: (socket: RawSocket, after: number) => string,
    readonly read: (data: any) => Told[],
  ) {}

  get newest() {
    return this.list.at(-1)?.number ?? 0
  }

  async run(seed: number) {
    let random = seed
    while (!this.isDone) {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
      this.socket = await RawSocket.enter(this.door)
      const id = this.subscribe(this.socket, this.newest)
      const patience = 1 + (random % 4)
      await this.socket
        .waitFor(() => (this.isDone || this.socket!.told(id).length >= patience ? true : null))
        .catch(() => {})
      // What arrived before the line broke counts; what was on its way does not.
      this.list.push(...this.socket.told(id).flatMap(this.read))
      this.breaks++
      await this.socket.end()
    }
  }

  async stopAt(newest: number) {
    const deadline = performance.now() + 10_000
    while (this.newest < newest && performance.now() < deadline)
      await new Promise((resolve) => setImmediate(resolve))
    this.isDone = true
    await this.socket?.end()
  }
}

test('a reader whose line breaks at random ends with exactly the server’s list (R74, I-05)', async () => {
  const it = await desk({ week: null })
  await it.shopper.says('First.')
  const { id } = await it.agent.ticket()
  const chatId = it.shopper.chatId
  const agentReader = new BrokenReader<{ number: number }>(
    it.agent.door,
    (socket, after) => socket.subscribe(follow, { id, after }),
    ({ ticketUpdates }) => ticketUpdates.entries,
  )
  const shopperReader = new BrokenReader<{ number: number; text: string }>(
    it.shopper.door,
    (socket, after) => socket.subscribe(chat, { id: chatId, after }),
    ({ chatUpdates }) => chatUpdates.messages,
  )
  const seed = Date.now() % 1_000_000
  const running = [agentReader.run(seed), shopperReader.run(seed + 1)]
  for (let n = 0; n < 150; n++) {
    await it.agent.replies(`Line ${n}`, id)
    if (n % 10 === 0) await it.shopper.sees(n + 1)
    if (n % 30 === 0) await it.shopper.says(`Question ${n}`)
  }
  const newest = await newestOf(it, id)
  await it.agent.replies('Last.', id)
  await Promise.all([agentReader.stopAt(newest + 1), shopperReader.stopAt(newest + 1)])
  await Promise.all(running)

  expect({ seed, numbers: agentReader.list.map(({ number }) => number) }).toEqual({
    seed,
    numbers: upTo(newest + 1),
  })
  const { chat: page } = await it.shopper.door.get(
    '{ chat { messages(last: 100) { items { number text } } } }',
  )
  expect({ seed, list: shopperReader.list.slice(-100) }).toEqual({ seed, list: page.messages.items })
  expect(new Set(shopperReader.list.map(({ number }) => number)).size).toBe(shopperReader.list.length)
  expect(Math.min(agentReader.breaks, shopperReader.breaks)).toBeGreaterThan(3)
}, 180_000)

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function heapUsed(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

const megabyte = 1_048_576

test('a reader who stops reading harms nobody, and is told to look again (R74, I-26, finding 1)', async () => {
  const it = await desk({ week: null })
  await it.shopper.says('Where is my order?')
  const { id } = await it.agent.ticket()
  for (let n = 0; n < 50; n++) await it.agent.replies(`${n} ${'long and long '.repeat(200)}`, id)
  const [row] = await it.servers.app.database.query(
    'SELECT id, profile_id AS profileId FROM ticket WHERE account_id = ?',
    [it.account.id],
  )

  const paused = await RawSocket.enter((await it.colleague('Slow Reader')).door)
  const heavy = paused.subscribe(
    'subscription { inboxChanges { refetch ticket { preview thread(last: 100) { entries { ... on Message { text } } } } } }',
  )
  const thread = paused.subscribe(follow, { id, after: 51 })
  const quick = await RawSocket.enter(it.agent.door)
  const light = quick.subscribe('subscription { inboxChanges { refetch ticket { preview } } }')
  await Promise.all([paused.roundTrip(), quick.roundTrip()])
  const heard = (socket: RawSocket, operation: string, preview: string) =>
    socket.waitFor(() =>
      socket.told(operation).some(({ inboxChanges }) => inboxChanges.ticket?.preview === preview)
        ? true
        : null,
    )
  await it.agent.replies('Before.', id)
  await heard(paused, heavy, 'Before.')

  paused.socket.pause()
  const before = heapUsed()
  const ring = (ticketId: string, number: number) => ({
    event: ticketChanged.name,
    payload: { accountId: it.account.id, ticketId, profileId: row.profileId, number },
  })
  for (let n = 0; n < 5_000; n += 100) {
    // Half of them of the one long ticket, half of as many others.
    await it.servers.app.events.publish(
      upTo(50).flatMap((m) => [ring(row.id, 1_000 + n + m), ring(String(10 ** 12 + n + m), 1)]),
    )
    if (n % 1_000 === 0) await it.agent.replies(`Meanwhile ${n}.`, id)
  }
  // Each change is told one by one, or, to whoever is behind, as one word to look again.
  const told = quick.told(light).length
  const asked = performance.now()
  await it.agent.replies('Still there?', id)
  await quick.waitFor(() => (quick.told(light).length > told ? true : null))
  expect(performance.now() - asked).toBeLessThan(10_000)
  expect(paused.told(heavy).length).toBeLessThan(20)
  quick.received.length = 0
  expect((heapUsed() - before) / megabyte).toBeLessThan(5)

  paused.socket.resume()
  await paused.waitFor(() =>
    paused.told(heavy).filter(({ inboxChanges }) => inboxChanges.refetch).length > 1 ? true : null,
  )
  await it.agent.replies('There you are.', id)
  await heard(paused, heavy, 'There you are.')
  const newest = await newestOf(it, id)
  await paused.waitFor(() => (numbersTold(paused, thread).at(-1) === newest ? true : null))
  expect(numbersTold(paused, thread)).toEqual(upTo(newest).slice(51))
  expect(paused.closing).toBeNull()
  await Promise.all([paused.end(), quick.end()])
}, 180_000)

test('whoever comes back after more than 500 numbers is told to look again, and goes on live from there (R74)', async () => {
  const it = await desk({ week: null })
  await it.shopper.says('Where is my order?')
  const { id } = await it.agent.ticket()
  const { database } = it.servers.app
  const [row] = await database.query('SELECT id FROM ticket WHERE account_id = ?', [it.account.id])
  const values = upTo(700).map((n) => [row.id, n + 1, it.account.id, 'seen', it.time.now()])
  await database.query('INSERT INTO ticket_event (ticket_id, number, account_id, kind, at) VALUES ?', [
    values,
  ])
  await database.query('UPDATE ticket SET last_number = 701 WHERE id = ?', [row.id])

  const socket = await RawSocket.enter(it.agent.door)
  const far = socket.subscribe(follow, { id, after: 0 })
  const near = socket.subscribe(follow, { id, after: 300 })
  await socket.waitFor(() =>
    socket.told(far).length > 0 && numbersTold(socket, near).length === 401 ? true : null,
  )
  expect(socket.told(far)).toEqual([{ ticketUpdates: { refetch: true, entries: [] } }])
  await it.agent.replies('On its way.', id)
  await socket.waitFor(() =>
    numbersTold(socket, far).length > 0 && numbersTold(socket, near).length >= 402 ? true : null,
  )
  expect(numbersTold(socket, far)[0]).toBe(702)
  expect(numbersTold(socket, near).slice(0, 402)).toEqual(upTo(702).slice(300))
  await socket.end()
})

test('a doorbell that was lost, with nothing after it, is found by the pulse (R74, I-06)', async () => {
  const it = await desk({ week: null })
  await it.shopper.says('Where is my order?')
  const { id, lastNumber } = await it.agent.ticket()
  const agentSide = await RawSocket.enter(it.agent.door)
  const inbox = agentSide.subscribe('subscription { inboxChanges { ticket { status preview } } }')
  const thread = agentSide.subscribe(follow, { id, after: lastNumber })
  const shopperSide = await RawSocket.enter(it.shopper.door)
  const chatting = shopperSide.subscribe(chat, { id: it.shopper.chatId, after: lastNumber })
  await Promise.all([agentSide.roundTrip(), shopperSide.roundTrip(), it.quiet()])

  const nothingHeard = async (act: () => Promise<unknown>) => {
    const { events } = it.servers.app
    const publish = events.publish
    let lost = 0
    events.publish = async (entries) => void (lost += entries.length)
    try {
      await act()
      await it.servers.app.forwarding.settled()
    } finally {
      events.publish = publish
    }
    expect(lost).toBeGreaterThan(0)
  }
  const now = performance.now
  try {
    await nothingHeard(() => it.agent.replies('Nobody hears this.', id))
    await Promise.all([agentSide.roundTrip(), shopperSide.roundTrip()])
    expect(JSON.stringify([...agentSide.received, ...shopperSide.received])).not.toContain('Nobody hears')

    // The pulse beats by the process's own clock, which no one else reads here.
    performance.now = () => now.call(performance) + 20_000
    await agentSide.waitFor(() =>
      JSON.stringify(agentSide.told(inbox)).includes('Nobody hears this.') ? true : null,
    )
    await agentSide.waitFor(() => (numbersTold(agentSide, thread).includes(lastNumber + 1) ? true : null))
    await shopperSide.waitFor(() =>
      JSON.stringify(shopperSide.told(chatting)).includes('Nobody hears this.') ? true : null,
    )

    await nothingHeard(() => it.agent.closes(id))
    performance.now = () => now.call(performance) + 40_000
    await shopperSide.waitFor(() =>
      shopperSide.told(chatting).some(({ chatUpdates }) => chatUpdates.ended) ? true : null,
    )
    await agentSide.waitFor(() => (JSON.stringify(agentSide.told(inbox)).includes('CLOSED') ? true : null))
  } finally {
    performance.now = now
  }
  const newest = await newestOf(it, id)
  await agentSide.waitFor(() => (numbersTold(agentSide, thread).includes(newest) ? true : null))
  expect(numbersTold(agentSide, thread)).toEqual(upTo(newest).slice(lastNumber))
  await Promise.all([agentSide.end(), shopperSide.end()])
})

test('a doorbell that rings twice, or for nothing, tells nothing twice (R74)', async () => {
  const it = await desk({ week: null })
  await it.shopper.says('Where is my order?')
  const { id } = await it.agent.ticket()
  const socket = await RawSocket.enter(it.agent.door)
  const thread = socket.subscribe(follow, { id, after: 0 })
  await it.agent.replies('On its way.', id)
  const [row] = await it.servers.app.database.query(
    'SELECT id, profile_id AS profileId FROM ticket WHERE account_id = ?',
    [it.account.id],
  )
  const payload = { accountId: it.account.id, ticketId: row.id, profileId: row.profileId, number: 1 }
  await it.servers.app.events.publish(upTo(20).map(() => ({ event: ticketChanged.name, payload })))
  await it.agent.replies('Really.', id)
  await socket.waitFor(() => (numbersTold(socket, thread).includes(3) ? true : null))
  expect(numbersTold(socket, thread).slice(0, 3)).toEqual([1, 2, 3])
  expect(new Set(numbersTold(socket, thread)).size).toBe(numbersTold(socket, thread).length)
  await socket.end()
})

test('whoever has left a subscription hears nothing more of it', async () => {
  const it = await desk({ week: null })
  await it.shopper.says('Where is my order?')
  const { id } = await it.agent.ticket()
  const socket = await RawSocket.enter(it.agent.door)
  const left = socket.subscribe(follow, { id, after: 0 })
  await socket.until((frame) => frame.id === left)
  socket.send({ id: left, type: 'complete' })
  const stayed = socket.subscribe(follow, { id, after: 1 })
  await socket.roundTrip()
  await it.agent.replies('Are you there?', id)
  await socket.until((frame) => frame.id === stayed)
  expect(numbersTold(socket, left)).toEqual([1])
  await socket.end()
})

test('the same message sent 50 times while somebody listens is heard once (I-02, I-05)', async () => {
  const it = await desk({ week: null })
  await it.shopper.says('Where is my order?')
  const { id } = await it.agent.ticket()
  const socket = await RawSocket.enter(it.agent.door)
  const thread = socket.subscribe(follow, { id, after: 1 })
  const clientId = randomUUID()
  await Promise.all(upTo(50).map(() => it.agent.replies('On its way.', id, clientId)))
  await it.agent.replies('That is all.', id)
  await socket.waitFor(() => (numbersTold(socket, thread).length >= 3 ? true : null))
  const texts = socket
    .told(thread)
    .flatMap(({ ticketUpdates }) => ticketUpdates.entries.flatMap(({ text }: any) => text ?? []))
  expect(texts).toEqual(['On its way.', 'That is all.'])
  await socket.end()
})

test('a reader who stops reading does not hold up whoever stops the server', async () => {
  const it = await desk({ week: null })
  const { app } = it.servers
  const server = await openServer({ ...app, config: { ...app.config, port: 0 } })
  const socket = await RawSocket.enter(new Door(`${server.url}/graphql`, it.agent.door.headers))
  socket.socket.pause()
  const before = performance.now()
  await server.close()
  expect(performance.now() - before).toBeLessThan(5_000)
  await socket.end()
})
