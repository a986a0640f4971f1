import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from '@jest/globals'
import type { BrowserContextOptions, Page, Request } from 'playwright-core'
import { Account } from '../../schema/account.js'
import { makeIdentityToken } from '../support/actors.js'
import { Door } from '../support/door.js'
import { openPage } from '../support/browser.js'
import { openChat, write } from '../support/people-with-browsers.js'
import { desk, type Desk } from '../support/desk.js'
import { endShopperSessions } from '../support/end-shopper-sessions.js'
import { strangeShop } from '../support/strange-shop.js'
import { until } from '../support/until.js'

/* The widget on pages that are not ours, at another origin: what it needs, what it leaves alone, and whom it lets in. */

declare const window: any
declare const document: any
declare const sessionStorage: any
declare const localStorage: any

let it: Desk

beforeAll(async () => {
  it = await desk()
})

/** What a page said that it would not do, or that went wrong in it. */
function complaints(page: Page): string[] {
  const said: string[] = []
  page.on('pageerror', ({ message }) => said.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy|TrustedHTML/.test(message.text()))
      said.push(message.text())
  })
  return said
}

async function visit(url: string, options: BrowserContextOptions = {}) {
  const page = await openPage(it.servers, { viewport: { width: 1280, height: 860 }, ...options })
  const said = complaints(page)
  const toDesk: Request[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(it.servers.url)) toDesk.push(request)
  })
  await page.goto(url)
  return { page, said, toDesk }
}

const allow = (allowedOrigins: string[]) =>
  it.servers.app.database.manager.update(Account, { id: it.account.id }, { allowedOrigins })

const accountNow = () => it.servers.app.database.manager.findOneByOrFail(Account, { id: it.account.id })

test('an origin of the list has the chat, and the shopper writes there (R2)', async () => {
  const shop = await strangeShop(it.servers, it.account)
  await allow([shop.url])
  const { page, said } = await visit(shop.url)
  const chat = await openChat(page)
  await write(chat, 'From a page of the list')
  await chat.getByTestId('msg').filter({ hasText: 'From a page of the list' }).waitFor()
  expect(said).toEqual([])
  await allow([])
  await page.context().close()
})

test('another origin has none: the browser does not show the frame, and the team sees who asked (R2)', async () => {
  const shop = await strangeShop(it.servers, it.account)
  await allow(['https://shop.example'])
  const { page } = await visit(shop.url)
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await until('it was noted', async () => (await accountNow()).refusedOrigin === shop.url)
  await page.waitForLoadState('networkidle')
  expect(await page.getByTestId('launcher').isVisible()).toBe(false)
  expect(page.frames().filter((frame) => frame.url().includes('/widget/'))).toEqual([])
  expect(errors).toEqual([])
  await allow([])
  await page.context().close()
})

const documentOf = (page = 'https://shop.example', account = it.account.publicId) =>
  fetch(`${it.servers.url}/widget/?${new URLSearchParams({ account, page })}`)

const policyOf = async (response: Promise<Response>) =>
  (await response).headers.get('content-security-policy')!.split('; ')

test('browsers are told which pages may show the chat (R2)', async () => {
  await allow(['https://shop.example', 'https://*.teas.example'])
  expect(await policyOf(documentOf())).toContain(
    "frame-ancestors 'self' https://shop.example https://*.teas.example",
  )
  const onlyOurs = "frame-ancestors 'self'"
  expect(await policyOf(documentOf('https://shop.example', 'nobody'))).toContain(onlyOurs)
  expect(await policyOf(documentOf('https://shop.example', `${it.account.publicId} `))).toContain(onlyOurs)
  expect(await policyOf(fetch(`${it.servers.url}/widget/?preview`))).toContain(onlyOurs)
  expect(await policyOf(fetch(`${it.servers.url}/widget/index.html`))).toContain(onlyOurs)
  await allow([])
  expect((await policyOf(documentOf())).join()).not.toContain('frame-ancestors')
})

test('the chat’s own page runs nothing but what is ours, sets no cookie, and is kept by nobody', async () => {
  const response = await documentOf()
  expect(response.status).toBe(200)
  const policy = response.headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toMatch(/unsafe|\*/)
  expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('set-cookie')).toBeNull()
  expect(response.headers.get('x-frame-options')).toBeNull()
})

