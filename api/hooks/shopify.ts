import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, type RefusalCode } from '../../domain/errors.js'
import { findHook, isSignature, isSigned } from '../../domain/shopify/find-hook.js'
import { noteRefused, receiveShopify } from '../../domain/shopify/receive-shopify.js'
import type { App } from '../../platform/app.js'
import { publicError } from '../errors.js'
import { limiter } from '../rate-limit.js'

/** An order of a hundred items has 300 KiB. */
const mostBytes = 1024 * 1024

const statuses: Partial<Record<RefusalCode, number>> = {
  BAD_INPUT: 400,
  BAD_SIGNATURE: 401,
  NOT_FOUND: 404,
  TOPIC_NOT_TAKEN: 422,
  TOO_MANY_REQUESTS: 429,
}

type Hooked = { Params: { publicId: string } }

/**
 * The door for what Shopify tells of its own accord. The signature is of the very bytes, so they are read as they are; who
 * is not there, or has not even the shape of a signature, is turned away before anything is read.
 */
export async function openHooks(server: FastifyInstance, app: App): Promise<void> {
  const callLimit = limiter(1_200, 60)
  await server.register(async (door) => {
    door.removeAllContentTypeParsers()
    door.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    door.setErrorHandler((error, _request, reply) => tellFault(error, app, reply))
    door.route<Hooked>({
      method: 'POST',
      url: '/hooks/shopify/:publicId',
      bodyLimit: mostBytes,
      async onRequest(request) {
        await callLimit.take(request.ip)
        await findHook(app.database.manager, request.params.publicId)
        if (!isSignature(request.headers[signature])) throw badSignature()
      },
      async handler(request) {
        await receive(app, request)
        return { ok: true }
      },
    })
  })
}

async function receive(app: App, request: FastifyRequest<Hooked>) {
  const hook = await findHook(app.database.manager, request.params.publicId)
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  if (!isSigned(body, request.headers[signature], hook)) {
    await app.transaction((tx) => noteRefused(tx, hook))
    throw badSignature()
  }
  const topic = String(request.headers['x-shopify-topic'] ?? '')
  await app.transaction((tx) => receiveShopify(tx, hook, { topic, body }))
}

const signature = 'x-shopify-hmac-sha256'

const badSignature = () =>
  new Refusal('BAD_SIGNATURE', 'The body is not signed with the secret of this account.')

/** In the words of the other doors. What the database could not do now, Shopify tells again later. */
function tellFault(error: unknown, app: App, reply: FastifyReply) {
  const theirs = (error as { statusCode?: number }).statusCode
  if (theirs && theirs < 500) {
    const code = theirs === 413 ? 'TOO_LARGE' : 'BAD_REQUEST'
    return reply.code(theirs).send({ errors: [{ message: (error as Error).message, extensions: { code } }] })
  }
  const fault = publicError(error, app.log)
  const code = fault.extensions.code as RefusalCode
  return reply.code(statuses[code] ?? (code === 'TRY_AGAIN' ? 503 : 500)).send({ errors: [fault.toJSON()] })
}
