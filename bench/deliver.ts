import { randomUUID } from 'node:crypto'
import { fork } from 'node:child_process'
import { WebSocket } from 'ws'
import { ask } from './http.js'
import { inTurn, roundOf, type Round } from './rounds.js'
import { agents, tokenOf } from './setup.js'

const sockets = 1_000
const events = 60

const subscription =
  'subscription { inboxChanges { refetch ticket { id preview unreadCount waitingSince lastNumber bell } } }'
const send =
  'mutation ($clientId: UUID!, $text: String!) { send(clientId: $clientId, text: $text) { message { number } } }'

/** P2: shoppers' messages on the sockets of 1,000 agents; against `ws.send` of as many bytes to each. */
export async function deliver(rounds: number, apiUrl: string) {
  const floorServer = fork(new URL('./floors/send-to-all.js', import.meta.url))
  const floorUrl = await new Promise<string>((resolve) =>
    floorServer.once('message', (url) => resolve(String(url))),
  )
  const floorCrowd = await crowdAt(floorUrl, 'graphql-transport-ws', async () => {})
  const oursCrowd = await crowdAt(
    `${apiUrl.replace('http', 'ws')}/graphql`,
    'graphql-transport-ws',
    subscribe,
  )

  let round = 0
  const pairs = await inTurn(
    rounds,
    () => floorCrowd.count((n) => Promise.resolve(floorServer.send(n)), events),
    () => {
      const first = ++round * events
      return oursCrowd.count((n) => sendAs(apiUrl, first + n), events)
    },
  )
  floorCrowd.leave()
  oursCrowd.leave()
  floorServer.kill()
  return pairs
}

/** Each message in another chat, so that none of them can be told together with another. */
async function sendAs(apiUrl: string, shopper: number) {
  const variables = { clientId: randomUUID(), text: `at ${performance.now()}` }
  const authorization = `Bearer ${tokenOf('shopper', shopper)}`
  await ask(`${apiUrl}/shop/graphql`, { authorization }, JSON.stringify({ query: send, variables }))
}

/** Many sockets that only count what arrives. */
async function crowdAt(url: string, protocol: string, greet: (socket: WebSocket) => Promise<void>) {
  let heard = 0
  let whenHeard: (count: number) => void = () => {}
  const crowd: WebSocket[] = []
  for (let n = 0; n < sockets; n++) {
    const cookie = `deskbell=${tokenOf('agent', 1 + (n % agents))}`
    const socket = new WebSocket(url, protocol, { headers: { cookie }, perMessageDeflate: false })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    await greet(socket)
    socket.on('message', (data: Buffer) => {
      if (data.includes('"refetch":false')) whenHeard(++heard)
    })
    crowd.push(socket)
  }
  return {
    leave: () => crowd.forEach((socket) => socket.terminate()),
    async count(tell: (n: number) => Promise<unknown>, times: number): Promise<Round> {
      heard = 0
      const began = performance.now()
      const latencies: number[] = []
      const all = new Promise<void>((resolve) => {
        whenHeard = (count) => {
          latencies.push(performance.now() - began)
          if (count === sockets * times) resolve()
        }
      })
      await Promise.all(Array.from({ length: times }, (_, n) => tell(n + 1)))
      await all
      return roundOf(latencies, performance.now() - began)
    },
  }
}

function subscribe(socket: WebSocket): Promise<void> {
  socket.send('{"type":"connection_init"}')
  return new Promise((resolve) => {
    socket.once('message', () => {
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: subscription } }))
      resolve()
    })
  })
}
