import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { originOf } from '../domain/account/widget-seen.rules.js'
import type { Page } from '../domain/account/allowed-origins.rules.js'

/**
 * A browser sends our cookie along from any page that opens a socket, but always says which page: only ours may.
 * Programs send no origin, and have no cookie that they do not mean to send.
 */
export function mayOpenSocket({ headers }: IncomingMessage, publicUrl: string): boolean {
  if (headers.origin === undefined) return true
  return isOurs(headers.origin, headers, publicUrl)
}

function isOurs(page: string, headers: IncomingHttpHeaders, publicUrl: string): boolean {
  if (!URL.canParse(page)) return false
  const { origin, host } = new URL(page)
  return origin === new URL(publicUrl).origin || host === headers.host
}

/**
 * The page that shows the hub. The frame tells it, having heard it from the browser; when a page asks us itself, the
 * browser says which one it is.
 */
export function pageOf(headers: IncomingHttpHeaders, publicUrl: string, told: string | null): Page {
  const asks = headers.origin
  const page = asks !== undefined && !isOurs(asks, headers, publicUrl) ? asks : told
  return { origin: originOf(page), isOurs: page !== null && isOurs(page, headers, publicUrl) }
}
