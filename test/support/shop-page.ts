import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { makeIdentityToken } from './actors.js'
import { openPage } from './browser.js'
import type { BuiltAccount } from './builders.js'
import type { Servers } from './servers.js'

export interface ShopPageWish {
  /** Who is signed in to the shop; null: nobody. */
  shopper?: string | null
  /** What stands on the page besides some words. */
  body?: string
  /** More attributes of the script's element, and of the page's. */
  script?: string
  html?: string
  title?: string
  options?: BrowserContextOptions
}

/** A plain page of some shop, from a server and on an origin of its own, with the snippet on it. */
export async function openShopPage(
  running: Servers,
  account: BuiltAccount,
  { shopper = 'Camille', options, ...wish }: ShopPageWish = {},
): Promise<Page> {
  const server = createServer(({ url }, answer) => {
    if (url === '/') answer.setHeader('content-type', 'text/html').end(pageOf(running.url, wish))
    else if (url !== '/token') answer.writeHead(404).end()
    else if (!shopper) answer.writeHead(204).end()
    else void giveToken(shopper, answer)
  }).listen(0, '127.0.0.1')

  async function giveToken(name: string, answer: ServerResponse) {
    const claims = { sub: name.toLowerCase(), name: `${name} Roy` }
    const token = await makeIdentityToken(account, running.clock.now(), claims)
    answer.setHeader('content-type', 'application/json').end(JSON.stringify({ token }))
  }

  await new Promise((resolve) => server.once('listening', resolve))
  const page = await openPage(running, { viewport: { width: 1280, height: 860 }, ...options })
  page.context().on('close', () => server.close())
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  return page
}

const pageOf = (deskUrl: string, { body = '', script = '', html = '', title = 'A shop' }: ShopPageWish) =>
  `<!doctype html>
<html lang="en" ${html}>
<head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body>
<main><h1>Tea and bowls</h1><p>Things that are slow.</p><button type="button">Buy</button></main>
${body}
<script type="module" src="${deskUrl}/widget/deskbell.js" data-identity="/token" ${script}></script>
</body>
</html>`
