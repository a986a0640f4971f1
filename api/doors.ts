import type { IncomingMessage } from 'node:http'
import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, type DocumentNode } from 'graphql'
import type { App } from '../platform/app.js'
import { publicError } from './errors.js'
import { measureOperation, maxTokens, type DoorRules, type Measure } from './limits.js'
import { openSocket, type SocketGuest, type SocketServer } from './live/socket.js'

export interface Door<C extends BaseContext> {
  path: string
  rules: DoorRules
  contextOf(request: FastifyRequest, reply: FastifyReply): C
  guestOf(request: IncomingMessage, params: Record<string, unknown>): Promise<SocketGuest<C> | null>
  /** Refuses what this one may not ask, before it is run; on HTTP and on the socket alike. */
  admit?(context: C, document: DocumentNode, measure: Measure): Promise<void>
}

export interface OpenDoor {
  socket: SocketServer
  close(): Promise<void>
}

/** Opens one GraphQL door, HTTP and socket, under one set of rules. */
export async function openDoor<C extends BaseContext>(
  server: FastifyInstance,
  app: App,
  { path, rules, contextOf, guestOf, admit = async () => {} }: Door<C>,
): Promise<OpenDoor> {
  const apollo = new ApolloServer<C>({
    schema: rules.schema,
    validationRules: [...rules.validationRules],
    introspection: true, // whether it is answered is one of the rules
    parseOptions: { maxTokens },
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // What is remembered is our documents; a stranger's hash is not one of them.
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    formatError: (_formatted, error) => publicError(error, app.log).toJSON(),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(), // costs 40 % on lists
      withinLimits(rules, admit),
    ],
    logger: quiet,
  })
  await apollo.start()
  const handle = fastifyApolloHandler(apollo, {
    context: async (request, reply) => contextOf(request, reply),
  })
  server.route({
    url: path,
    method: ['GET', 'POST'],
    handler: (request, reply) => {
      // Answers are for whoever asked, and for nobody's cache.
      void reply.header('cache-control', 'no-store')
      return handle.call(server, request, reply)
    },
  })
  const socket = openSocket<C>({ rules, log: app.log, enter: guestOf, admit })
  return {
    socket,
    async close() {
      await apollo.stop()
    },
  }
}

const withinLimits = <C extends BaseContext>(
  rules: DoorRules,
  admit: NonNullable<Door<C>['admit']>,
): ApolloServerPlugin<C> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue, document, request, operation }) {
        if (operation?.operation === 'subscription') {
          throw new GraphQLError('Subscriptions are answered on the socket.', {
            extensions: { code: 'BAD_REQUEST' },
          })
        }
        const { variables, operationName } = request
        const measure = measureOperation(rules.schema, document, variables, operationName)
        if (measure.fault) throw measure.fault
        await admit(contextValue, document, measure)
      },
    }
  },
})

// Apollo reports what it has already answered; ours is the one place that logs faults.
const quiet = { debug() {}, info() {}, warn() {}, error() {} }
