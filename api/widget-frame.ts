import type { FastifyRequest } from 'fastify'
import { isAllowed } from '../domain/account/allowed-origins.rules.js'
import { findByPublicId } from '../domain/account/find-account.js'
import { noteInPassing, noteOriginRefused } from '../domain/account/note-widget.js'
import type { App } from '../platform/app.js'
import { pageOf } from './origin.js'

/**
 * What a browser keeps to in the chat's own page: it runs nothing but what is ours, and stands only on pages that the
 * account allows. The script on the shop's page says which account that is; the page itself lets in with a token of that
 * account only, so saying another one brings nothing.
 */
export async function rulesOfFrame(app: App, request: FastifyRequest): Promise<Record<string, string>> {
  const { account, page } = request.query as { account?: unknown; page?: unknown }
  const framers = await framersOf(app, request, textOf(account), textOf(page))
  const socket = new URL(app.config.publicUrl).origin.replace('http', 'ws')
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    // Not every browser takes a socket of the same host for 'self'.
    `connect-src 'self' ${socket}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue',
    ...(framers ? [`frame-ancestors ${framers}`] : []),
  ]
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-embedder-policy': 'require-corp',
    // A browser that is told "not modified" keeps the policy that it has.
    'cache-control': 'no-store',
  }
}

/** Who may show it around itself; null: everybody. */
async function framersOf(app: App, request: FastifyRequest, publicId: string | null, told: string | null) {
  if (publicId === null) return "'self'"
  try {
    const account = await findByPublicId(app.database.manager, publicId)
    if (!account) return "'self'"
    const { id, allowedOrigins } = account
    if (allowedOrigins.length === 0) return null
    const page = pageOf({ host: request.headers.host }, app.config.publicUrl, told)
    if (!isAllowed(allowedOrigins, page)) noteInPassing(app, () => noteOriginRefused(app, id, page.origin))
    return ["'self'", ...allowedOrigins].join(' ')
  } catch (error) {
    // Without the database nobody is let in either; the chat goes on asking, and the list is looked at then.
    app.log.warn({ reason: (error as Error).message }, 'the allowed origins could not be asked for')
    return null
  }
}

const textOf = (said: unknown): string | null => (typeof said === 'string' ? said : null)
