import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findByPublicId } from '../../domain/account/find-account.js'
import { demo, demoShoppers } from '../../domain/demo/demo-data.js'
import { findTextsOf } from '../../domain/sms/find-texts.js'
import { findLiveSms } from '../../domain/sms/find-sms-settings.js'
import { receiveText } from '../../domain/sms/receive-text.js'
import type { App } from '../../platform/app.js'
import { look } from './look.js'
import { phonePage, type Owner } from './page.js'
import { script } from './script.js'
import type { Language } from './texts.js'

const owners: Owner[] = demoShoppers.flatMap(({ externalId: id, name, phone }) =>
  id && phone ? [{ id, name, number: phone }] : [],
)
const longestText = 1_600

/** Plays the phones of two shoppers of the demo, whose desk has the provider that only records (R77). */
export function openDemoPhone(server: FastifyInstance, app: App): void {
  server.get('/demo/phone', async (request, reply) => {
    const sms = await recordingSms(app)
    const page = phonePage(ownerOf(request.query), owners, sms?.number ?? null, languageOf(request, reply))
    return reply
      .type('text/html')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy)
      .send(page)
  })

  server.get('/demo/phone/texts', async (request, reply) => {
    const account = await findByPublicId(app.database.manager, demo.publicId)
    const rows = account
      ? await findTextsOf(app.database.manager, account.id, ownerOf(request.query).number)
      : []
    void reply.header('cache-control', 'no-store')
    return {
      texts: rows.map(({ isInbound, text, createdAt }) => ({ isMine: isInbound, text, at: createdAt })),
    }
  })

  // JSON, which no form of another page can send.
  server.post('/demo/phone/texts', async (request, reply) => {
    const { text, id } = (request.body ?? {}) as { text?: unknown; id?: unknown }
    const sms = await recordingSms(app)
    const account = sms && (await findByPublicId(app.database.manager, demo.publicId))
    const isText = typeof text === 'string' && text.trim() !== '' && text.length <= longestText
    if (!account || !isText || typeof id !== 'string' || !/^[\w-]{36}$/.test(id))
      return reply.code(400).send({})
    const from = ownerOf(request.body).number
    const told = { sid: `phone-${id}`, from, text, mediaTypes: [], isAnswered: false }
    await app.transaction((tx) => receiveText(tx, account, sms, told))
    return {}
  })

  const asset = (path: string, type: string, body: string) =>
    server.get(path, (_request, reply) => reply.type(type).header('cache-control', 'no-cache').send(body))
  asset('/demo/phone/look.css', 'text/css', look)
  asset('/demo/phone/script.js', 'text/javascript', script)
}

/** Null: the demo's desk texts nobody, or by a real provider, in whose name nobody speaks. */
async function recordingSms({ database }: App) {
  const account = await findByPublicId(database.manager, demo.publicId)
  const sms = account && (await findLiveSms(database.manager, account.id))
  return sms?.provider === 'recording' ? sms : null
}

const ownerOf = (said: unknown): Owner =>
  owners.find(({ id }) => id === (said as { who?: unknown } | null)?.who) ?? owners[0]!

/** As chosen now, or before, or as the browser asks. */
function languageOf({ query, cookies, headers }: FastifyRequest, reply: FastifyReply): Language {
  const { lang } = query as { lang?: unknown }
  if (lang === 'en' || lang === 'fr') {
    void reply.setCookie('demo-phone-language', lang, {
      path: '/demo/phone',
      httpOnly: true,
      sameSite: 'lax',
    })
    return lang
  }
  const before = cookies['demo-phone-language']
  if (before === 'en' || before === 'fr') return before
  return /^fr\b/i.test(headers['accept-language'] ?? '') ? 'fr' : 'en'
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
