import { WebSocket, type ClientOptions } from 'ws'
import type { Socket as TcpSocket } from 'node:net'
import type { Door } from '../support/door.js'

interface Frame {
  id?: string
  type: string
  payload?: any
}

const patience = 5_000

/** A socket at a door as the wire has it: for what a well-behaved client would never send. */
export class RawSocket {
  readonly received: Frame[] = []
  readonly socket: WebSocket
  closing: { code: number; reason: string } | null = null
  refusedWith: number | null = null
  private wake: (() => void)[] = []
  private lastId = 0

  constructor(
    readonly door: Door,
    options: ClientOptions & { protocol?: string } = {},
  ) {
    const { protocol = 'graphql-transport-ws', headers, ...rest } = options
    const url = door.url.replace(/^http/, 'ws')
    this.socket = new WebSocket(url, protocol, { headers: { ...door.headers, ...headers }, ...rest })
    this.socket.on('message', (data) =>
      this.heard(() => this.received.push(JSON.parse(String(data)) as Frame)),
    )
    this.socket.on('close', (code, reason) =>
      this.heard(() => (this.closing = { code, reason: String(reason) })),
    )
    this.socket.on('unexpected-response', (_request, { statusCode }) =>
      this.heard(() => (this.refusedWith = statusCode ?? 0)),
    )
    this.socket.on('error', () => {}) // seen by what is answered, or by the close
    this.socket.on('open', () => this.heard(() => {}))
  }

  /** A socket that has shown who it is and was let in. */
  static async enter(door: Door, options: ClientOptions = {}): Promise<RawSocket> {
    const socket = new RawSocket(door, options)
    await socket.opened()
    socket.send({ type: 'connection_init', payload: door.params })
    await socket.until(({ type }) => type === 'connection_ack')
    return socket
  }

  async opened(): Promise<void> {
    await this.waitFor(() => this.socket.readyState === WebSocket.OPEN || null)
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame))
  }

  /** Starts an operation; answers its id. */
  subscribe(query: string, variables: Record<string, unknown> = {}): string {
    const id = String(++this.lastId)
    this.send({ id, type: 'subscribe', payload: { query, variables } })
    return id
  }

  /** The errors with which an operation is refused, or what was answered instead. */
  async refusals(query: string, variables: Record<string, unknown> = {}): Promise<any[]> {
    const id = this.subscribe(query, variables)
    const { type, payload } = await this.until((frame) => frame.id === id)
    if (type === 'error') return payload
    return payload?.errors ?? [{ notRefused: type, payload }]
  }

  /** The first frame that satisfies, heard already or still to come. */
  until(satisfies: (frame: Frame) => boolean): Promise<Frame> {
    return this.waitFor(() => this.received.find(satisfies) ?? null)
  }

  /** There and back once: what was asked for before has been begun. */
  async roundTrip(): Promise<void> {
    const place = String(++this.lastId)
    this.send({ type: 'ping', payload: { place } })
    await this.until(({ type, payload }) => type === 'pong' && payload?.place === place)
  }

  /** All that one operation has told. */
  told(id: string): any[] {
    return this.received
      .filter((frame) => frame.id === id && frame.type === 'next')
      .map(({ payload }) => payload.data)
  }

  closed(): Promise<{ code: number; reason: string }> {
    return this.waitFor(() => this.closing)
  }

  /** The status with which the door refused to open a socket at all. */
  refused(): Promise<number> {
    return this.waitFor(() => this.refusedWith)
  }

  get tcp(): TcpSocket {
    return (this.socket as unknown as { _socket: TcpSocket })._socket
  }

  async end(): Promise<void> {
    this.socket.terminate()
    if (this.socket.readyState !== WebSocket.CLOSED) await this.closed()
  }

  private heard(note: () => unknown) {
    note()
    for (const wake of this.wake.splice(0)) wake()
  }

  async waitFor<T>(look: () => T | null): Promise<T> {
    const deadline = performance.now() + patience
    for (;;) {
      const found = look()
      if (found !== null) return found
      const left = deadline - performance.now()
      if (left <= 0) {
        const heard = JSON.stringify(this.received).slice(0, 2_000)
        throw new Error(
          `Heard only ${heard}, closed ${JSON.stringify(this.closing)}, refused ${this.refusedWith}`,
        )
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        this.wake.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }
}
