import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { faultsOf } from '../support/axe.js'
import { consoleDesk } from '../support/console-desk.js'
import { openShopPage, type ShopPageWish } from '../support/shop-page.js'

/*
 * The hub on the page of a shop that we do not control: its drawer and tabs, its launcher, on desk and phone.
 */

const TABS = `<deskbell-hub hidden>
  <section data-tab="Orders"><h3>Your orders</h3><p>Order #1093 is on its way.</p></section>
  <section data-tab="Help"><p>Bowls may go into the dishwasher.</p></section>
</deskbell-hub>`

let desk: Awaited<ReturnType<typeof consoleDesk>>

beforeAll(async () => {
  desk = await consoleDesk()
})

const open = (wish: ShopPageWish = {}) => openShopPage(desk, desk.account, wish)

test('signed out, with nothing but the chat to show, there is nothing but the loader: no element, no frame, no cookie (check 1, R2)', async () => {
  const page = await open({ shopper: null })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.reload()
  await page.waitForLoadState('networkidle')
  expect(asked.filter((url) => url.startsWith(desk.url))).toEqual([`${desk.url}/widget/deskbell.js`])
  expect(page.frames()).toHaveLength(1)
  expect(await page.locator('deskbell-hub').count()).toBe(0)
  expect(await page.context().cookies()).toEqual([])
  await page.context().close()
})

test('a hub of the shop’s own, without tabs and with nobody signed in, shows nothing either', async () => {
  const page = await open({ shopper: null, body: '<deskbell-hub hidden></deskbell-hub>' })
  await page.waitForLoadState('networkidle')
  expect(await page.getByTestId('launcher').isVisible()).toBe(false)
  expect(page.frames()).toHaveLength(1)
  await page.context().close()
})

test('signed out, the hub shows the shop’s own tabs alone, and asks the desk for nothing', async () => {
  const page = await open({ shopper: null, body: TABS })
  const launcher = page.getByRole('button', { name: 'Open Orders and Help' })
  await launcher.click()
  const panel = page.getByRole('dialog', { name: 'Orders' })
  await panel.getByRole('heading', { name: 'Orders', exact: true }).waitFor()
  expect(await focused(page)).toBe('Orders')
  await page.getByText('Order #1093 is on its way.').waitFor()
  expect(await page.getByText('Bowls may go').isVisible()).toBe(false)
  expect(await panel.getByRole('tab').allTextContents()).toEqual(['Orders', 'Help'])
  expect(page.frames()).toHaveLength(1)
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
  expect(await focused(page)).toBe('Open Orders and Help')
  await page.context().close()
})

test('web chat puts its tab before the shop’s own; the list is walked with arrows, Home and End', async () => {
  const page = await open({ body: TABS })
  await page.getByRole('button', { name: 'Open chat' }).click()
  await page.frameLocator('iframe').getByRole('textbox').waitFor()
  const tabs = page.getByRole('tablist', { name: 'Sections' })
  expect(await tabs.getByRole('tab').allTextContents()).toEqual(['Chat', 'Orders', 'Help'])

  await tabs.getByRole('tab', { name: 'Chat' }).focus()
  for (const [key, name, text] of [
    ['ArrowRight', 'Orders', 'Order #1093 is on its way.'],
    ['End', 'Help', 'Bowls may go into the dishwasher.'],
    ['ArrowLeft', 'Orders', 'Order #1093 is on its way.'],
    ['End', 'Help', 'Bowls may go into the dishwasher.'],
  ] as const) {
    await page.keyboard.press(key)
    await page.getByText(text).waitFor()
    expect(await focused(page)).toBe(name)
    expect(await tabs.getByRole('tab', { selected: true }).allTextContents()).toEqual([name])
    await page.getByRole('tabpanel', { name }).waitFor()
  }
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('ArrowRight')
  await page.frameLocator('iframe').getByRole('textbox').waitFor()
  expect(await focused(page)).toBe('Chat')
  await page.keyboard.press('Home')
  expect(await tabs.locator('[tabindex="0"]').count()).toBe(1)
  await page.context().close()
})

test('one tab alone needs no list', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Open chat' }).click()
  await page.frameLocator('iframe').getByRole('textbox').waitFor()
  expect(await page.getByRole('tablist').count()).toBe(0)
  await page.context().close()
})

test('what is said while another tab is shown is unread: a dot on the Chat tab says so, and so does the launcher', async () => {
  const page = await open({ body: TABS, shopper: 'Noah' })
  const lina = await desk.agent('Lina Moreau')
  await page.getByRole('button', { name: 'Open chat' }).click()
  const chat = page.frameLocator('iframe')
  await chat.getByRole('textbox').fill('Hello?')
  await chat.getByRole('textbox').press('Enter')
  await chat.getByTestId('msg').nth(1).waitFor()
  await page.getByRole('tab', { name: 'Orders' }).click()

  const [ticket] = await lina.actor.inbox()
  await lina.actor.replies('Here I am.', ticket!.id)
  await page.getByRole('tab', { name: 'Chat 1 unread message' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Open chat, 1 unread message' }).waitFor()
  await page.getByRole('button', { name: /Lina.*Here I am\./ }).click()
  await page.getByRole('tab', { name: 'Chat', exact: true }).waitFor()
  await page.context().close()
})

test('tabs that come, go or are renamed later are followed', async () => {
  const page = await open({ shopper: null, body: '<deskbell-hub hidden></deskbell-hub>' })
  await page.evaluate(
    `document.querySelector('deskbell-hub').innerHTML = '<p data-tab="Sizes">36 is small.</p>'`,
  )
  await page.getByRole('button', { name: 'Open Sizes' }).click()
  await page.getByText('36 is small.').waitFor()
  await page.evaluate(`document.querySelector('[data-tab]').dataset.tab = 'Fit'`)
  await page.getByRole('heading', { name: 'Fit' }).waitFor()
  await page.evaluate(`document.querySelector('[data-tab]').hidden = true`)
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await page.getByTestId('launcher').isVisible()).toBe(false)
  await page.context().close()
})

test('while the desk is down, the shop’s own tabs are there', async () => {
  const page = await open({ body: TABS, shopper: null })
  await page
    .context()
    .route(`${desk.url}/widget/**`, (route) =>
      route.request().url().endsWith('deskbell.js') ? route.continue() : route.abort(),
    )
  await page.context().route('**/token', async (route) => route.fulfill({ json: { token: 'anything' } }))
  await page.reload()
  await page.getByRole('button', { name: 'Open Orders and Help' }).click()
  await page.getByText('Order #1093 is on its way.').waitFor()
  expect(await page.getByRole('tab').allTextContents()).toEqual(['Orders', 'Help'])
  await page.context().close()
})

/** The name of what has the focus, through shadow roots. */
function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return at?.ariaLabel || at?.textContent || ''
  })()`)
}
