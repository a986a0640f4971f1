import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { twilioSignature } from '../../platform/twilio.js'

interface Taken {
  sid: string
  to: string
  from: string
  body: string
  status: string
  date_created: string
  newsUrl: string
  idempotencyKey: string
}

/** How it answers the next text: as it should, or not. `taken-and-silent` takes it, and breaks off before it says so. */
type Mood = 'taken' | 'taken-and-silent' | 'busy' | 'broken' | { refuses: number }

export const accountSid = 'AC0123456789abcdef0123456789abcdef'
export const authToken = 'a-token-of-32-characters-or-so..'

/** A provider that speaks as Twilio does, on this machine: checks who calls, keeps what it takes, signs what it says. */
export class FakeTwilio {
  readonly taken: Taken[] = []
  /** How often a text was handed to it, taken or not. */
  handed = 0
  listed = 0
  moods: Mood[] = []
  hidesList = false
  /** What it says of a text that it takes. */
  status = 'queued'
  url = ''
  private readonly server: Server

  constructor(private readonly now: () => Date = () => new Date()) {
    this.server = createServer((request, response) => void this.answer(request, response))
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return this
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  forget() {
    this.taken.splice(0)
    this.moods = []
    this.hidesList = false
    this.status = 'queued'
    this.handed = this.listed = 0
  }

  /** Tells the desk how far a text has got, at the address that came along with it. */
  tells({ newsUrl, sid }: Pick<Taken, 'newsUrl' | 'sid'>, status: string, code?: string): Promise<Response> {
    return signedPost(newsUrl, {
      MessageSid: sid,
      MessageStatus: status,
      ...(code && { ErrorCode: code }),
    })
  }

  private async answer(request: IncomingMessage, response: ServerResponse) {
    const body = await readAll(request)
    const { pathname, searchParams } = new URL(request.url ?? '', this.url)
    const basic = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
    const say = (status: number, json: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    if (request.headers.authorization !== basic) return say(401, { code: 20003 })
    if (pathname !== `/2010-04-01/Accounts/${accountSid}/Messages.json`) return say(404, { code: 20404 })
    if (request.method === 'GET') {
      this.listed++
      if (this.hidesList) return say(404, { code: 20404 })
      const messages = this.taken
        .filter(({ to, from }) => to === searchParams.get('To') && from === searchParams.get('From'))
        .reverse()
      return say(200, { messages })
    }
    this.handed++
    const mood = this.moods.shift() ?? 'taken'
    if (typeof mood === 'object') return say(400, { code: mood.refuses })
    if (mood === 'busy') return say(429, { code: 20429 })
    if (mood === 'broken') return say(500, {})
    const fields = new URLSearchParams(body)
    const text: Taken = {
      sid: `SM${randomBytes(16).toString('hex')}`,
      to: fields.get('To')!,
      from: fields.get('From')!,
      body: fields.get('Body')!,
      status: this.status,
      date_created: this.now().toUTCString(),
      newsUrl: fields.get('StatusCallback') ?? '',
      idempotencyKey: String(request.headers['idempotency-key'] ?? ''),
    }
    this.taken.push(text)
    if (mood === 'taken-and-silent') return void request.socket.destroy()
    return say(201, text)
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** A form that the provider sends, signed over the address as it knows it. `headers` may say otherwise. */
export function signedPost(
  url: string,
  fields: Record<string, string>,
  {
    token = authToken,
    signedUrl = url,
    ...headers
  }: Record<string, string> & {
    token?: string
    signedUrl?: string
  } = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': twilioSignature(token, signedUrl, Object.entries(fields)),
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  })
}
