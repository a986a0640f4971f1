import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../domain/errors.js'
import { beginExport, writeProfile } from '../../domain/personal-data/export-profile.js'
import { ApiScope } from '../../schema/words/key.js'
import { publicError } from '../errors.js'
import { rowId } from '../global-id.js'
import { contextOfRequest, signedIn, type AgentsDoor } from './context.js'
import { openBy } from './scopes.js'

const needed = [ApiScope.PROFILES_READ, ApiScope.TICKETS_READ]

/** `GET /profiles/{id}.json`: everything that is known of a shopper, to give them (R79). For owners and managers, or a key of theirs. */
export function openProfileExport(server: FastifyInstance, door: AgentsDoor) {
  server.get<{ Params: { id: string } }>('/profiles/:id.json', async (request, reply) => {
    const context = contextOfRequest(door, request, reply)
    try {
      const agent = await signedIn(context)
      const scopes = (await context.session())?.scopes
      const missing = scopes && needed.find((scope) => !openBy(scopes).has(scope))
      if (missing) throw new Refusal('FORBIDDEN', `This needs the scope ${missing}.`, { scope: missing })
      const id = rowId('Profile', request.params.id)
      const profile = await door.app.transaction((tx) => beginExport(tx, agent, id))
      return await reply
        .type('application/json; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="profile-${profile.id}.json"`)
        .send(Readable.from(writeProfile(door.app.database.manager, profile)))
    } catch (error) {
      const told = publicError(error, door.app.log)
      return reply.code(statusOf[String(told.extensions.code)] ?? 500).send({ errors: [told.toJSON()] })
    }
  })
}

const statusOf: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 }
