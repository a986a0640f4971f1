import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import cookie from '@fastify/cookie'
import fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { App } from '../platform/app.js'
import { agentChanged, identityKeyRevoked, profilesMerged } from '../domain/events.js'
import { findKeySession } from '../domain/session/find-key-session.js'
import { findAgentSession, findShopperSession } from '../domain/session/find-session.js'
import * as agents from './agents/context.js'
import { admitKey } from './agents/admit-key.js'
import { openAccountExport } from './agents/account-export.js'
import { openProfileExport } from './agents/profile-export.js'
import { buildAgentsSchema } from './agents/schema.js'
import { openDemoPhone } from './demo-phone/routes.js'
import { openDemoShop } from './demo-shop/routes.js'
import { openDoor } from './doors.js'
import { publicError } from './errors.js'
import { openHealth } from './health.js'
import { openHooks } from './hooks/shopify.js'
import { openSmsHook } from './hooks/sms.js'
import { doorRules, maxBytes } from './limits.js'
import { Alarm } from './live/alarm.js'
import { Doorbells } from './live/doorbells.js'
import { InboxLooks } from './live/inbox-presence-stream.js'
import { LiveTeam } from './live/live-team.js'
import { LiveDesks } from './live/live-desks.js'
import { startPulse } from './live/pulse.js'
import { mayOpenSocket } from './origin.js'
import { openPages } from './static-pages.js'
import { limiter } from './rate-limit.js'
import { textOf } from './schema-text.js'
import { Sessions } from './sessions.js'
import { openUnsubscribe } from './unsubscribe/routes.js'
import * as shoppers from './shoppers/context.js'
import { buildShoppersSchema } from './shoppers/schema.js'

export interface ApiServer {
  /** Where it listens. */
  url: string
  close(): Promise<void>
}

/** The doors for people: GraphQL for agents and integrators, GraphQL for shoppers, and the pages. */
export async function openServer(app: App): Promise<ApiServer> {
  const server = fastify({ bodyLimit: maxBytes, trustProxy: app.config.isBehindProxy })
  await server.register(cookie)
  tellFaults(server, app)
  const doorbells = new Doorbells(app)
  const alarm = new Alarm(app.clock)
  const desks = new LiveDesks(app)

  const agentsDoor: agents.AgentsDoor = {
    app,
    doorbells,
    desks,
    team: new LiveTeam(app),
    alarm,
    inboxLooks: new InboxLooks(app),
    sessions: new Sessions(app, findAgentSession),
    keys: new Sessions(app, findKeySession, 5_000),
    keyLimit: limiter(600, 60),
    signInLimit: limiter(10, 60),
    addressLimit: limiter(60, 60),
    joinLimit: limiter(20, 60),
    touchLimit: limiter(60, 10),
  }
  app.events.listen(agentChanged, () => agents.forgetWho(agentsDoor))
  const shoppersDoor: shoppers.ShoppersDoor = {
    app,
    doorbells,
    alarm,
    desks,
    sessions: new Sessions(app, findShopperSession),
    writeLimit: limiter(30, 10),
    startLimit: limiter(600, 60),
    touchLimit: limiter(30, 10),
  }
  app.events.listen(identityKeyRevoked, ({ accountId, keyId }) =>
    shoppersDoor.sessions.endAll(
      ({ profile, identityKeyId }) =>
        profile.accountId === accountId && (identityKeyId === keyId || identityKeyId === null),
    ),
  )
  app.events.listen(profilesMerged, ({ accountId, fromId }) =>
    shoppersDoor.sessions.endAll(({ profile }) => profile.accountId === accountId && profile.id === fromId),
  )
  const agentsRules = doorRules(await buildAgentsSchema(), { introspection: true })
  const doors = {
    '/graphql': await openDoor(server, app, {
      path: '/graphql',
      rules: agentsRules,
      contextOf: (request, reply) => agents.contextOfRequest(agentsDoor, request, reply),
      guestOf: (request, params) => agents.guestOfSocket(agentsDoor, request, params),
      admit: admitKey(agentsRules.schema),
    }),
    '/shop/graphql': await openDoor(server, app, {
      path: '/shop/graphql',
      rules: doorRules(await buildShoppersSchema(), { introspection: false }),
      contextOf: (request) => shoppers.contextOfRequest(shoppersDoor, request),
      guestOf: (_request, params) => shoppers.guestOfSocket(shoppersDoor, params),
    }),
  }
  openProfileExport(server, agentsDoor)
  openAccountExport(server, agentsDoor)
  openSchemaFile(server, agentsRules.schema)
  openHealth(server, app)
  await openHooks(server, app)
  await openSmsHook(server, app)
  await openUnsubscribe(server, app)
  if (app.config.isDemo) {
    await openDemoShop(server, app)
    openDemoPhone(server, app)
  }
  await openPages(server, app)
  acceptSockets(server, app, doors)

  const stopPulse = startPulse(app, doorbells, desks)
  await server.listen({ host: app.config.host, port: app.config.port })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      stopPulse()
      alarm.stop()
      agentsDoor.sessions.stop()
      agentsDoor.keys.stop()
      shoppersDoor.sessions.stop()
      doorbells.close()
      desks.close()
      agentsDoor.team.close()
      for (const door of Object.values(doors)) await door.socket.close()
      await agentsDoor.team.leaveAll()
      await closeInPeace(server)
      for (const door of Object.values(doors)) await door.close()
    },
  }
}

/** What the agents' door answers, to read or to build a client from. */
function openSchemaFile(server: FastifyInstance, schema: GraphQLSchema) {
  let text: string | null = null
  server.get('/schema.graphql', (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', 'inline; filename="deskbell.graphql"')
      .send((text ??= textOf(schema))),
  )
}

/** Lets it answer what it has begun; a connection that is kept alive after its answer would keep the server, too. */
async function closeInPeace(server: FastifyInstance) {
  const timer = setInterval(() => server.server.closeIdleConnections(), 50)
  await server.close().finally(() => clearInterval(timer))
}

function acceptSockets(
  server: FastifyInstance,
  app: App,
  doors: Record<string, Awaited<ReturnType<typeof openDoor>>>,
) {
  server.server.on('upgrade', (request, socket, head) => {
    const door = doors[(request.url ?? '').split('?')[0]!]
    if (door && mayOpenSocket(request, app.config.publicUrl)) door.socket.upgrade(request, socket, head)
    else turnAway(socket, door ? '403 Forbidden' : '404 Not Found')
  })
}

/** Whoever is turned away may have hung up already, which is no fault of ours; nor do we wait until they do. */
function turnAway(socket: Duplex, status: string) {
  socket.on('error', () => {})
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy())
}

/** What goes wrong before or beside GraphQL is told in the same words. */
function tellFaults(server: FastifyInstance, app: App) {
  server.setErrorHandler<FastifyError>((error, _request, reply) => {
    const isTheirs = (error.statusCode ?? 500) < 500
    const fault = isTheirs
      ? new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } })
      : publicError(error, app.log)
    return reply.code(isTheirs ? error.statusCode! : 500).send({ errors: [fault.toJSON()] })
  })
}
