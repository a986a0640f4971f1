import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

export interface Received {
  headers: Record<string, string>
  body: string
  /** What the body says. */
  type: string
  timestamp: string
  data: Record<string, unknown>
}

type Answer = number | ((response: ServerResponse, received: Received) => void)

export interface Receiver {
  url: string
  received: Received[]
  /** How it answers from now on: with a status, or by hand. */
  answers(how: Answer): void
  /** Whether one of the signatures is of this secret, as the package of the standard makes them. */
  isSigned(received: Received, secret: string): boolean
  close(): Promise<void>
}

/** A real server, which takes webhooks. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let how: Answer = 204
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      const headers = request.headers as Record<string, string>
      const one = { headers, body, ...(JSON.parse(body) as Pick<Received, 'type' | 'timestamp' | 'data'>) }
      received.push(one)
      if (typeof how === 'number') response.writeHead(how).end('Noted.')
      else how(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    answers: (next) => (how = next),
    isSigned({ headers, body }, secret) {
      const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
      const signature = new Webhook(secret).sign(headers['webhook-id']!, at, body)
      return headers['webhook-signature']!.split(' ').includes(signature)
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
