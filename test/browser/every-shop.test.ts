import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { faultsOf } from '../support/axe.js'
import { openPage } from '../support/browser.js'
import { overflowOf, WIDE_LETTERS } from '../support/overflow.js'
import { chatLauncher } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/* Every page of the demo shop in every look, as every-page.test.ts does it for the console. */

const PAGES: Record<string, string> = {
  home: '',
  shelf: '/teas',
  good: '/goods/rain-teapot',
  workshop: '/workshop',
  basket: '/basket',
  'check-out': '/check-out',
  orders: '/orders',
  order: '/orders/1093',
  'not-found': '/nothing',
}

/** Whether somebody is signed in changes these. */
const SIGNED_OUT = ['home', 'check-out', 'orders']

const LOOKS = [
  { look: 'light', width: 1280, theme: 'light' },
  { look: 'dark', width: 1280, theme: 'dark' },
  { look: 'phone', width: 390, theme: 'light' },
  { look: 'small', width: 320, theme: 'dark' },
] as const

const PICTURED = ['home', 'good', 'check-out', 'orders']

let running: Servers

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T12:00:00Z'))
  await running.app.transaction(seedDemo)
})

test.each(['en', 'fr'] as const)(
  'no page of the demo shop has a fault or is wider than its window: %s (check 38, check 39)',
  async (language) => {
    const page = await openPage(running)
    const goTo = (path: string) => page.goto(`${running.url}/demo-shop${path}`)
    const found: Record<string, string[]> = {}
    await goTo(`?lang=${language}`)
    for (const slug of ['rain-teapot', 'smoke-plates']) {
      await page.locator(`[name=good][value=${slug}]`).click()
      await goTo('')
    }
    for (const name of SIGNED_OUT) {
      await goTo(PAGES[name]!)
      Object.assign(found, await faultsInEveryLook(page, `${name}, signed out`))
    }
    await page.locator('[name=shopper]').selectOption('camille')
    await page.locator('form.me button').click()
    await chatLauncher(page).waitFor()
    for (const [name, path] of Object.entries(PAGES)) {
      await goTo(path)
      await chatLauncher(page).waitFor()
      Object.assign(found, await faultsInEveryLook(page, name, PICTURED.includes(name) ? language : null))
    }
    expect(found).toEqual({})
    await page.context().close()
  },
  180_000,
)

async function faultsInEveryLook(page: Page, name: string, pictured: 'en' | 'fr' | null = null) {
  const found: Record<string, string[]> = {}
  const tell = (look: string, faults: string[]) => faults.length && (found[`${name}, ${look}`] = faults)
  for (const { look, width, theme } of LOOKS) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: theme })
    tell(look, [...(await faultsOf(page)), ...(await overflowOf(page))])
    if (process.env.SCREENSHOTS && pictured) await keep(page, name, look, pictured)
  }
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, WIDE_LETTERS)
  tell('wide letters', await overflowOf(page))
  return found
}

async function keep(page: Page, name: string, look: string, language: 'en' | 'fr') {
  const kept = language === 'en' ? look : look === 'light' && 'french'
  if (kept && kept !== 'small')
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/shop-${name}-${kept}.png` })
}

declare class CSSStyleSheet {
  replaceSync(css: string): void
}
declare const document: { adoptedStyleSheets: CSSStyleSheet[] }