test('signed out, a page loads the script and nothing else: no request, no cookie, no element (check 1, R2)', async () => {
  const shop = await strangeShop(it.servers, it.account, { shopper: null })
  const { page, said, toDesk } = await visit(shop.url)
  await page.waitForLoadState('networkidle')
  expect(shop.asked).toBe(1)
  expect(toDesk.map((request) => request.url())).toEqual([`${it.servers.url}/widget/deskbell.js`])
  expect(await page.context().cookies()).toEqual([])
  expect(await page.locator('deskbell-hub, iframe').count()).toBe(0)
  expect(await leftOn(page)).toEqual({ session: 0, local: 0, cookie: '' })
  expect(said).toEqual([])
  await page.context().close()
})

test.each([204, 401, 403, 404, 500])(
  'whatever a shop says for nobody, a page shows no error: %d (R2)',
  async (status) => {
    const shop = await strangeShop(it.servers, it.account)
    shop.answers = { status }
    const { page } = await visit(shop.url)
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.waitForLoadState('networkidle')
    expect(shop.asked).toBe(1)
    expect(await page.locator('deskbell-hub').count()).toBe(0)
    expect(errors).toEqual([])
    await page.context().close()
  },
)

const leftOn = (page: Page) =>
  page.evaluate(() => ({
    session: sessionStorage.length,
    local: localStorage.length,
    cookie: document.cookie,
  }))

