import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { getOperationAST, GraphQLError, parse, specifiedRules, validate, type DocumentNode } from 'graphql'
import { CloseCode, type Context } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Log } from '../../platform/log.js'
import { publicError, withoutHints } from '../errors.js'
import { maxBytes, maxTokens, measureOperation, type DoorRules, type Measure } from '../limits.js'
import { subscribeShared } from './shared-answers.js'

const mostOperations = 20
const pingEvery = 15_000
const longestGoodbye = 2_000

export interface SocketDoor<C> {
  rules: DoorRules
  log: Log
  /** Who is at the door; null: nobody whom we know, and the socket closes with 4403. */
  enter(request: IncomingMessage, params: Record<string, unknown>): Promise<SocketGuest<C> | null>
  /** Refuses what this guest may not ask. */
  admit(context: C, document: DocumentNode, measure: Measure): Promise<void>
}

export interface SocketGuest<C> {
  context(): C
  /** Registers what shuts the socket when the session ends; answers how to take that back. */
  whenEnded(close: () => void): () => void
}

type Extra = Record<PropertyKey, unknown> & {
  socket: WebSocket
  request: IncomingMessage
}

export interface SocketServer {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): Promise<void>
}

/** The socket of a GraphQL door. Subscriptions only, under the same rules, limits and masking as its HTTP. */
export function openSocket<C>({ rules, log, enter, admit }: SocketDoor<C>): SocketServer {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxBytes, perMessageDeflate: false })
  const guests = new WeakMap<WebSocket, SocketGuest<C>>()
  const read = readerOf(rules)

  async function faultOfSubscription(
    document: DocumentNode,
    variables: Record<string, unknown> | undefined,
    operationName: string | null | undefined,
    socket: WebSocket,
  ): Promise<GraphQLError | null> {
    if (getOperationAST(document, operationName)?.operation !== 'subscription') {
      return refusal(
        'BAD_REQUEST',
        'Only subscriptions are answered here. Send queries and mutations over HTTP.',
      )
    }
    const measure = measureOperation(rules.schema, document, variables, operationName)
    return measure.fault ?? (await whyNot(admit(guests.get(socket)!.context(), document, measure)))
  }

  const live = useServer<Record<string, unknown>, Extra>(
    {
      schema: rules.schema,
      connectionInitWaitTimeout: 3_000,
      // A close says nothing of what went wrong inside, however the process was started.
      isProd: true,
      async onConnect({ connectionParams, extra: { request, socket } }) {
        const guest = await enter(request, connectionParams ?? {}).catch(() => null)
        if (!guest) return false
        guests.set(socket, guest)
        const leave = guest.whenEnded(() => socket.close(CloseCode.Forbidden, 'Forbidden'))
        // Whoever was being let in may have gone meanwhile.
        if (socket.readyState === socket.CLOSED) leave()
        else socket.once('close', leave)
        return true
      },
      context: ({ extra: { socket } }) => guests.get(socket)!.context() as Record<string, unknown>,
      async onSubscribe(
        { subscriptions, extra: { socket } }: Context<Record<string, unknown>, Extra>,
        _id,
        { query, variables, operationName },
      ) {
        if (Object.keys(subscriptions).length > mostOperations) {
          return [refusal('TOO_MANY_REQUESTS', `At most ${mostOperations} subscriptions on one socket.`)]
        }
        const { document, faults } = read(query)
        if (!document) return faults
        const variableValues = variables ?? undefined
        const fault = await faultOfSubscription(document, variableValues, operationName, socket)
        return fault ? [fault] : { schema: rules.schema, document, operationName, variableValues }
      },
      subscribe: subscribeShared,
      onError: (_context, _id, _payload, errors) => errors.map((error) => publicError(error, log).toJSON()),
      onNext: (_context, _id, _payload, _args, result) =>
        result.errors && {
          ...result,
          errors: result.errors.map((error) => publicError(error, log).toJSON()),
        },
    },
    server,
    pingEvery,
  )

  // A broken line is no news; graphql-ws would print each one with its stack.
  server.on('connection', (socket) => {
    socket
      .removeAllListeners('error')
      .on('error', ({ message }) => log.debug({ reason: message }, 'a socket broke'))
  })

  return {
    upgrade: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (opened) => server.emit('connection', opened, request)),
    async close() {
      // Whoever does not read does not say goodbye either.
      const impatience = setTimeout(
        () => server.clients.forEach((client) => client.terminate()),
        longestGoodbye,
      )
      await live.dispose()
      clearTimeout(impatience)
    },
  }
}

type Reading = { document: DocumentNode; faults?: never } | { document?: never; faults: GraphQLError[] }

const mostRemembered = 100

/** Parses and judges a query; consoles all send the same few, and so share what was made of them. */
function readerOf(rules: DoorRules): (query: string) => Reading {
  const known = new Map<string, Reading>()
  return (query) => {
    const reading = known.get(query) ?? readQuery(rules, query)
    if (known.size >= mostRemembered) known.clear()
    known.set(query, reading)
    return reading
  }
}

function readQuery(rules: DoorRules, query: string): Reading {
  try {
    const document = parse(query, { maxTokens })
    const faults = validate(rules.schema, document, [...specifiedRules, ...rules.validationRules])
    if (faults.length === 0) return { document }
    return {
      faults: faults.map((fault) => refusal('GRAPHQL_VALIDATION_FAILED', withoutHints(fault.message))),
    }
  } catch (error) {
    const message = error instanceof GraphQLError ? error.message : 'This is not GraphQL.'
    return { faults: [refusal('GRAPHQL_PARSE_FAILED', message)] }
  }
}

const refusal = (code: string, message: string) => new GraphQLError(message, { extensions: { code } })

/** As it was thrown: `onError` says what of it is told. */
const whyNot = (admission: Promise<void>): Promise<GraphQLError | null> =>
  admission.then(
    () => null,
    (error: Error) =>
      error instanceof GraphQLError ? error : new GraphQLError(error.message, { originalError: error }),
  )
