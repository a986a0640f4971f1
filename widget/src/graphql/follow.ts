import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { stringifyDocument } from '@urql/core'
import { createClient } from 'graphql-ws'
import { failureOf, RequestFailed, type GraphQLFailure } from './request'

const PING_EVERY_MS = 12_000
const ANSWER_WITHIN_MS = 8_000
// graphql-ws: the desk does not know the session (any more).
const WHO_ARE_YOU = [4401, 4403]

interface Ears {
  live(): void
  /** The socket is gone, for whatever reason; null: the desk said goodbye. */
  end(reason: RequestFailed | null): void
}

export type Line = ReturnType<typeof openLine>

/** One socket, until it ends; reconnecting is the caller's decision. */
export function openLine(token: string, ears: Ears) {
  const url = new URL('../shop/graphql', location.href)
  url.protocol = url.protocol.replace('http', 'ws')

  let patience = setTimeout(giveUp, ANSWER_WITHIN_MS)
  const client = createClient({
    url: url.href,
    connectionParams: { token },
    retryAttempts: 0,
    keepAlive: PING_EVERY_MS,
    on: {
      connected: () => {
        clearTimeout(patience)
        ears.live()
      },
      // A network that died without a word is noticed by the missing pong.
      ping: (received) => {
        if (!received) patience = setTimeout(giveUp, ANSWER_WITHIN_MS)
      },
      pong: (received) => {
        if (received) clearTimeout(patience)
      },
    },
  })
  function giveUp() {
    client.terminate()
  }

  let isOver = false
  function hangUp() {
    isOver = true
    clearTimeout(patience)
    void client.dispose()
  }

  function end(reason: RequestFailed | null) {
    if (isOver) return
    hangUp()
    ears.end(reason)
  }

  /** One subscription. When it ends the line does, unless the caller takes it otherwise: `over` answers true then. */
  function follow<Result, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    next: (result: Result) => void,
    over: (reason: RequestFailed | null) => boolean = () => false,
  ) {
    const stop = (reason: RequestFailed | null) => isOver || over(reason) || end(reason)
    client.subscribe<Result>(
      { query: stringifyDocument(document), variables },
      {
        next: ({ data, errors }) => {
          if (isOver) return
          if (data) next(data)
          else if (errors?.[0]) stop(failureOf(errors[0]))
        },
        error: (error) => stop(reasonOf(error)),
        complete: () => stop(null),
      },
    )
  }

  return { follow, hangUp }
}

function reasonOf(error: unknown): RequestFailed {
  if (Array.isArray(error) && error[0]) return failureOf(error[0] as GraphQLFailure)
  if (error instanceof CloseEvent && WHO_ARE_YOU.includes(error.code))
    return new RequestFailed('UNAUTHENTICATED')
  return new RequestFailed('UNREACHABLE')
}