test('it works under the strictest policy: no inline style, no inline script, trusted types, isolated', async () => {
  const shop = await strangeShop(it.servers, it.account, {
    headers: (desk) => ({
      'content-security-policy': [
        "default-src 'none'",
        `script-src ${desk}`,
        `frame-src ${desk}`,
        "connect-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join('; '),
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
    }),
  })
  const { page, said } = await visit(shop.url)
  const chat = await openChat(page)
  await write(chat, 'Under a strict policy')
  await chat.locator('[data-author=you][data-state=sent]').last().waitFor()
  await page.keyboard.press('Escape')
  await page.getByTestId('launcher').waitFor()
  expect(said).toEqual([])
  await page.context().close()
})

const HOSTILE = `<style>
body * { all: unset !important; display: none !important; position: static !important; font-size: 2px !important;
  visibility: hidden !important; opacity: 0 !important; pointer-events: none !important; transform: scale(0.1) !important;
  color: red !important; content-visibility: hidden !important; clip-path: inset(50%) !important; filter: blur(9px) !important }
iframe, button, div { width: 1px !important; height: 1px !important; max-width: 1px !important }
deskbell-hub { inset: auto !important; z-index: -1 !important; float: left; contain: strict !important }
</style><div class="banner" style="all: initial !important; position: fixed !important; display: block !important; inset: 0 !important; z-index: 99999"></div>`

test('no style of the page reaches it', async () => {
  const plain = await strangeShop(it.servers, it.account)
  const hostile = await strangeShop(it.servers, it.account, { before: HOSTILE })
  const boxes = []
  for (const shop of [plain, hostile]) {
    const { page } = await visit(shop.url)
    const launcher = page.getByTestId('launcher')
    await launcher.waitFor()
    const closed = await launcher.boundingBox()
    const chat = await openChat(page)
    await write(chat, 'Through a hostile style')
    await chat.locator('[data-author=you][data-state=sent]').last().waitFor()
    boxes.push({ closed, open: await page.locator('deskbell-hub iframe').boundingBox() })
    await page.context().close()
  }
  expect(boxes[0]!.closed).toMatchObject({ width: 56, height: 56 })
  expect(boxes[1]).toEqual(boxes[0])
})

test('it leaves the page alone: one name, no handler of the page’s, and a page that changed its globals', async () => {
  const shop = await strangeShop(it.servers, it.account, {
    before: `<div id="Deskbell"></div><script>
      window.heard = []; window.fetched = []
      window.onmessage = (event) => heard.push(event.origin)
      window.handler = window.onmessage
      window.ours = window.fetch
      window.fetch = (...all) => { fetched.push(String(all[0])); return ours(...all) }
      Array.prototype.extra = Object.prototype.more = 'everywhere'
      Array.prototype.toJSON = () => 'no'
      window.before = window.keys = []
      window.before = Object.getOwnPropertyNames(window)
      window.keys = Object.keys(window)
    </script>`,
    script: (desk) =>
      ['', '?again', '?v=3']
        .map(
          (query) =>
            `<script type="module" src="${desk}/widget/deskbell.js${query}" data-identity="/identity"></script>`,
        )
        .join(''),
  })
  const { page, said } = await visit(shop.url)
  const chat = await openChat(page)
  await write(chat, 'From a page with other globals')
  await chat.locator('[data-author=you][data-state=sent]').last().waitFor()
  const found = await page.evaluate(() => {
    const here = window
    const isKnown = (name: string) => here.before.includes(name) || /^\d+$/.test(name)
    return {
      added: Object.getOwnPropertyNames(window).filter((name) => !isKnown(name)),
      keys: Object.keys(window).filter((name) => !here.keys.includes(name) && !/^\d+$/.test(name)),
      handler: here.onmessage === here.handler,
      fetched: here.fetched,
      calls: Object.keys(here.Deskbell).sort(),
      hubs: document.querySelectorAll('deskbell-hub').length,
    }
  })
  expect(found).toEqual({
    added: ['Deskbell'],
    keys: [],
    handler: true,
    fetched: ['/identity'],
    calls: ['close', 'identify', 'on', 'open', 'signOut'],
    hubs: 1,
  })
  expect(said).toEqual([])
  await page.context().close()
})

test('on a phone, at another origin, with the network cut and restored, every word arrives once', async () => {
  const own = await desk()
  const shop = await strangeShop(own.servers, own.account, { shopper: 'noah' })
  const { page } = await visit(shop.url, {
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
  })
  const chat = await openChat(page)
  expect(await page.locator('deskbell-hub iframe').boundingBox()).toEqual({
    x: 0,
    y: 0,
    width: 390,
    height: 780,
  })
  await write(chat, 'Before the tunnel')
  await chat.locator('[data-author=you][data-state=sent]').waitFor()
  await page.context().setOffline(true)
  await write(chat, 'In the tunnel')
  await page.clock.runFor(3_000)
  await chat.getByText('You are offline', { exact: false }).first().waitFor()
  await page.context().setOffline(false)
  await page.clock.runFor(10_000)
  await chat.locator('[data-author=you][data-state=sent]').nth(1).waitFor()
  expect((await own.agent.reads()).filter((line) => line.startsWith('SHOPPER'))).toEqual([
    'SHOPPER: Before the tunnel',
    'SHOPPER: In the tunnel',
  ])
  await page.context().close()
})

test('a page that calls something of its own Deskbell keeps it, and imports ours', async () => {
  const shop = await strangeShop(it.servers, it.account, {
    before: '<script>var Deskbell = "the shop’s own"</script>',
    script: (desk) => `<script type="module">
      import { identify, on } from '${desk}/widget/deskbell.js'
      on('ready', () => (document.title = 'ready'))
      identify(async () => (await (await fetch('/identity')).json()).token)
    </script>`,
  })
  const { page, said } = await visit(shop.url)
  await page.getByTestId('launcher').waitFor()
  expect(await page.title()).toBe('ready')
  expect(await page.evaluate(() => window.Deskbell)).toBe('the shop’s own')
  expect(said).toEqual([])
  await page.context().close()
})

/** A page that identifies by itself, and keeps what it hears. */
const byItself = (desk: string) => `<script type="module">
  import { close, identify, on, open, signOut } from '${desk}/widget/deskbell.js'
  window.heard = []
  window.events = ['ready', 'opened', 'closed', 'unread', 'message', 'expired', 'gone']
  window.stops = events.map((event) => on(event, (detail) => heard.push(detail === undefined ? event : event + ' ' + JSON.stringify(detail))))
  window.signIn = () => identify(async () => {
    const answer = await fetch('/identity')
    return answer.status === 200 ? (await answer.json()).token : null
  })
  window.hub = { close, on, open, signOut }
  window.signedIn = signIn()
  open()
</script>`

const heard = (page: Page): Promise<string[]> => page.evaluate(() => window.heard)
const hears = (page: Page, event: string) =>
  until(`the page hears ${event}`, async () => (await heard(page)).includes(event))

test('a page opens, closes, hears and signs out by itself, and nothing is left behind', async () => {
  const own = await desk()
  const shop = await strangeShop(own.servers, own.account, { script: byItself, shopper: 'noah' })
  const { page, said } = await visit(shop.url)
  await hears(page, 'opened {"tab":"Chat"}')
  const chat = page.frameLocator('iframe')
  await write(chat, 'Is anybody there?')
  await chat.getByTestId('msg').filter({ hasText: 'with you shortly' }).waitFor()
  await page.evaluate(() => window.hub.close())
  const answered = (await heard(page)).length
  await own.agent.replies('I am.')
  await hears(page, 'unread 1')
  expect((await heard(page)).slice(answered)).toEqual(['unread 1', 'message {"from":"Lina"}'])
  expect((await heard(page)).slice(0, 2)).toEqual(['ready', 'opened {"tab":"Chat"}'])

  const late = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const { on } = window.hub
        on('unread', () => {})()
        on('ready', () => resolve('told late'))
      }),
  )
  expect(late).toBe('told late')

  // The same shopper, identified anew as the page goes on: nothing happens to the chat.
  await page.evaluate(async () => {
    window.hub.open()
    await window.signIn()
  })
  expect(await page.locator('deskbell-hub iframe').isVisible()).toBe(true)
  expect(await chat.getByTestId('msg').filter({ hasText: 'I am.' }).isVisible()).toBe(true)

  const frame = page.frames().find((one) => one.url().includes('/widget/'))!
  await chat.getByRole('textbox').fill('Half a thought')
  await page.evaluate(() => window.hub.signOut())
  expect((await heard(page)).at(-1)).toBe('gone')
  expect(frame.isDetached()).toBe(true)
  expect(await page.locator('deskbell-hub, iframe').count()).toBe(0)
  expect(await leftOn(page)).toEqual({ session: 0, local: 0, cookie: '' })
  expect(await page.context().cookies()).toEqual([])
  const [{ left }] = await own.servers.app.database.query(
    `SELECT COUNT(*) AS \`left\` FROM shopper_session JOIN profile ON profile.id = profile_id
     WHERE shopper_session.account_id = ? AND external_id = 'noah'`,
    [own.account.id],
  )
  expect(Number(left)).toBe(0)

  await page.evaluate(() => {
    for (const stop of window.stops) stop()
  })
  const before = (await heard(page)).length
  await page.evaluate(() => window.signIn())
  await page.getByTestId('launcher').waitFor()
  expect(await heard(page)).toHaveLength(before)
  expect(said).toEqual([])
  await page.context().close()
})

