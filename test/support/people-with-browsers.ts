import type { FrameLocator, Page } from 'playwright-core'
import { openPage } from './browser.js'
import type { Servers } from './servers.js'

export async function openConsole(running: Servers, email: string): Promise<Page> {
  const page = await openPage(running)
  await page.goto(running.url)
  await page.getByLabel(/E-mail/).fill(email)
  await page.getByLabel(/Password/).fill('deskbell-demo')
  await page.keyboard.press('Enter')
  await page.getByTestId('ticket-row').first().waitFor()
  return page
}

export async function openShop(running: Servers, shopper: string): Promise<Page> {
  const page = await openPage(running, { viewport: { width: 1280, height: 860 } })
  await page.goto(`${running.url}/demo-shop`)
  await page.locator('[name=shopper]').selectOption(shopper)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByTestId('launcher').waitFor()
  return page
}

export async function openChat(shop: Page): Promise<FrameLocator> {
  await shop.getByTestId('launcher').click()
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
