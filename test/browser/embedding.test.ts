import { beforeAll, expect, test } from '@jest/globals'
import type { BrowserContextOptions, Page, Request } from 'playwright-core'
import { Account } from '../../schema/account.js'
import { openPage } from '../support/browser.js'
import { openChat, write } from '../support/people-with-browsers.js'
import { desk, type Desk } from '../support/desk.js'
import { strangeShop } from '../support/strange-shop.js'
import { until } from '../support/until.js'

/* The widget on pages that are not ours, at another origin: what it needs, what it leaves alone, and whom it lets in. */

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
