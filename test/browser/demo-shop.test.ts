import { beforeAll, expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { openPage } from '../support/browser.js'
import { chatLauncher, openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'
import { until } from '../support/until.js'

/* The demo shop, as those who try Deskbell walk through it. A Monday morning. */

let running: Servers

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
})

async function visit(path = '', locale = 'en-GB') {
  const page = await openPage(running, { viewport: { width: 1280, height: 860 }, locale })
  const refused: string[] = []
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  page.on('pageerror', ({ message }) => refused.push(message))
  await page.goto(`${running.url}/demo-shop${path}`)
  return { page, refused }
}

async function signIn(page: Page, shopper: string) {
  await page.locator('[name=shopper]').selectOption(shopper)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await chatLauncher(page).waitFor()
}

const wordsOf = async (place: Locator) => (await place.textContent())!.replace(/\s+/g, ' ')

async function sendTo(page: Page) {
  await page.getByLabel('Street and number').fill('3 quai de la Seine')
  await page.getByLabel('Postcode and town').fill('75019 Paris')
  await page.getByRole('button', { name: 'Place the order' }).click()
}

test('signed out one looks, fills a basket and finds no chat; signing in to order keeps the basket (R3)', async () => {
  const { page, refused } = await visit()
  await page.getByRole('link', { name: 'Teas', exact: true }).click()
  await page.getByRole('link', { name: 'Mountain oolong' }).last().click()
  await page.getByLabel('Quantity').fill('2')
  await page.getByRole('button', { name: 'Add to basket', exact: true }).click()
  await page.getByRole('heading', { name: 'Basket' }).waitFor()
  await page.getByRole('link', { name: 'Go on looking' }).click()
  await page.getByRole('button', { name: 'Add to basket: Morning mug' }).click()
  expect(await page.getByRole('listitem').filter({ hasText: 'oolong' }).textContent()).toMatch(/€33\.00/)
  expect(await wordsOf(page.locator('.sums'))).toMatch(/€61\.00.*€4\.90.*€65\.90/)

  await page.getByRole('link', { name: 'Check out' }).click()
  await page.getByText('Sign in to order', { exact: false }).waitFor()
  expect(await page.locator('deskbell-hub').count()).toBe(0)
  await signIn(page, 'noah')
  expect(new URL(page.url()).pathname).toBe('/demo-shop/check-out')
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Noah Berg')
  await page.getByText('2 × Mountain oolong').waitFor()
  expect(refused).toEqual([])
  await page.context().close()
})

test('what is in the basket can be changed and taken out, and survives a reload; nonsense in its cookie is no matter', async () => {
  const { page } = await visit()
  await page.getByRole('button', { name: 'Add to basket: Fern bowl' }).click()
  await page.getByRole('spinbutton', { name: 'Quantity: Fern bowl' }).fill('3')
  await page.getByRole('button', { name: 'Update the quantity: Fern bowl' }).click()
  await page.reload()
  expect(await page.getByRole('spinbutton', { name: 'Quantity: Fern bowl' }).inputValue()).toBe('3')
  expect(await wordsOf(page.locator('.sums'))).toMatch(/Delivery.*free.*€108\.00/)
  expect(await page.getByRole('link', { name: 'Basket 3' }).count()).toBe(1)
  await page.getByRole('button', { name: 'Remove: Fern bowl' }).click()
  await page.getByText('Your basket is empty.').waitFor()

  const value = 'fern-bowl.1~<b>.2~bud-vase.-1~bud-vase.999~__proto__.1~rain-teapot.x'
  const { hostname: domain } = new URL(running.url)
  await page.context().addCookies([{ name: 'demo-shop-basket', value, domain, path: '/demo-shop' }])
  await page.reload()
  expect(await page.locator('.lines li').count()).toBe(1)
  await page.context().close()
})

test('an order is placed once, however often it is sent, and stands with the shopper’s orders, in the page and in the hub (R76)', async () => {
  const shop = await openShop(running, 'camille')
  await shop.getByTestId('last-order').getByText('Your order #1093: on its way').waitFor()
  await shop.getByRole('button', { name: 'Add to basket: Rain teapot' }).click()
  await shop.getByRole('link', { name: 'Check out' }).click()
  await shop.getByRole('button', { name: 'Place the order' }).click()
  const faults = shop.getByRole('alert')
  await faults.getByRole('link', { name: 'Enter street and number' }).click()
  expect(await shop.getByLabel('Street and number').evaluate((field) => field.matches(':focus'))).toBe(true)

  const orderId = await shop.locator('[name=order]').inputValue()
  await sendTo(shop)
  await shop.getByRole('status').getByText('Thank you, Camille!').waitFor()
  await shop.getByRole('heading', { name: 'Order #1094' }).waitFor()
  const again = await shop.request.post(`${running.url}/demo-shop/orders`, {
    form: { order: orderId, name: 'Camille Roy', street: 'x', town: 'y' },
  })
  expect(again.url()).toMatch(/\/orders\/1094\?placed$/)
  await shop.reload()
  await shop.getByRole('heading', { name: 'Order #1094' }).waitFor()
  expect(await shop.getByRole('link', { name: 'Basket 0' }).count()).toBe(1)

  await shop.getByRole('link', { name: 'Your orders' }).click()
  const numbers = shop.locator('.orders').getByRole('heading')
  expect(await numbers.allTextContents()).toEqual(['Order #1094', 'Order #1093', 'Order #1041'])
  await shop.getByTestId('launcher').click()
  await shop.getByRole('tab', { name: 'Orders' }).click()
  await shop.locator('deskbell-hub').getByRole('link', { name: 'Order #1094' }).waitFor()
  await shop.context().close()
})

