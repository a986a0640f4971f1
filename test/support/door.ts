import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { until } from './until.js'

export interface Answer<T = Record<string, never>> {
  data: T | null
  errors?: { message: string; extensions: { code: string; field?: string } & Record<string, unknown> }[]
  response: Response
}

/** One side of a door: HTTP and socket, as a client has them. */
export class Door {
  constructor(
    readonly url: string,
    readonly headers: Record<string, string> = {},
    readonly params: Record<string, unknown> = {},
  ) {}

  async ask<T = any>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<T>> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers },
      body: JSON.stringify({ query, variables }),
    })
    return { ...((await response.json()) as Omit<Answer<T>, 'response'>), response }
  }

  /** The answer's data; a refusal fails the test. */
  async get<T = any>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(query, variables)
    if (errors)
      throw new Error(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('\n'))
    return data!
  }

  /** The code of the refusal, or a word for there being none. */
  async refusal(query: string, variables: Record<string, unknown> = {}): Promise<string> {
    const { errors } = await this.ask(query, variables)
    return errors?.[0]?.extensions.code ?? 'not refused'
  }

  /** Waits until it is refused: what has ended elsewhere is heard of in a moment. */
  untilRefused(code: string, query: string): Promise<void> {
    return until(`refused: ${code}`, async () => (await this.refusal(query)) === code)
  }

  watch<T = any>(query: string, variables: Record<string, unknown> = {}): Watch<T> {
    return new Watch<T>(this, query, variables)
  }
}

const patience = 30_000

/** A subscription, and everything it has told. */
export class Watch<T> {
  readonly told: T[] = []
  failure: unknown = null
  isOver = false
  private readonly client
  private readonly stop
  private wake: (() => void)[] = []

  constructor(door: Door, query: string, variables: Record<string, unknown>) {
    class SocketWithHeaders extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: door.headers })
      }
    }
    this.client = createClient({
      url: door.url.replace(/^http/, 'ws'),
      webSocketImpl: SocketWithHeaders,
      connectionParams: door.params,
      retryAttempts: 0,
    })
    this.stop = this.client.subscribe<T>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors) this.failure = errors
          if (data) this.told.push(data)
          this.stir()
        },
        error: (error) => {
          this.failure = error
          this.stir()
        },
        complete: () => {
          this.isOver = true
          this.stir()
        },
      },
    )
  }

  /** Waits until what was told satisfies; fails with what was told instead. */
  async until(satisfies: (told: T[]) => boolean): Promise<T[]> {
    const deadline = performance.now() + patience
    while (!satisfies(this.told)) {
      const left = deadline - performance.now()
      if (left <= 0 || this.failure) {
        throw new Error(
          `Told only ${JSON.stringify(this.told)} ${this.failure ? JSON.stringify(this.failure) : ''}`,
        )
      }
      await this.stirred(left)
    }
    return this.told
  }

  /** Waits until it has told what it begins with: from now on it hears what happens. */
  async begun(): Promise<this> {
    await this.until((told) => told.length > 0)
    return this
  }

  async untilFailed(): Promise<unknown> {
    const deadline = performance.now() + patience
    while (!this.failure) {
      const left = deadline - performance.now()
      if (left <= 0) throw new Error(`Did not fail, told ${JSON.stringify(this.told)}`)
      await this.stirred(left)
    }
    return this.failure
  }

  async end() {
    this.stop()
    await this.client.dispose()
  }

  private stir() {
    for (const wake of this.wake.splice(0)) wake()
  }

  private stirred(atMost: number) {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, atMost)
      this.wake.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
