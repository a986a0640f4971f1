import type { IncomingMessage } from 'node:http'

/**
 * A browser sends our cookie along from any page that opens a socket, but always says which page: only ours may.
 * Programs send no origin, and have no cookie that they do not mean to send.
 */
export function mayOpenSocket({ headers }: IncomingMessage, publicUrl: string): boolean {
  if (headers.origin === undefined) return true
  if (!URL.canParse(headers.origin)) return false
  const { origin, host } = new URL(headers.origin)
  return origin === new URL(publicUrl).origin || host === headers.host
}
