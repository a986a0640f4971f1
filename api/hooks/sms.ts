import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findByPublicId } from '../../domain/account/find-account.js'
import { badInput, notFound, Refusal } from '../../domain/errors.js'
import { isPhone } from '../../domain/sms/change-sms-settings.js'
import { findLiveSms, type LiveSms } from '../../domain/sms/find-sms-settings.js'
import { hearDelivery } from '../../domain/sms/hear-delivery.js'
import { receiveText } from '../../domain/sms/receive-text.js'
import type { App } from '../../platform/app.js'
import { isSignedBy } from '../../platform/twilio.js'
import type { Account } from '../../schema/account.js'
import { SmsProvider } from '../../schema/words/sms.js'
import { publicError } from '../errors.js'
import { limiter } from '../rate-limit.js'

type Fields = [name: string, value: string][]
type Hook = (account: Account, sms: LiveSms, told: Map<string, string>) => Promise<void>

const form = 'application/x-www-form-urlencoded'
const mostBytes = 64_000
const mostMedia = 10

const statuses: Partial<Record<string, number>> = {
  BAD_INPUT: 400,
  BAD_SIGNATURE: 401,
  NOT_FOUND: 404,
  TOO_MANY_REQUESTS: 429,
  TRY_AGAIN: 503,
}

/** Where an SMS provider brings what shoppers text, and tells what became of our texts (R77). */
export async function openSmsHook(server: FastifyInstance, app: App): Promise<void> {
  const numberLimit = limiter(30, 60)
  const accountLimit = limiter(600, 60)

  await server.register((scope, _options, done) => {
    // Of its own, as it came: what is signed are the fields in their order and as often as they stand there.
    scope.removeContentTypeParser(form)
    scope.addContentTypeParser(form, { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, parsed) =>
      parsed(null, [...new URLSearchParams(String(body))]),
    )
    scope.post('/hooks/sms/:publicId', (request, reply) =>
      answer(app, request, reply, async (account, sms, told) => {
        const from = told.get('From') ?? ''
        const sid = sidIn(told)
        if (!isPhone(from)) throw badInput('From', 'E.164 is needed.')
        await numberLimit.take(`${account.id} ${from}`)
        await accountLimit.take(account.id)
        const text = {
          sid,
          from,
          text: told.get('Body') ?? '',
          mediaTypes: mediaIn(told),
          isAnswered: told.has('OptOutType'),
        }
        await app.transaction((tx) => receiveText(tx, account, sms, text))
      }),
    )
    scope.post('/hooks/sms/:publicId/status', (request, reply) =>
      answer(app, request, reply, async (account, _sms, told) => {
        const sid = sidIn(told)
        const { ref } = request.query as { ref?: unknown }
        const status = told.get('MessageStatus') ?? told.get('SmsStatus')
        if (typeof ref !== 'string' || !/^[0-9a-f]{32}$/.test(ref)) throw badInput('ref', 'Ours is needed.')
        if (!status) throw badInput('MessageStatus', 'It is missing.')
        const code =
          told
            .get('ErrorCode')
            ?.replace(/[^\w-]/g, '')
            .slice(0, 20) || null
        await app.transaction((tx) => hearDelivery(tx, account.id, { ref, sid, status, code }))
      }),
    )
    done()
  })
}

/** Only what the account's provider has signed is listened to. Nothing is said but that it was heard, in the provider's own form. */
async function answer(app: App, request: FastifyRequest, reply: FastifyReply, hook: Hook) {
  try {
    const { publicId } = request.params as { publicId: string }
    const account = await findByPublicId(app.database.manager, publicId)
    const sms = account && (await findLiveSms(app.database.manager, account.id))
    if (!sms || sms.provider !== SmsProvider.TWILIO || !sms.authToken) throw notFound('number')
    const fields = fieldsOf(request)
    // The address as the provider knows it; behind a proxy the request does not.
    const url = `${app.config.publicUrl}${request.raw.url ?? ''}`
    const signature = request.headers['x-twilio-signature']
    if (!isSignedBy(sms.authToken, url, fields, String(signature ?? '')))
      throw new Refusal('BAD_SIGNATURE', 'The account’s provider has not signed this.')
    await hook(account, sms, new Map(fields))
    return await reply.type('text/xml').send('<Response/>')
  } catch (error) {
    const fault = publicError(error, app.log)
    const code = String(fault.extensions.code)
    return reply.code(statuses[code] ?? 500).send({ errors: [fault.toJSON()] })
  }
}

const fieldsOf = ({ body }: FastifyRequest): Fields => (Array.isArray(body) ? (body as Fields) : [])

function sidIn(told: Map<string, string>): string {
  const sid = told.get('MessageSid') ?? told.get('SmsSid') ?? ''
  if (!/^[\w-]{1,64}$/.test(sid)) throw badInput('MessageSid', '1 to 64 letters and digits.')
  return sid
}

function mediaIn(told: Map<string, string>): string[] {
  const count = Math.min(Number(told.get('NumMedia')) || 0, mostMedia)
  return Array.from({ length: count }, (_, at) => told.get(`MediaContentType${at}`) ?? '')
}
