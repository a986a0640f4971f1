import type { FastifyInstance } from 'fastify'
import type { App } from '../platform/app.js'
import { describeMetrics } from './metrics.js'

export function openHealth(server: FastifyInstance, app: App): void {
  const metrics = describeMetrics(app)

  server.get('/healthz', () => ({ alive: true }))

  // Ready without Redis, too: messages are accepted, the rest follows when it is back.
  server.get('/readyz', async (_request, reply) => {
    const database = await app.database.query('SELECT 1').then(
      () => true,
      () => false,
    )
    return reply
      .code(database ? 200 : 503)
      .send({ ready: database, database, redis: app.events.isConnected() })
  })

  server.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  )
}