test('the team sees an order come in beside the open ticket, with number, sum and items, and a page that was looked at (R40, R76)', async () => {
  const shop = await openShop(running, 'noah')
  await write(await openChat(shop), 'Which teapot do you recommend?')
  const lina = await openConsole(running, 'lina@demo.shop')
  await lina.getByTestId('ticket-row').filter({ hasText: 'Noah Berg' }).getByRole('link').click()
  const panel = lina.getByRole('complementary', { name: 'Profile' })
  await panel.getByRole('region', { name: 'Last order' }).getByText('#1077').waitFor()

  await shop.goto(`${running.url}/demo-shop/goods/rain-teapot`)
  await panel.getByText('Looked at “Rain teapot”').waitFor()
  await shop.getByRole('button', { name: 'Add to basket', exact: true }).click()
  await shop.getByRole('link', { name: 'Check out' }).click()
  await sendTo(shop)
  const last = panel.getByRole('region', { name: 'Last order' })
  await last.getByText('#1095').waitFor()
  expect(await wordsOf(last)).toMatch(/Placed.*€88\.90.*1.×.*Rain teapot/)
  await panel.getByText('Placed order #1095, 88.90 €').waitFor()
  const link = last.getByRole('link', { name: 'Open in the shop (in a new tab)' })
  expect(await link.getAttribute('href')).toBe(`${running.app.config.publicUrl}/demo-shop/orders/1095`)
  await lina.context().close()
  await shop.context().close()
})

test('who buys without ever having chatted has a profile with the order when they do (R76)', async () => {
  const { page } = await visit()
  await page.locator('[name=shopper]').selectOption('amina')
  await page.route('**/demo-shop/identity-token', (route) => route.fulfill({ status: 204 }))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await forget(running, 'amina')
  await page.getByRole('button', { name: 'Add to basket: Bud vase' }).click()
  await page.getByRole('link', { name: 'Check out' }).click()
  await sendTo(page)
  await page.getByRole('status').waitFor()
  const [profile] = await running.app.database.query(
    `SELECT name, email, last_seen_at AS seen, title FROM profile JOIN profile_event ON profile_id = profile.id
     WHERE profile.external_id = 'amina'`,
  )
  expect(profile).toMatchObject({ name: 'Amina Diallo', email: 'amina.diallo@mail.example', seen: null })
  expect(profile.title).toMatch(/^Placed order #109\d, 36.90 €$/)
  await page.context().close()
})

/** As if the desk had never heard of them. */
async function forget({ app }: Servers, externalId: string) {
  await app.database.query(
    'DELETE FROM profile_event WHERE profile_id IN (SELECT id FROM profile WHERE external_id = ?)',
    [externalId],
  )
  await app.database.query('UPDATE profile SET external_id = ? WHERE external_id = ?', [
    `not ${externalId}`,
    externalId,
  ])
}

test('it speaks French to a French browser, and what is chosen holds on every page', async () => {
  const { page } = await visit('', 'fr-FR')
  await page.getByRole('heading', { name: 'Des objets lents pour des matins pressés' }).waitFor()
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('link', { name: 'The workshop' }).click()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByRole('link', { name: 'Français' }).click()
  await page.getByRole('heading', { name: 'L’atelier' }).waitFor()
  await page.context().close()
})

test('orders of somebody else, and pages that are not there, are not found; a way back leads nowhere else', async () => {
  const { page } = await visit()
  await signIn(page, 'noah')
  for (const path of ['/orders/1093', '/goods/nothing', '/nothing/at/all']) {
    const answer = await page.goto(`${running.url}/demo-shop${path}`)
    expect([path, answer!.status()]).toEqual([path, 404])
    await page.getByRole('heading', { name: 'This page is not on our shelves' }).waitFor()
  }
  for (const back of ['https://evil.example', '//evil.example', '/demo-shop/../graphql', '/']) {
    const form = { back }
    const answer = await page.request.post(`${running.url}/demo-shop/sign-out`, { form, maxRedirects: 0 })
    expect(answer.headers().location).toBe('/demo-shop')
  }
  await page.context().close()
})

test('it lives under the strict policy of docs/embedding.md, with no style or script of its own in the page', async () => {
  const { page, refused } = await visit()
  const answer = await page.reload()
  expect(answer!.headers()['content-security-policy']).toMatch(/default-src 'none'.*script-src http/)
  expect(await page.locator('style, [style], script:not([src]), [onclick]').count()).toBe(0)
  await signIn(page, 'camille')
  const chat = await openChat(page)
  await write(chat, 'Is the kiln warm?')
  await until(
    'it is sent',
    async () => (await chat.locator('[data-author=you][data-state=sent]').count()) === 1,
  )
  expect(refused).toEqual([])
  await page.context().close()
})
