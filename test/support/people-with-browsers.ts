import type { BrowserContextOptions, FrameLocator, Page } from 'playwright-core'
import { enterAsAgent } from './actors.js'
import { openPage } from './browser.js'
import type { Servers } from './servers.js'

/** Somebody of the demo's team, in the inbox. */
export async function openConsole(running: Servers, email: string): Promise<Page> {
  const page = await openSignedIn(running, { email }, '/inbox')
  await page.getByTestId('ticket-row').first().waitFor()
  return page
}

/** Signed in already, as after the first time. */
export async function openSignedIn(
  running: Servers,
  person: { email: string },
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const { door } = await enterAsAgent(running, person)
  const [name, value] = door.headers.cookie!.split('=') as [string, string]
  const page = await openPage(running, options)
  await page.context().addCookies([{ name, value, url: running.url }])
  await page.goto(running.url + path)
  return page
}

export async function openShop(running: Servers, shopper: string): Promise<Page> {
  const page = await openPage(running, { viewport: { width: 1280, height: 860 } })
  await page.goto(`${running.url}/demo-shop`)
  await page.locator('[name=shopper]').selectOption(shopper)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await chatLauncher(page).waitFor()
  return page
}

/** Of a shop that has tabs of its own, the launcher is there before the chat is. */
export const chatLauncher = (shop: Page) =>
  shop.getByTestId('launcher').and(shop.getByRole('button', { name: /chat/i }))

export async function openChat(shop: Page): Promise<FrameLocator> {
  await chatLauncher(shop).click()
  const chat = shop.frameLocator('iframe')
  await chat.getByRole('textbox').waitFor()
  return chat
}

export async function write(chat: FrameLocator, text: string) {
  await chat.getByRole('textbox').fill(text)
  await chat.getByRole('textbox').press('Enter')
}

/** As one leaves a page by oneself, so that it can say goodbye; a browser that is closed just drops it. */
export async function leave(page: Page) {
  await page.goto('about:blank')
  await page.context().close()
}
