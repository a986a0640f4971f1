import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findAccount } from '../../domain/account/find-account.js'
import { findLetterReader, stopRingLetters } from '../../domain/mail/stop-ring-letters.js'
import type { App } from '../../platform/app.js'
import type { Agent } from '../../schema/agent.js'
import type { Language } from '../../schema/words/account.js'
import { publicError } from '../errors.js'
import { limiter } from '../rate-limit.js'
import { look } from './look.js'
import { faultPage, stopPage } from './page.js'

const mostBytes = 10_000

const statuses: Partial<Record<string, number>> = { NOT_FOUND: 404, TOO_MANY_REQUESTS: 429, TRY_AGAIN: 503 }

/**
 * Where the link of a letter about rings leads: it alone switches them off, without a sign-in (R62). A POST does, from a
 * mail program (RFC 8058) or from the page; a GET only shows the page, for whatever scans mail opens links.
 */
export async function openUnsubscribe(server: FastifyInstance, app: App): Promise<void> {
  const addressLimit = limiter(60, 60)

  const answer =
    (act: (token: string) => Promise<Agent>) => async (request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(rules).type('text/html; charset=utf-8')
      try {
        await addressLimit.take(request.ip)
        const agent = await act((request.params as { token: string }).token)
        const { name: shop } = await findAccount(app.database.manager, agent.accountId)
        return await reply.send(stopPage(agent, shop).source)
      } catch (error) {
        const { code, retryAfterSeconds } = publicError(error, app.log).extensions
        if (retryAfterSeconds) void reply.header('retry-after', String(retryAfterSeconds))
        const page = faultPage(String(code), languageOf(request))
        return reply.code(statuses[String(code)] ?? 500).send(page.source)
      }
    }

  await server.register((scope, _options, done) => {
    // A mail program says it in one form or another; that it says it here is all.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, _body, parsed) =>
      parsed(null, null),
    )
    scope.get('/unsubscribe/look.css', (_request, reply) => reply.headers(rules).type('text/css').send(look))
    scope.get(
      '/unsubscribe/:token',
      answer((token) => findLetterReader(app.database.manager, token)),
    )
    scope.post(
      '/unsubscribe/:token',
      answer((token) => app.transaction((tx) => stopRingLetters(tx, token))),
    )
    done()
  })
}

const languageOf = ({ headers }: FastifyRequest): Language =>
  /^fr\b/i.test(headers['accept-language'] ?? '') ? 'fr' : 'en'

const rules = {
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-robots-tag': 'noindex',
}
