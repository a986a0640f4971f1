import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { brandOf } from '../../domain/hub/brand.rules.js'
import { faultsOf } from '../support/axe.js'
import { buildAccount, type BuiltAccount } from '../support/builders.js'
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

test('a page that draws itself anew, and the hub with it, has its chat again', async () => {
  const page = await open({ body: TABS })
  await page.getByRole('button', { name: 'Open chat' }).waitFor()
  await page.evaluate(`{
    const hub = document.querySelector('deskbell-hub')
    hub.remove()
    document.querySelector('main').after(hub)
  }`)
  await page.getByRole('button', { name: 'Open chat' }).click()
  await page.frameLocator('iframe').getByRole('textbox').waitFor()
  expect(await page.locator('iframe').count()).toBe(1)
  await page.context().close()
})

test('the page may have no launcher, and lay the hub where it likes: by the script or by the element', async () => {
  const page = await open({ script: 'data-launcher="off" data-z-index="50"' })
  await page.evaluate(`new Promise((done) => document.addEventListener('deskbell:ready', done))`)
  expect(await page.getByTestId('launcher').isVisible()).toBe(false)
  expect(await styleOf(page.locator('deskbell-hub'), 'zIndex')).toBe('50')
  await page.getByRole('button', { name: 'Buy' }).focus()
  await page.evaluate(`Deskbell.open()`)
  await page.frameLocator('iframe').getByRole('textbox').waitFor()
  await page.frameLocator('iframe').getByRole('textbox').press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await focused(page)).toBe('Buy')
  await page.context().close()

  const other = await open()
  await other.getByTestId('launcher').waitFor()
  expect(Number(await styleOf(other.locator('deskbell-hub'), 'zIndex'))).toBeGreaterThan(2_147_000_000)
  await other.context().close()
})

test('unread messages are counted in the title of the page, which stays its own', async () => {
  const page = await open({ shopper: 'Amina' })
  const amina = await desk.agent('Lina Moreau')
  await page.getByRole('button', { name: 'Open chat' }).click()
  const chat = page.frameLocator('iframe')
  await chat.getByRole('textbox').fill('Is it open?')
  await chat.getByRole('textbox').press('Enter')
  await chat.getByTestId('msg').nth(1).waitFor()
  await chat.getByRole('textbox').press('Escape')
  const ticket = (await amina.actor.inbox()).find(({ profile }) => profile.name === 'Amina Roy')!
  await amina.actor.replies('It is.', ticket.id)
  await titled(page, '(1) A shop')

  await page.evaluate(`document.title = 'Bowls'`)
  await amina.actor.replies('Until six.', ticket.id)
  await titled(page, '(2) Bowls')
  await page.evaluate(`document.title = 'Tea'`)
  const seen = page.evaluate(
    `new Promise((done) => document.addEventListener('deskbell:unread', ({ detail }) => !detail.unread && done()))`,
  )
  await page.getByRole('button', { name: /^Lina.*Until six/ }).click()
  await seen
  await page.getByTestId('launcher').click()
  await titled(page, 'Tea')
  await amina.actor.replies('On Saturdays until four.', ticket.id)
  await titled(page, '(1) Tea')
  await page.evaluate(`Deskbell.signOut()`)
  await titled(page, 'Tea')
  await page.context().close()
})

test('the page’s title is left alone if the page says so', async () => {
  const page = await open({ shopper: 'Amina', script: 'data-page-title="off"' })
  await page.getByRole('button', { name: /^Open chat, .* unread/ }).waitFor()
  expect(await page.title()).toBe('A shop')
  await page.context().close()
})

test('on a phone the panel fills the window, holds the page still, and stays above the keyboard', async () => {
  const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const page = await open({ body: TABS, shopper: 'Noah', options })
  await page.getByRole('button', { name: 'Open chat' }).tap()
  const chat = page.frameLocator('iframe')
  await chat.getByRole('textbox').waitFor()
  const panel = page.getByRole('dialog', { name: 'Support chat' })
  expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
  expect(await panel.getAttribute('aria-modal')).toBe('true')
  expect(await page.locator('main').evaluate((main) => (main as unknown as { inert: boolean }).inert)).toBe(
    true,
  )
  expect(await styleOf(page.locator('html'), 'overflow')).toBe('hidden')
  await chat.locator('h1:focus').waitFor()

  await page.evaluate(`{
    Object.defineProperty(visualViewport, 'height', { get: () => 500, configurable: true })
    Object.defineProperty(visualViewport, 'offsetTop', { get: () => 40, configurable: true })
    visualViewport.dispatchEvent(new Event('resize'))
  }`)
  expect(await panel.boundingBox()).toEqual({ x: 0, y: 40, width: 390, height: 500 })
  const box = (await chat.getByRole('textbox').boundingBox())!
  expect(box.y + box.height).toBeLessThanOrEqual(540)

  await page.getByRole('tab', { name: 'Orders' }).tap()
  await page.getByRole('button', { name: 'Close', exact: true }).tap()
  await panel.waitFor({ state: 'hidden' })
  expect(await page.locator('main').evaluate((main) => (main as unknown as { inert: boolean }).inert)).toBe(
    false,
  )
  expect(await styleOf(page.locator('html'), 'overflow')).toBe('visible')
  await page.context().close()
})

