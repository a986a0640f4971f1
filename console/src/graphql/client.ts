import { Client, fetchExchange, mapExchange, subscriptionExchange } from '@urql/vue'
import type { App, InjectionKey } from 'vue'
import { inject } from 'vue'
import { askAgain } from './askAgain'
import { createCache } from './cache'
import { codeOf } from './errors'
import { createSocket, type Socket } from './socket'

const socketKey: InjectionKey<Socket> = Symbol('socket')

export const useSocket = () => inject(socketKey)!

/** The one client of the console: requests over HTTP, subscriptions over the socket, both with the session cookie. */
export function createDeskClient(sessionEnded: () => void) {
  const url = new URL('/graphql', location.href)
  const socket = createSocket(url.href.replace(/^http/, 'ws'), sessionEnded)
  const client = new Client({
    url: url.href,
    preferGetMethod: false,
    exchanges: [
      mapExchange({
        onError: (error) => {
          if (codeOf(error) === 'UNAUTHENTICATED') sessionEnded()
        },
      }),
      createCache(),
      askAgain,
      fetchExchange,
      subscriptionExchange({ forwardSubscription: (request) => subscription(socket, request) }),
    ],
  })
  return {
    client,
    socket,
    install: (app: App) => app.provide(socketKey, socket),
  }
}

type Request = { query?: string; variables?: Record<string, unknown>; operationName?: string }
type Live = { data?: { ticketUpdates?: { entries: { number: number }[] } } | null }

/** After a lost connection a ticket's updates resume behind the last entry received, not behind the first one asked for. */
function subscription(socket: Socket, request: Request) {
  const variables = { ...request.variables }
  if (typeof variables.after === 'number') {
    let last = variables.after
    Object.defineProperty(variables, 'after', { enumerable: true, get: () => last })
    return listen((result) => {
      for (const entry of result.data?.ticketUpdates?.entries ?? []) last = Math.max(last, entry.number)
    })
  }
  return listen(() => {})

  function listen(note: (result: Live) => void) {
    return {
      subscribe: (sink: { next(result: never): void }) => ({
        unsubscribe: socket.subscribe(
          { query: request.query ?? '', variables, operationName: request.operationName },
          {
            next: (result) => {
              note(result as Live)
              sink.next(result as never)
            },
            error: (errors) => sink.next({ errors } as never),
          },
        ),
      }),
    }
  }
}