test('another shopper on the same page finds nothing of the first', async () => {
  const own = await desk()
  const shop = await strangeShop(own.servers, own.account, { script: byItself, shopper: 'noah' })
  const { page } = await visit(shop.url)
  await hears(page, 'opened {"tab":"Chat"}')
  const chat = page.frameLocator('iframe')
  await write(chat, 'Noah was here')
  await chat.locator('[data-author=you][data-state=sent]').last().waitFor()
  shop.shopper = 'amina'
  await page.evaluate(() => window.signIn())
  await page.getByTestId('launcher').waitFor()
  await page.evaluate(() => window.hub.open())
  await chat.getByTestId('welcome').waitFor()
  expect(await chat.getByText('Noah was here').count()).toBe(0)
  expect(await heard(page)).toContain('gone')
  shop.shopper = null
  await page.evaluate(() => window.signIn())
  expect(await page.locator('deskbell-hub, iframe').count()).toBe(0)
  await page.context().close()
})

test('when the session is over the page is asked for another token; when it has none, the chat goes and leaves nothing', async () => {
  const own = await desk()
  const shop = await strangeShop(own.servers, own.account, { script: byItself, shopper: 'noah' })
  const { page } = await visit(shop.url)
  await hears(page, 'opened {"tab":"Chat"}')
  const chat = page.frameLocator('iframe')
  await write(chat, 'Before')
  await chat.locator('[data-author=you][data-state=sent]').last().waitFor()
  expect(shop.asked).toBe(1)

  await endShopperSessions(own.servers, own.account)
  await write(chat, 'Behind')
  await chat.locator('[data-author=you][data-state=sent]').nth(1).waitFor()
  expect(shop.asked).toBe(2)
  expect(await heard(page)).not.toContain('expired')

  shop.shopper = null
  await endShopperSessions(own.servers, own.account)
  await hears(page, 'expired')
  await chat.getByText('Your session ended', { exact: false }).waitFor()
  expect(await chat.getByTestId('msg').count()).toBe(0)
  const frame = page.frames().find((one) => one.url().includes('/widget/'))!
  expect(await frame.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0])
  await page.evaluate(() => window.hub.close())
  expect((await heard(page)).slice(-2)).toEqual(['gone', 'closed'])
  expect(await page.locator('deskbell-hub, iframe').count()).toBe(0)
  expect(await leftOn(page)).toEqual({ session: 0, local: 0, cookie: '' })
  await page.context().close()
})