test('from right to left everything is mirrored but the side, which is a choice (check 39)', async () => {
  const page = await open({ body: TABS, shopper: 'Noah', html: 'dir="rtl"' })
  const launcher = page.getByRole('button', { name: 'Open chat' })
  expect((await launcher.boundingBox())!.x).toBe(1280 - 20 - 56)
  await launcher.click()
  const chat = page.frameLocator('iframe')
  await chat.getByRole('textbox').waitFor()
  expect(await chat.locator('html').getAttribute('dir')).toBe('rtl')
  const x = async (where: Locator) => (await where.boundingBox())!.x
  expect(await x(page.getByRole('tab', { name: 'Chat' }))).toBeGreaterThan(
    await x(page.getByRole('tab', { name: 'Orders' })),
  )
  expect(await x(chat.getByRole('button', { name: 'Send' }))).toBeLessThan(await x(chat.getByRole('textbox')))
  expect(await styleOf(chat.getByRole('button', { name: 'Send' }).locator('svg'), 'transform')).toContain(
    '-1',
  )
  await page.getByRole('tab', { name: 'Chat' }).focus()
  await page.keyboard.press('ArrowLeft')
  expect(await focused(page)).toBe('Orders')
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
})

test('on paper there is no hub', async () => {
  const page = await open({ body: TABS, shopper: null })
  await page.getByTestId('launcher').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByTestId('launcher').isVisible()).toBe(false)
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

describe('a shop in yellow, with its launcher on the left', () => {
  let account: BuiltAccount

  beforeAll(async () => {
    account = await buildAccount(desk.app, { brandColour: '#ffd500', launcherSide: 'left' })
  })

  test.each(['light', 'dark'] as const)('wears it, and can be read: %s', async (colorScheme) => {
    const page = await openShopPage(desk, account, {
      body: TABS,
      shopper: colorScheme,
      options: { colorScheme },
    })
    const launcher = page.getByRole('button', { name: 'Open chat' })
    await launcher.waitFor()
    expect(await styleOf(launcher, 'backgroundColor')).toBe('rgb(255, 213, 0)')
    expect(await styleOf(launcher, 'color')).toBe('rgb(0, 0, 0)')
    expect((await launcher.boundingBox())!.x).toBe(20)
    await launcher.click()
    expect((await page.getByRole('dialog').boundingBox())!.x).toBe(20)

    const chat = page.frameLocator('iframe')
    await chat.getByRole('textbox').fill('Is it made of https://example.com/clay?')
    expect(await styleOf(chat.getByRole('button', { name: 'Send' }), 'backgroundColor')).toBe(
      'rgb(255, 213, 0)',
    )
    await chat.getByRole('textbox').press('Enter')
    await chat.getByTestId('msg').nth(1).waitFor()
    const { light, dark } = brandOf('#ffd500')
    const ground = { light, dark }[colorScheme]
    expect(await styleOf(chat.getByRole('link', { name: /example/ }), 'color')).toBe(rgb(ground.text))
    expect(await styleOf(chat.getByText('Is it made of').first(), 'backgroundColor')).toBe(rgb(ground.bubble))
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  })

  test('side and launcher may be said by the page as well, which goes first', async () => {
    const page = await openShopPage(desk, account, {
      body: '<deskbell-hub hidden side="right"></deskbell-hub>',
    })
    expect((await page.getByRole('button', { name: 'Open chat' }).boundingBox())!.x).toBe(1280 - 20 - 56)
    await page.context().close()
  })
})

const titled = (page: Page, title: string) =>
  page.waitForFunction(`document.title === ${JSON.stringify(title)}`)

const styleOf = (where: Locator, name: string) =>
  where.evaluate((element, key) => getComputedStyle(element)[key]!, name)

const rgb = (hex: string) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`

declare const getComputedStyle: (element: unknown) => Record<string, string>

/** The name of what has the focus, through shadow roots. */
function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return at?.ariaLabel || at?.textContent || ''
  })()`)
}
