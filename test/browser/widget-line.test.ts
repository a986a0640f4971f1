import { beforeAll, expect, test } from '@jest/globals'
import type { FrameLocator, Page, Route, WebSocketRoute } from 'playwright-core'
import { consoleDesk } from '../support/console-desk.js'
import { openChat, write } from '../support/people-with-browsers.js'
import { openShopPage } from '../support/shop-page.js'
import { until } from '../support/until.js'

/* What the shopper's panel does when the network, the desk or the browser does not let it. */

let desk: Awaited<ReturnType<typeof consoleDesk>>
let lina: Awaited<ReturnType<typeof desk.agent>>

beforeAll(async () => {
  desk = await consoleDesk()
  lina = await desk.agent('Lina Moreau')
})

test('offline a bar says so after a moment; twenty messages wait, one more stays in the box; back, all arrive once and in order (check 32, R42)', async () => {
  const { shop, chat } = await openAs('Nora')
  await shop.context().setOffline(true)
  await shop.clock.runFor(1_000)
  expect(await bar(chat).count()).toBe(0)
  await shop.clock.runFor(1_000)
  await chat.getByText('You are offline. We will send your message when you are back.').waitFor()
  for (let n = 1; n <= 20; n++) await write(chat, `word ${n}`)
  await write(chat, 'one too many')
  await chat.getByText('Your last messages are still on their way.', { exact: false }).waitFor()
  expect(await chat.getByRole('textbox').inputValue()).toBe('one too many')
  expect(await chat.locator('[data-state=waiting]').count()).toBe(20)

  await shop.context().setOffline(false)
  await shop.clock.runFor(1_000)
  await chat.getByText('Connected').waitFor()
  await until('all are sent', async () => (await chat.locator('[data-state=waiting]').count()) === 0)
  await shop.clock.runFor(3_000)
  await bar(chat).waitFor({ state: 'detached' })
  const { id } = (await lina.actor.inbox())[0]!
  const read = (await lina.actor.reads(id)).filter((line) => line.startsWith('SHOPPER'))
  expect(read).toEqual(Array.from({ length: 20 }, (_, n) => `SHOPPER: word ${n + 1}`))
  await shop.context().close()
})

test('what was written offline survives a reload of the page, unsent text and queue', async () => {
  const { shop, chat } = await openAs('Remi')
  await shop.route('**/shop/graphql', (route) => (isSend(route) ? route.abort() : route.fallback()))
  await write(chat, 'in the queue')
  await chat.getByRole('textbox').fill('in the box')
  await chat.locator('[data-state=waiting]').waitFor()
  await shop.unroute('**/shop/graphql')
  await shop.reload()
  const again = await openChat(shop)
  await again.locator('[data-author=you][data-state=sent]').filter({ hasText: 'in the queue' }).waitFor()
  expect(await again.getByRole('textbox').inputValue()).toBe('in the box')
  expect(await again.locator('[data-author=you]').count()).toBe(1)
  await shop.context().close()
})

test('a message that the desk chokes on keeps its words; Retry sends it once, under the same id; Delete takes it away (check 33)', async () => {
  const { shop, chat } = await openAs('Ines')
  const ids: string[] = []
  let isBroken = true
  await shop.route('**/shop/graphql', (route) => {
    if (!isSend(route)) return route.fallback()
    ids.push((route.request().postDataJSON() as { variables: { clientId: string } }).variables.clientId)
    return isBroken ? route.fulfill({ status: 500 }) : route.continue()
  })
  await write(chat, 'Is it heavy?')
  await write(chat, 'Never mind.')
  const failed = chat.locator('[data-state=failed]')
  await failed.nth(1).waitFor()
  expect(await failed.first().getByRole('alert').textContent()).toBe('Not sent. Retry or delete.')
  await failed.last().getByRole('button', { name: 'delete' }).click()
  isBroken = false
  await failed.getByRole('button', { name: 'Retry' }).click()
  await chat.locator('[data-author=you][data-state=sent]').waitFor()
  expect(await chat.locator('[data-author=you]').count()).toBe(1)
  expect(ids[0]).toBe(ids.at(-1))
  expect(new Set(ids).size).toBe(2)
  await shop.context().close()
})