test('a stranger’s frame on the same page neither drives the chat nor hears a token', async () => {
  const stranger = await strangeShop(it.servers, it.account, {
    script: () => `<script>
      window.got = []
      addEventListener('message', (event) => got.push(event.data))
      const said = ['close', 'opened', 'signOut', 'needIdentity', 'gone', 'expired']
      const all = [...said.map((say) => ({ say })), { say: 'identity', token: null }, { say: 'hub', hub: null }]
      setInterval(() => {
        for (const there of [parent, ...Array.from({ length: parent.length }, (_, at) => parent[at])])
          if (there !== window) for (const deskbell of all) there.postMessage({ deskbell }, '*')
      }, 50)
    </script>`,
  })
  const shop = await strangeShop(it.servers, it.account, {
    before: `<iframe src="${stranger.url.replace('localhost', '127.0.0.1')}" title="An advertisement"></iframe>
      <script>setInterval(() => postMessage({ deskbell: { say: 'hub', hub: null } }, '*'), 50)</script>`,
  })
  const { page } = await visit(shop.url)
  await page.getByTestId('launcher').click()
  const chat = page.frameLocator('deskbell-hub iframe')
  await write(chat, 'Undisturbed')
  await chat.locator('[data-author=you][data-state=sent]').last().waitFor()
  expect(await page.getByTestId('launcher').getAttribute('aria-expanded')).toBe('true')
  expect(shop.asked).toBe(1)
  const frame = page
    .frames()
    .find((one) => one.url().startsWith('http://127.0.0.1') && !one.url().includes('/widget/'))!
  expect(await frame.evaluate(() => window.got)).toEqual([])
  await page.context().close()
})

test('a page that says it is another one gets no session, however good its token', async () => {
  await allow(['https://shop.example'])
  const token = await makeIdentityToken(it.account, it.servers.clock.now())
  const other = await desk()
  const framed = (account: string, page: string) =>
    `${it.servers.url}/widget/?${new URLSearchParams({ account, page })}`
  // Its own account's list is empty, so the browser shows the frame; which then takes no token of ours.
  for (const [account, page] of [
    [other.account.publicId, 'its own'],
    [other.account.publicId, 'https://shop.example'],
    [it.account.publicId, 'https://shop.example'],
  ] as const) {
    const evil = await strangeShop(it.servers, it.account, {
      script: () => `<script>
        addEventListener('message', ({ source }) => source.postMessage({ deskbell: { say: 'identity', token: '${token}' } }, '*'))
        const frame = document.body.appendChild(document.createElement('iframe'))
        const told = '${page}' === 'its own' ? location.origin : '${page}'
        frame.src = '${framed(account, 'PAGE')}'.replace('PAGE', encodeURIComponent(told))
        setInterval(() => frame.contentWindow.postMessage({ deskbell: { say: 'identity', token: '${token}' } }, '*'), 50)
      </script>`,
    })
    const { page: browser, toDesk } = await visit(evil.url)
    await browser.waitForLoadState('networkidle')
    expect(toDesk.map((request) => request.url()).filter((url) => url.includes('graphql'))).toEqual([])
    await browser.context().close()
  }
  await allow([])
  // The token was good all the while.
  const door = new Door(`${it.servers.url}/shop/graphql`)
  const starting = 'mutation ($token: String!) { startSession(identityToken: $token) { token } }'
  expect(await door.refusal(starting, { token })).toBe('not refused')
})

test('what the desk serves as its types is what one can write with it', async () => {
  const types = await (await fetch(`${it.servers.url}/widget/deskbell.d.ts`)).text()
  const folder = mkdtempSync(`${tmpdir()}/deskbell-types-`)
  const compile = (consumer: string) => {
    writeFileSync(`${folder}/deskbell.d.ts`, types)
    writeFileSync(`${folder}/consumer.ts`, consumer)
    writeFileSync(
      `${folder}/tsconfig.json`,
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          module: 'esnext',
          moduleResolution: 'bundler',
          target: 'es2022',
          types: [],
          paths: { 'https://desk.example.com/widget/deskbell.js': ['./deskbell.d.ts'] },
        },
        files: ['consumer.ts'],
      }),
    )
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
    return stdout
  }
  const good = `import { close, identify, on, open, signOut, type Deskbell } from 'https://desk.example.com/widget/deskbell.js'
    identify(async () => (await (await fetch('/token')).json()).token as string)
    identify(() => null)
    const stop: () => void = on('unread', (count) => count.toFixed())
    on('message', ({ from }) => from.toUpperCase())
    on('ready', () => open('chat'))
    on('opened', ({ tab }) => tab.length)
    document.addEventListener('deskbell:unread', ({ detail }) => detail.unread.toFixed())
    document.addEventListener('deskbell:loaded', ({ detail }) => detail.open())
    const there: Deskbell | undefined = globalThis.Deskbell
    window.Deskbell?.close()
    export const all = [stop, there, close(), signOut().then(() => {})]`
  expect(compile(good)).toBe('')
  expect(compile(`${good}\non('unknown', () => {})`)).toContain('\'"unknown"\'')
  expect(compile(`${good}\nidentify('a token')`)).toContain('TS2345')
  expect(compile(`${good}\non('unread', (count) => count.from)`)).toContain('TS2339')
  rmSync(folder, { recursive: true })
})

const tsc = fileURLToPath(new URL('../../node_modules/typescript7/bin/tsc', import.meta.url))
