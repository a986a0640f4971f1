import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../domain/errors.js'
import { beginExport } from '../../domain/portable/begin-export.js'
import { writeAccount } from '../../domain/portable/write-account.js'
import { openSnapshot } from '../../platform/snapshot.js'
import type { App } from '../../platform/app.js'
import type { Account } from '../../schema/account.js'
import { publicError } from '../errors.js'
import { contextOfRequest, signedIn, type AgentsDoor } from './context.js'

/** Each holds a connection to the database, and old versions of rows, for as long as it is read. */
const mostAtOnce = 2
const patienceMillis = 60_000

/** `GET /export.ndjson`: profiles and tickets of the account, as docs/export.md tells. For its owners, not for keys. */
export function openAccountExport(server: FastifyInstance, door: AgentsDoor) {
  let underWay = 0
  server.get('/export.ndjson', async (request, reply) => {
    const context = contextOfRequest(door, request, reply)
    try {
      const agent = await signedIn(context)
      if ((await context.session())?.scopes) throw new Refusal('FORBIDDEN', 'Not for API keys.')
      if (underWay >= mostAtOnce) throw tooMany()
      underWay++
      const account = await door.app
        .transaction((tx) => beginExport(tx, agent))
        .catch((error: unknown) => {
          underWay--
          throw error
        })
      return await reply
        .type('application/x-ndjson; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${account.publicId}.ndjson"`)
        .send(streamOf(door.app, account, () => underWay--))
    } catch (error) {
      const told = publicError(error, door.app.log)
      return reply.code(statusOf[String(told.extensions.code)] ?? 500).send({ errors: [told.toJSON()] })
    }
  })
}

/** Whoever breaks off, or does not read on for a minute, has a file without its last line. */
function streamOf(app: App, account: Account, whenDone: () => void): Readable {
  const stream = Readable.from(linesOf())
  stream.once('close', whenDone)
  return stream

  async function* linesOf() {
    const snapshot = await openSnapshot(app.database)
    try {
      for await (const { text } of writeAccount(snapshot.db, account, app.clock.now())) {
        const waiting = setTimeout(() => stream.destroy(), patienceMillis)
        yield text
        clearTimeout(waiting)
      }
    } finally {
      await snapshot.close()
    }
  }
}

const tooMany = () =>
  new Refusal('TOO_MANY_REQUESTS', 'Others are being written. Try again in a minute.', {
    retryAfterSeconds: 60,
  })

const statusOf: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, TOO_MANY_REQUESTS: 429 }
