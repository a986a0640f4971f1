import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeIdentityToken } from './actors.js'
import type { BuiltAccount } from './builders.js'
import { closedFirst, type Servers } from './servers.js'

interface StrangeShop {
  /** Its origin, which is not the desk's. */
  url: string
  /** How often it was asked who is signed in. */
  asked: number
  /** Who is signed in; null: nobody. */
  shopper: string | null
  /** What it answers instead of a token, if anything. */
  answers: { status: number } | null
}

interface Wish {
  headers?: (desk: string, shop: string) => Record<string, string>
  /** What stands in the page before the script, and behind it. */
  before?: string
  after?: string
  /** Without its `data-identity` the page identifies by itself. */
  script?: (desk: string) => string
  shopper?: string | null
}

/** A shop that we do not control: a server of its own at another origin, with whatever headers, styles and scripts it likes. */
export async function strangeShop(
  { url: desk, clock }: Servers,
  account: BuiltAccount,
  { headers = () => ({}), before = '', after = '', script = plainLine, shopper = 'camille' }: Wish = {},
): Promise<StrangeShop> {
  const server = createServer((request, answer) => void serve(request.url!, answer))
  async function serve(path: string, answer: ServerResponse) {
    if (path === '/identity') {
      shop.asked++
      if (shop.answers || !shop.shopper) return answer.writeHead(shop.answers?.status ?? 204).end()
      const token = await makeIdentityToken(account, clock.now(), { sub: shop.shopper, name: 'Camille Roy' })
      return answer.setHeader('content-type', 'application/json').end(JSON.stringify({ token }))
    }
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/icon"></head>
<body><main><h1>Tea and bowls</h1><p>Slow things.</p><button>Buy</button></main>${before}${script(desk)}${after}</body></html>`
    answer.writeHead(200, { 'content-type': 'text/html', ...headers(desk, shop.url) }).end(page)
  }
  const shop: StrangeShop = { url: await listen(server), asked: 0, shopper, answers: null }
  closedFirst.push(async () => void server.close())
  return shop
}

const plainLine = (desk: string) =>
  `<script type="module" src="${desk}/widget/deskbell.js" data-identity="/identity"></script>`

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://localhost:${(server.address() as AddressInfo).port}`
}
