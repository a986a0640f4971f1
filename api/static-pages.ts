import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { App } from '../platform/app.js'
import { rulesOfFrame } from './widget-frame.js'

// Run from the sources, as tests do, the built pages are one folder further.
const dist = import.meta.url.includes('/dist/') ? '..' : '../dist'
const built = (app: string) => fileURLToPath(new URL(`${dist}/${app}/`, import.meta.url))

/** The console at `/`, the widget at `/widget/`: what `npm run build` has made of them. */
export async function openPages(server: FastifyInstance, app: App): Promise<void> {
  for (const [app, prefix] of [
    ['console', '/'],
    ['widget', '/widget/'],
  ] as const) {
    if (!existsSync(built(app))) continue
    await server.register(fastifyStatic, {
      root: built(app),
      prefix,
      decorateReply: app === 'console',
      setHeaders(reply, path) {
        // Names of built files carry a hash, but for the few that pages point at.
        const isNamedByContent = path.includes('/assets/')
        void reply.setHeader(
          'cache-control',
          isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
        // A shop's page loads it from here; it holds nothing of anybody.
        if (/\/widget\/deskbell\.(js|d\.ts)$/.test(path))
          void reply.setHeader('access-control-allow-origin', '*')
      },
    })
  }
  server.addHook('onSend', async (request, reply) => {
    void reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'strict-origin-when-cross-origin')
    if (!request.url.startsWith('/widget/')) return void reply.header('x-frame-options', 'DENY')
    // Pages of shops load it, also such as let nothing in that does not say so.
    void reply.header('cross-origin-resource-policy', 'cross-origin')
    const isFrame = String(reply.getHeader('content-type')).startsWith('text/html')
    if (isFrame) void reply.headers(await rulesOfFrame(app, request))
  })
  // The console's own addresses, like /inbox/T-1042, are all its one page.
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (wantsPage && existsSync(built('console'))) return reply.sendFile('index.html')
    return reply.code(404).send({ error: 'There is nothing here.' })
  })
}
