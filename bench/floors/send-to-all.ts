import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

/** A server that does nothing but write as many bytes to every socket as one of our updates has. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  process.send!(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
})

const update = (n: number) =>
  JSON.stringify({
    id: '1',
    type: 'next',
    payload: {
      data: {
        inboxChanges: {
          refetch: false,
          ticket: {
            id: `VGlja2V0OjE${n}`,
            preview: `at ${performance.now()}`,
            unreadCount: 1,
            waitingSince: '2026-06-15T07:00:00.000Z',
            lastNumber: 1,
            bell: 'NEUTRAL',
          },
        },
      },
    },
  })

process.on('message', (n) => {
  const text = update(Number(n))
  for (const socket of server.clients) socket.send(text)
})