test('for six minutes nothing comes through: the panel says it plainly, offers to try now, never asks to load the page anew, and then shows all that was missed (check 34)', async () => {
  let isDown = false
  const lines: WebSocketRoute[] = []
  const { shop, chat } = await openAs('Omar', (page) =>
    page.context().routeWebSocket(/\/shop\/graphql/, (line) => {
      lines.push(line)
      if (isDown) void line.close()
      else line.connectToServer()
    }),
  )
  await write(chat, 'Are you there?')
  await chat.locator('[data-author=auto]').waitFor()
  isDown = true
  for (const line of lines) await line.close()
  await shop.clock.runFor(2_000)
  // Which of the two it is by now is a matter of luck: tries come at random moments.
  await chat.getByText(/Reconnecting…|Chat is unavailable right now/).waitFor()
  for (let minute = 0; minute < 6; minute++) await shop.clock.runFor(60_000)
  await chat.getByText('Chat is unavailable right now').waitFor()
  const tried = lines.length
  expect(tried).toBeGreaterThan(8)
  expect(tried).toBeLessThan(30)
  expect(await chat.getByText(/refresh|reload/i).count()).toBe(0)
  const { id } = (await lina.actor.inbox()).find(({ preview }) => preview === 'Are you there?')!
  for (const text of ['We are.', 'And here.']) await lina.actor.replies(text, id)
  // What is sent gets through, and its answer brings a number behind those that are missed.
  await write(chat, 'Hello?')
  await chat.locator('[data-author=you][data-state=sent]').filter({ hasText: 'Hello?' }).waitFor()

  isDown = false
  await chat.getByRole('button', { name: 'Try now' }).click()
  await chat.getByText('And here.').first().waitFor()
  expect((await chat.getByTestId('msg').locator('.bubble').allTextContents()).slice(-3)).toEqual([
    ...['We are.', 'And here.', 'Hello?'],
  ])
  await shop.context().close()
})

test('too many messages are slowed down in words; the countdown is seen and not read out each second', async () => {
  const { shop, chat } = await openAs('Pia')
  let isTooMuch = true
  await shop.route('**/shop/graphql', (route) =>
    isSend(route) && isTooMuch
      ? route.fulfill({ status: 429, headers: { 'retry-after': '10' } })
      : route.fallback(),
  )
  await shop.clock.pauseAt(new Date(desk.clock.now().getTime() + 60_000))
  await write(chat, 'quick')
  const seen = chat.locator('.bar [aria-hidden=true]')
  await seen.filter({ hasText: 'You are sending messages quickly. Wait 10 seconds.' }).waitFor()
  const spoken = chat.locator('.bar [role=status]')
  expect((await spoken.textContent())!.trim()).toMatch(/Wait 10 seconds/)
  await shop.clock.runFor(4_000)
  await seen.filter({ hasText: 'Wait 6 seconds.' }).waitFor()
  expect((await spoken.textContent())!.trim()).toMatch(/Wait 10 seconds/)
  isTooMuch = false
  await shop.clock.runFor(8_000)
  await chat.locator('[data-author=you][data-state=sent]').waitFor()
  await seen.waitFor({ state: 'detached' })
  await shop.context().close()
})

test('where the browser lets an iframe keep and share nothing, the chat works in memory and says nothing of it', async () => {
  const errors: string[] = []
  const { shop, chat } = await openAs('Tove', async (page) => {
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.context().addInitScript(`if (parent !== window) {
      const refuse = () => { throw new DOMException('Access is denied', 'SecurityError') }
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get: refuse })
      BroadcastChannel = class { constructor() { refuse() } }
      LockManager.prototype.request = LockManager.prototype.query = async () => refuse()
    }`)
  })
  await write(chat, 'Hello from a strict browser')
  await chat.locator('[data-author=auto]').waitFor()
  const { id } = (await lina.actor.inbox()).find(({ preview }) => preview.includes('strict'))!
  const number = await lina.actor.replies('Hello back', id)
  await chat.getByText('Hello back').first().waitFor()
  await until('it was seen', async () =>
    (await lina.actor.inbox()).some((ticket) => ticket.id === id && ticket.seenUpTo >= number),
  )
  await chat.getByRole('button', { name: 'Emoji' }).click()
  await chat.getByRole('option', { name: 'red heart' }).click()
  expect(await chat.getByRole('textbox').inputValue()).toBe('❤️')
  expect(await bar(chat).count()).toBe(0)
  expect(errors).toEqual([])
  await shop.context().close()
})

async function openAs(shopper: string, prepare?: (page: Page) => Promise<unknown>) {
  const shop = await openShopPage(desk, desk.account, { shopper })
  if (prepare) {
    await prepare(shop)
    await shop.reload()
  }
  return { shop, chat: await openChat(shop) }
}

const bar = (chat: FrameLocator) => chat.locator('.bar:not(.unseen)')

const isSend = (route: Route) => route.request().postData()?.includes('mutation Send') ?? false
